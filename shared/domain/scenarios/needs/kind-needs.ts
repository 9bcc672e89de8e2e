import { LISTED_TYPES } from '#shared/contracts/import.ts'
import { KNOWN_EVENT_TYPES } from '#shared/contracts/order-event.ts'
import { isFlatEvent } from '#shared/contracts/record-types/flat-events.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { recordColumns } from '../../lists/record-columns.ts'
import { BIRTHDAY_PATH } from '../anchors.ts'
import { isEventScenario } from '../engine.ts'
import { columnOf, fieldOf } from '../paths.ts'
import { pathsOfVariables } from '../scenario-variables.ts'
import type { KindNeeds } from './needed-event.ts'
import { listOf, type NeededList, WHO } from './needed-list.ts'

/** What the order system says otherwise than by the record's type and its fact. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'order.remittance-announced': 'remittance.announced',
  'instalment.remittance-announced': 'remittance.announced',
  'shipment.shipped': 'order.shipped',
  'shipment.delivered': 'order.delivered',
  'shipment.order-cancelled': 'order.cancelled',
}

/**
 * What a scenario needs from other systems, as its anchors, stops and variables say: those events that begin its texts first.
 * What staff set by hand and what a reply says need no event.
 */
export function needsOf(scenario: Scenario): KindNeeds {
  const begins = beginningsOf(scenario)
  const brings = bringersOf(scenario).filter((type) => !begins.includes(type))
  const ends = scenario.stops.flatMap((stop) => ('fact' in stop ? eventOf(scenario.about, stop.fact) : []))
  const fields = fieldsOf(scenario)
  const roles = { begins, brings, ends: ends.filter((type) => !begins.includes(type) && !brings.includes(type)) }
  const events = (['begins', 'brings', 'ends'] as const).flatMap((role) =>
    [...new Set(roles[role])].map((type) => ({ type, role, fields: role === 'ends' ? [] : fields })),
  )
  return { events, list: neededList(scenario, fields) }
}

function beginningsOf({ about, steps }: Scenario): string[] {
  return steps.flatMap(({ moment: { anchor } }) => {
    if ('fact' in anchor) return eventOf(about, anchor.fact)
    if ('silence' in anchor) return anchor.silence.flatMap((fact) => eventOf(about, fact))
    return 'rule' in anchor && about === 'order' ? ['order.placed'] : dated(about, anchor)
  })
}

/** The first fact of a record brings its dates. */
function dated(about: string, anchor: Step['moment']['anchor']): string[] {
  const path = 'date' in anchor ? anchor.date : 'yearly' in anchor ? anchor.yearly : ''
  if (fieldOf(path) === null) return []
  if (about === 'instalment') return ['instalment.due']
  const [first] = Object.keys(keptType(about)?.facts ?? {})
  return first === undefined ? [] : eventOf(about, first)
}

function bringersOf(scenario: Scenario): string[] {
  const isOfOrder = Object.values(pathsOfVariables(scenario)).some((path) => path.startsWith('related.order.'))
  return isOfOrder || scenario.about === 'order' || scenario.about === 'shipment' ? ['order.placed'] : []
}

function eventOf(about: string, fact: string): string[] {
  const plain = `${about}.${fact}`
  const type = OTHER_NAMES[plain] ?? plain
  return KNOWN_EVENT_TYPES.has(type) || isFlatEvent(type) ? [type] : []
}

function fieldsOf(scenario: Scenario): string[] {
  const paths = [...Object.values(pathsOfVariables(scenario)), ...anchorPaths(scenario)]
  const fields = paths.flatMap((path) => fieldOf(path) ?? (path.startsWith('related.order.') ? 'orderId' : []))
  return [...new Set(fields)]
}

function anchorPaths({ steps }: Scenario): string[] {
  return steps.flatMap(({ moment: { anchor } }) =>
    'date' in anchor ? anchor.date : 'yearly' in anchor ? anchor.yearly : [],
  )
}

function neededList(scenario: Scenario, fields: readonly string[]): NeededList | null {
  const { about } = scenario
  const paths = anchorPaths(scenario)
  const ofContacts = [...paths, ...Object.values(pathsOfVariables(scenario))].flatMap((path) => columnOf(path) ?? [])
  const columns = [...(paths.includes(BIRTHDAY_PATH) ? ['birthday'] : []), ...new Set(ofContacts)]
  if (columns.length > 0) return listOf('contacts', [...WHO, ...columns])
  if (about === 'instalment') return listOf('instalments', ['contract', 'contact', 'period', 'due', 'amount'])
  const what = LISTED_TYPES.find((type) => type === about)
  if (what === undefined) return isEventScenario(scenario) ? null : listOf('contacts', WHO)
  const known = recordColumns(what)
  const named = fields.flatMap((field) => [`major.${field}`, `field.${field}`].find((name) => name in known) ?? [])
  const facts = factsThatBegin(scenario).flatMap((fact) => (`fact.${fact}` in known ? `fact.${fact}` : []))
  return listOf(what, ['id', 'contact', 'phone', ...facts, ...named])
}

function factsThatBegin({ steps }: Scenario): string[] {
  const facts = steps.flatMap(({ moment: { anchor } }) =>
    'fact' in anchor ? anchor.fact : 'silence' in anchor ? anchor.silence : [],
  )
  return [...new Set(facts)]
}
