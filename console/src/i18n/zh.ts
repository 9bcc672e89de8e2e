import { bench } from './zh/bench.ts'
import { campaignSteps } from './zh/campaign-steps.ts'
import { campaigns } from './zh/campaigns.ts'
import { companyRules } from './zh/company-rules.ts'
import { holds } from './zh/holds.ts'
import { inbox } from './zh/inbox.ts'
import { incoming } from './zh/incoming.ts'
import { limits } from './zh/limits.ts'
import { lists } from './zh/lists.ts'
import { messages } from './zh/messages.ts'
import { operations } from './zh/operations.ts'
import { outcome } from './zh/outcome.ts'
import { ownScenario } from './zh/own-scenario.ts'
import { people } from './zh/people.ts'
import { records } from './zh/records.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { shops } from './zh/shops.ts'
import { templates } from './zh/templates.ts'
import { webhooks } from './zh/webhooks.ts'

export const zh = {
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

/** The keys of every text; a language that lacks one does not compile. */
export type Words = typeof zh
