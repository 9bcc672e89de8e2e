import type * as z from 'zod'
import type { Audience, CampaignContent } from '#shared/contracts/campaign.ts'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import type { TemplateValues } from '../wording/template.ts'
import { type Shaping, settleScenario } from './event-scenario.ts'
import { judgeScenario } from './judge-scenario.ts'
import type { EventKind, Situation, Wording } from './kind.ts'
import { mainWording } from './wording-parts.ts'

/** What a shipped scenario of one step has beside its data. */
export type Shipped = {
  id: ShippedKindId
  audience: Audience
  settings: z.ZodType<Record<string, unknown>>
  variables: Wording['variables']
  purpose?: EventKind['purpose']
  /** What the trail says of the record that was read. */
  saw: string
  extras?: Shaping['extras']
  /** What its texts may name beside what the data says. */
  values?(situation: Situation): TemplateValues
  explain?: EventKind['explain']
}

/**
 * A shipped scenario that an event starts, through the same functions as one's own. Its texts stand under the campaign's
 * `template`, its keys have no step, and what has ended by now is planned all the same, so that it leaves its line.
 */
export function shippedEvent(scenario: Scenario, own: Shipped): EventKind {
  const { id, audience, settings, variables, purpose, saw, extras, values, explain } = own
  const shaping: Shaping = { key: id, withStep: false, ...(extras && { extras }) }
  return {
    id,
    trigger: 'event',
    category: scenario.category,
    settings,
    audience,
    ...(purpose && { purpose }),
    ...(explain && { explain }),
    meets: () => true,
    wordings: (content: CampaignContent) => [mainWording(content, variables)],
    wordingOf: () => 'template',
    plan: (facts) => settleScenario(scenario, facts, shaping).map(({ occurrence }) => occurrence),
    judge(situation) {
      const verdict = judgeScenario(situation, scenario)
      if (verdict.kind !== 'right') return verdict
      return { ...verdict, values: { ...verdict.values, ...values?.(situation) }, saw, wording: 'template' }
    },
  }
}

/** A step whose text is the campaign's `template`, without conditions, questions or what follows from them. */
export function plainStep(step: Pick<Step, 'id' | 'moment' | 'late'>): Step {
  const say = { text: { zh: '', en: '' }, variants: [], bare: null }
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
  return { ...step, when: null, say, ask: null, then: [] }
}
