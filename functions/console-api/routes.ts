import type { Route } from './route.ts'
import { AUDIENCE_ROUTES } from './routes/audiences.ts'
import { AUDIT_ROUTES } from './routes/audit.ts'
import { CAMPAIGN_ROUTES } from './routes/campaigns.ts'
import { CONTACT_ROUTES } from './routes/contacts.ts'
import { DEAD_LETTER_ROUTES } from './routes/dead-letters.ts'
import { DRY_RUN_ROUTES } from './routes/dry-runs.ts'
import { EXPLAIN_ROUTES } from './routes/explain.ts'
import { HOLD_ROUTES } from './routes/holds.ts'
import { HOME_ROUTES } from './routes/home.ts'
import { IMPORT_ROUTES } from './routes/imports.ts'
import { INBOX_ROUTES } from './routes/inbox.ts'
import { KIND_ROUTES } from './routes/kinds.ts'
import { LINE_ROUTES } from './routes/line.ts'
import { ME_ROUTES } from './routes/me.ts'
import { MESSAGE_ROUTES } from './routes/messages.ts'
import { OWN_NUMBER_ROUTES } from './routes/own-numbers.ts'
import { PEOPLE_ROUTES } from './routes/people.ts'
import { POLICY_ROUTES } from './routes/policies.ts'
import { RECORD_ROUTES } from './routes/records.ts'
import { RESULT_ROUTES } from './routes/results.ts'
import { SETTINGS_ROUTES } from './routes/settings.ts'
import { SHOP_ROUTES } from './routes/shops.ts'
import { SOURCE_ROUTES } from './routes/sources.ts'
import { TEMPLATE_ROUTES } from './routes/templates.ts'
import { WEBHOOK_ROUTES } from './routes/webhooks.ts'

/** Every route for signed-in callers. */
export const ROUTES: readonly Route[] = [
  ...ME_ROUTES,
  ...MESSAGE_ROUTES,
  ...CONTACT_ROUTES,
  ...HOLD_ROUTES,
  ...PEOPLE_ROUTES,
  ...RECORD_ROUTES,
  ...EXPLAIN_ROUTES,
  ...CAMPAIGN_ROUTES,
  ...TEMPLATE_ROUTES,
  ...RESULT_ROUTES,
  ...DRY_RUN_ROUTES,
  ...AUDIENCE_ROUTES,
  ...OWN_NUMBER_ROUTES,
  ...INBOX_ROUTES,
  ...KIND_ROUTES,
  ...IMPORT_ROUTES,
  ...DEAD_LETTER_ROUTES,
  ...LINE_ROUTES,
  ...SETTINGS_ROUTES,
  ...SHOP_ROUTES,
  ...POLICY_ROUTES,
  ...WEBHOOK_ROUTES,
  ...SOURCE_ROUTES,
  ...AUDIT_ROUTES,
  ...HOME_ROUTES,
]
