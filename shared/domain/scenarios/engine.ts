import * as z from 'zod'
import type { Audience, CampaignContent, SavedMeanings } from '#shared/contracts/campaign.ts'
import type { MessageKind } from '#shared/contracts/message.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { datedRules } from './dated-scenario.ts'
import { settleScenario } from './event-scenario.ts'
import { explainScenario } from './explain-scenario.ts'
import { judgeScenario, type ReadScenario } from './judge-scenario.ts'
import type { EventFacts, Kind, Wording } from './kind.ts'
import { wordingsOf } from './scenario-variables.ts'

const CUSTOM: MessageKind = 'custom'
const NO_SETTINGS = z.strictObject({})
const EVERYBODY: Audience = { kinds: [], tags: [], exceptTags: [], regions: [] }
const compiled = new WeakMap<Scenario, { kind: Kind; as: Compiled }>()

/** `id`: of one's own unless it is a preset's. `groups`: what the saved audiences that its conditions name say. */
export type Compiled = {
  id?: MessageKind | undefined
  groups?: SavedMeanings | undefined
  purpose?: Kind['purpose'] | undefined
}

/**
 * Whether its texts answer what happens to records, at once or some time later, and not what a calendar or a list says. Dates of
 * orders and parcels come with their events.
 */
export function isEventScenario({ steps, about }: Pick<Scenario, 'steps' | 'about'>): boolean {
  const isOfEvents = about === 'order' || about === 'shipment'
  return steps.some(
    ({ moment: { anchor } }) =>
      'fact' in anchor ||
      'silence' in anchor ||
      'hand' in anchor ||
      'rule' in anchor ||
      (isOfEvents && 'date' in anchor),
  )
}

/**
 * The kind that a scenario is: the same schema and the same functions for all of them. Its settings are in the scenario, and
 * its first step's text is the campaign's `template`. Compiled once for each scenario in memory, and anew for another `as`.
 */
export function compileScenario(scenario: Scenario, as: Compiled = {}): Kind {
  const known = compiled.get(scenario)
  if (known !== undefined && isSame(known.as, as)) return known.kind
  const kind = compile(scenario, as)
  compiled.set(scenario, { kind, as })
  return kind
}

function isSame(one: Compiled, other: Compiled): boolean {
  return (one.id ?? CUSTOM) === (other.id ?? CUSTOM) && one.groups === other.groups && one.purpose === other.purpose
}

function compile(plain: Scenario, { id = CUSTOM, groups, purpose }: Compiled): Kind {
  const isOwn = id === CUSTOM
  const scenario: ReadScenario = { ...plain, ...(groups && { groups }), ...(!isOwn && { key: id }) }
  const { category, steps, slug } = scenario
  let wordings: Wording[] | null = null
  const common = {
    id,
    ...(purpose && { purpose }),
    category,
    scenario,
    settings: NO_SETTINGS,
    audience: EVERYBODY,
    meets: (one: { slug?: string | undefined }, other: { slug?: string | undefined }) =>
      (one.slug ?? slug) === (other.slug ?? slug),
    // Whoever only plans or judges needs none, and to read every text costs more than both.
    wordings: () => (wordings ??= wordingsOf(plain)),
    wordingOf: () => steps.find(({ say }) => say !== null)?.id ?? '',
    judge: (situation: Parameters<Kind['judge']>[0]) => judgeScenario(situation, scenario),
  }
  if (!isEventScenario(scenario)) return { ...common, trigger: 'schedule', ...datedRules(scenario) }
  return {
    ...common,
    trigger: 'event',
    followsTracking: true,
    settle: (facts) => settleScenario(scenario, facts),
    ...(scenario.gathers !== undefined && {
      gathers: (facts: EventFacts, _content: CampaignContent, { step }: Readonly<Record<string, string>>) =>
        settleScenario(scenario, facts).find(({ occurrence }) => occurrence.details.step === step) ?? null,
    }),
    explain: (facts) => explainScenario(scenario, facts),
    settleRecord: (facts) => settleScenario(scenario, facts),
    plan: (facts) =>
      settleScenario(scenario, facts).flatMap(({ occurrence, because }) => (because === null ? [occurrence] : [])),
  }
}
