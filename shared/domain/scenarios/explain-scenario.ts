import type { Anchor } from '#shared/contracts/scenario.ts'
import { eventAnchorsOf } from './anchors.ts'
import { type Check, checkOf } from './check.ts'
import { knownBy, toldOf } from './event-scenario.ts'
import { findStop, findUnmet, type ReadScenario, unmetSeen } from './judge-scenario.ts'
import type { EventFacts, InstalmentFacts, RecordFacts } from './kind.ts'
import type { Known } from './known.ts'
import { findEndByRule } from './rules/named-ends.ts'

/**
 * Why a scenario that events start has no text about a record: what has ended it, what was not heard, or which condition is
 * not met; all of them pass where only its campaign's activation, or another campaign, stands in the way.
 */
export function explainScenario(scenario: ReadScenario, facts: EventFacts | RecordFacts | InstalmentFacts): Check[] {
  const known = knownBy(facts)
  const before = whatIsThere(scenario, known)
  if (before.some(({ result }) => result === 'no')) return before
  if (toldOf(scenario, known) === null) return [...before, checkOf('record-owned', false)]
  return [...before, whatEnds(scenario, known), whatBegins(scenario, known), whoEnters(scenario, known)]
}

/** An order is told of once it was placed, a parcel once it left. */
function whatIsThere({ about }: ReadScenario, { order, shipment, record, instalment }: Known): Check[] {
  if (record !== null || instalment !== null) return []
  const isPlaced = order !== null && order.details !== null && order.placedAt !== null
  const placed = checkOf('order-placed', isPlaced)
  return about === 'shipment' ? [placed, checkOf('order-shipped', (shipment?.shippedAt ?? null) !== null)] : [placed]
}

function whatBegins(scenario: ReadScenario, known: Known): Check {
  const { steps, about } = scenario
  if (steps.some((step) => eventAnchorsOf(step, about, known).length > 0)) return checkOf('step-begun', true)
  const waited = [...new Set(steps.flatMap(({ moment }) => pathsOf(moment.anchor)))]
  return checkOf('step-begun', false, waited.length === 0 ? {} : { waitsFor: waited.join(' '), about })
}

function pathsOf(anchor: Anchor): readonly string[] {
  if ('fact' in anchor) return [`record.${anchor.fact}`]
  if ('silence' in anchor) return anchor.silence.slice(0, 1).map((fact) => `record.${fact}`)
  if ('date' in anchor) return [anchor.date]
  return 'hand' in anchor && typeof anchor.hand === 'string' ? [`record.${anchor.hand}`] : []
}

/** What is not known yet may still let them enter: it is asked again when the text is due. */
function whoEnters(scenario: ReadScenario, known: Known): Check {
  const step = { when: null }
  if (findUnmet(scenario, step, known) !== 'condition-not-met') return checkOf('entry-condition', true)
  return { ...checkOf('entry-condition', false, unmetSeen(scenario, step, known)), because: 'condition-not-met' }
}

function whatEnds(scenario: ReadScenario, known: Known): Check {
  const because = findStop(scenario, known) ?? findEndByRule(scenario.rules, known, 'always')?.reason ?? null
  return { ...checkOf('not-ended', because === null), because }
}
