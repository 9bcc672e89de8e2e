import type * as z from 'zod'
import type { Audience, CampaignContent } from '#shared/contracts/campaign.ts'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import type { Moment, Step } from '#shared/contracts/scenario.ts'
import { shopOfOrder } from '../records/shop-names.ts'
import { type Shaping, settleScenario } from './event-scenario.ts'
import { explainScenario } from './explain-scenario.ts'
import { judgeScenario, type ReadScenario } from './judge-scenario.ts'
import { type EventFacts, type EventKind, type Situation, settingsReader, type Wording } from './kind.ts'
import { mainWording, valuesOfShop } from './wording-parts.ts'

const EVERYBODY: Audience = { kinds: [], tags: [], exceptTags: [], regions: [] }

/** What a shipped scenario that an event starts has beside its data. */
export type Shipped<S extends Record<string, unknown>> = {
  id: ShippedKindId
  /** The data, as the campaign is set: read once for each content. */
  scenario(settings: S): ReadScenario
  settings: z.ZodType<S>
  variables: Wording['variables']
  purpose?: EventKind['purpose']
  /** What the trail says of the record that was read. */
  saw: string
  /** Under which word the details of its messages name the step; left out where there is one step, which they do not name. */
  stepWord?: string
  recordOf?: Shaping['recordOf']
  extras?: Shaping['extras']
  /** Planned also where its facts have ended it by then, so that its line says so. @default false */
  leavesLine?: boolean
}

/**
 * A shipped scenario that an event starts, through the same functions as one's own. Its texts stand under the campaign's
 * `template`.
 */
export function shippedEvent<S extends Record<string, unknown>>(own: Shipped<S>): EventKind {
  const { id, settings, variables, purpose, saw, stepWord = null, recordOf, extras } = own
  const shaping: Shaping = { key: id, step: stepWord, recordOf, ...(extras && { extras }) }
  const scenarioOf = settingsReader(settings.transform((read): ReadScenario => own.scenario(read)))
  const word = stepWord ?? 'step'
  const plain = own.scenario(settings.parse({}))
  const settle = (facts: EventFacts, content: CampaignContent) => settleScenario(scenarioOf(content), facts, shaping)
  return {
    id,
    trigger: 'event',
    category: plain.category,
    settings,
    audience: EVERYBODY,
    ...(purpose && { purpose }),
    meets: () => true,
    wordings: (content) => [mainWording(content, variables)],
    wordingOf: () => 'template',
    plan: (facts, content) =>
      settle(facts, content).flatMap(({ occurrence, because }) =>
        because === null || own.leavesLine === true ? [occurrence] : [],
      ),
    ...(own.leavesLine !== true && { settle, onlyCorrectionsAskAgain: true }),
    ...(plain.gathers !== undefined && {
      gathers: (facts: EventFacts, content: CampaignContent, details: Readonly<Record<string, string>>) =>
        settle(facts, content).find(({ occurrence }) => occurrence.details[word] === details[word]) ?? null,
    }),
    followsTracking: false,
    comparesBaskets: plain.rules?.includes('sameBasket') === true,
    asksEarlierOrders: plain.rules?.includes('firstOrder') === true,
    explain: (facts, content) => explainScenario(scenarioOf(content), facts),
    judge(situation, content) {
      const step = situation.details[word]
      const details = { ...situation.details, ...(step !== undefined && { step }) }
      const verdict = judgeScenario({ ...situation, details }, scenarioOf(content))
      if (verdict.kind !== 'right') return verdict
      return { ...verdict, values: { ...verdict.values, ...shopIn(situation) }, saw, wording: 'template' }
    },
  }
}

function shopIn({ record, shops }: Situation) {
  return valuesOfShop(record.type === 'order' || record.type === 'shipment' ? shopOfOrder(shops, record.order) : null)
}

type PlainStep = Pick<Step, 'id' | 'late'> & { moment: Pick<Moment, 'anchor'> & Partial<Moment> }

/** A step whose text is the campaign's `template`, without conditions, questions or what follows from them. */
export function plainStep({ id, late, moment }: PlainStep): Step {
  const say = { text: { zh: '', en: '' }, variants: [], bare: null }
  const place: Moment['place'] = { at: null, whose: 'recipient', dayOff: 'same' }
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
  return { id, moment: { offset: null, place, ...moment }, late, when: null, to: null, say, ask: null, then: [] }
}
