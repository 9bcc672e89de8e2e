import { bench } from './en/bench.ts'
import { campaignSteps } from './en/campaign-steps.ts'
import { campaigns } from './en/campaigns.ts'
import { companyRules } from './en/company-rules.ts'
import { holds } from './en/holds.ts'
import { inbox } from './en/inbox.ts'
import { incoming } from './en/incoming.ts'
import { limits } from './en/limits.ts'
import { lists } from './en/lists.ts'
import { messages } from './en/messages.ts'
import { operations } from './en/operations.ts'
import { outcome } from './en/outcome.ts'
import { ownScenario } from './en/own-scenario.ts'
import { people } from './en/people.ts'
import { records } from './en/records.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { shops } from './en/shops.ts'
import { templates } from './en/templates.ts'
import { webhooks } from './en/webhooks.ts'
import type { Words } from './zh.ts'

export const en: Words = {
  ...shell,
  ...messages,
  ...people,
  ...campaigns,
  ...campaignSteps,
  ...outcome,
  ...ownScenario,
  ...records,
  ...settings,
  ...companyRules,
  ...holds,
  ...inbox,
  ...lists,
  ...incoming,
  ...limits,
  ...bench,
  ...operations,
  ...shops,
  ...templates,
  ...webhooks,
}
