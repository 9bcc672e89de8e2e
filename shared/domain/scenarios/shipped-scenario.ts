import type * as z from 'zod'
import type { Audience, CampaignContent } from '#shared/contracts/campaign.ts'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { type Shaping, settleScenario } from './event-scenario.ts'
import { judgeScenario } from './judge-scenario.ts'
import type { EventKind, Wording } from './kind.ts'
import { mainWording } from './wording-parts.ts'

/** What a shipped scenario of one step has beside its data. */
export type Shipped = {
  id: ShippedKindId
  /** One sentence for the person who picks it. */
  about: LocalizedText
  audience: Audience
  settings: z.ZodType<Record<string, unknown>>
  /** With the words that the console shows for each. */
  variables: Wording['variables']
  purpose?: EventKind['purpose']
  /** What the trail says of the record that was read. */
  saw: string
  extras?: Shaping['extras']
  explain?: EventKind['explain']
}

/**
 * A shipped scenario that an event starts, through the same functions as one's own. Its texts stand under the campaign's
 * `template`, its keys have no step, and what has ended by now is planned all the same, so that it leaves its line.
 */
export function shippedEvent(scenario: Scenario, own: Shipped): EventKind {
  const { id, about, audience, settings, variables, purpose, saw, extras, explain } = own
  const shaping: Shaping = { key: id, withStep: false, ...(extras && { extras }) }
  return {
    id,
    trigger: 'event',
    category: scenario.category,
    names: scenario.names,
    about,
    settings,
    audience,
    template: scenario.steps[0]?.say.text ?? scenario.names,
    ...(purpose && { purpose }),
    ...(explain && { explain }),
    meets: () => true,
    wordings: (content: CampaignContent) => [mainWording(content, variables)],
    wordingOf: () => 'template',
    plan: (facts) => settleScenario(scenario, facts, shaping).map(({ occurrence }) => occurrence),
    judge(situation) {
      const verdict = judgeScenario(situation, scenario)
      return verdict.kind === 'right' ? { ...verdict, saw, wording: 'template' } : verdict
    },
  }
}

/** A step with one text, without conditions, questions or what follows from them. */
export function plainStep({ text, ...step }: Pick<Step, 'id' | 'moment' | 'late'> & { text: LocalizedText }): Step {
  const say = { text, variants: [], bare: null }
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
  return { ...step, when: null, say, ask: null, then: [] }
}
