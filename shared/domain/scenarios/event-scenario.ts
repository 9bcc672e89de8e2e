import { Subject } from '#shared/contracts/message.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { DEFAULT_ZONE, localDateOf } from '../calendar/time.ts'
import { beginsAnew, endOfUse, eventAnchorsOf } from './anchors.ts'
import { findStop, findUnmet, type ReadScenario } from './judge-scenario.ts'
import { keyOf, scenarioKeyOf } from './keys.ts'
import type { EventFacts, Occurrence, RecordFacts, Settled } from './kind.ts'
import { type EventAnchor, type Known, NOTHING_KNOWN } from './known.ts'
import { instantOfMoment } from './moments.ts'
import { readDate } from './paths.ts'
import { findEndByRule } from './rules/named-ends.ts'

/**
 * Its subject as messages name it, the day that its keys begin with (null: that of what began the text), and what else is
 * read with it.
 */
type Told = { subject: Occurrence['subject']; details: Record<string, string>; day: string | null }

/**
 * Every occurrence of a scenario about a record that its facts call for, or called for before: the same facts in
 * any order give the same keys and instants. Whose number or name is not known is not told of anything.
 */
export function settleScenario(
  scenario: ReadScenario,
  facts: EventFacts | RecordFacts,
  shaping = shapingOf(scenario),
): Settled[] {
  const known = knownBy(facts)
  const told = toldOf(scenario, known)
  if (told === null) return []
  return scenario.steps.flatMap((step) =>
    eventAnchorsOf(step, scenario.about, known).flatMap((anchor, place) => {
      const occurrence = occurrenceOf(scenario, step, { told, known, anchor, shaping })
      if (occurrence === null) return []
      return [{ occurrence, because: place > 0 ? NEWER_WORD : (endOf(scenario, known) ?? anchor.ended ?? null) }]
    }),
  )
}

function knownBy(facts: EventFacts | RecordFacts): Known {
  const common = { ...NOTHING_KNOWN, contact: facts.contact ?? null, language: facts.contact?.language ?? 'zh' }
  if ('record' in facts) return { ...common, record: facts.record, order: facts.order }
  const { order, shipment, shops = null, sameBasket = [] } = facts
  const shipments = facts.shipments ?? (shipment === null ? [] : [shipment])
  return { ...common, order, shipment, shipments, shops, sameBasket }
}

/**
 * How its occurrences look: what keys call it, under which word a message's details name the step (null: neither they nor
 * keys do, there being one alone), and what a scenario adds to them.
 */
export type Shaping = {
  key: string
  step: string | null
  /** What stands in keys instead of the record's id, where that is known. */
  recordOf?: ((known: Known) => string | undefined) | undefined
  extras?: (known: Known) => Pick<Occurrence, 'told' | 'onceFor'>
}

function shapingOf(scenario: ReadScenario): Shaping {
  return { key: scenarioKeyOf(scenario), step: 'step' }
}

const NEWER_WORD = { state: 'cancelled', reason: 'newer-word' } as const
const NOT_MEANT = { state: 'suppressed', reason: 'condition-not-met' } as const

function toldOf({ about }: Scenario, { order, shipment, record }: Known): Told | null {
  if (record !== null) return record.type === about && record.contactId !== null ? toldOfKept(about, record) : null
  if (order === null || order.contactId === null || order.details === null || order.placedAt === null) return null
  if (about === 'order') {
    // The order is asked once by itself, and once with each of its parcels.
    return shipment === null
      ? { subject: { type: 'order', id: order.id }, details: {}, day: dayOf(order.placedAt) }
      : null
  }
  if (about !== 'shipment' || shipment === null || shipment.shippedAt === null) return null
  const day = dayOf(shipment.shippedAt)
  return { subject: { type: 'shipment', id: shipment.id }, details: { order: order.id }, day }
}

function toldOfKept(about: string, { id }: KeptRecord): Told {
  return { subject: Subject.parse({ type: about, id }), details: { record: about }, day: null }
}

/** A step's own condition is asked when it is due, so that it leaves a line; who does not enter has none. */
function endOf(scenario: ReadScenario, known: Known): Settled['because'] {
  const stop = findStop(scenario, known)
  if (stop !== null) return { state: 'cancelled', reason: stop }
  if (findUnmet(scenario, { when: null }, known) === 'condition-not-met') return NOT_MEANT
  return findEndByRule(scenario.rules, known, 'always')
}

type Placed = { told: Told; known: Known; anchor: EventAnchor; shaping: Shaping }

function occurrenceOf(scenario: Scenario, step: Step, placed: Placed): Occurrence | null {
  const { told, known, anchor, shaping } = placed
  const zone = zoneOf(step, known)
  const dueAt = anchor.dueAt ?? instantOfMoment(anchor.at, step.moment, zone)
  if (dueAt === null) return null
  const dateAt = (path: string) => readDate(path, scenario.about, known)
  const dueDay = localDateOf(dueAt, zone)
  return {
    key: keyFor(scenario, step, { ...placed, dueDay }),
    subject: told.subject,
    category: scenario.category,
    details: {
      ...told.details,
      ...detailsOf(step, scenario, { anchor, shaping }),
    },
    happenedAt: anchor.at,
    dueAt,
    notAfter: earlier(endOfUse(step, { dueAt, day: dueDay, zone, dateAt }), anchor.until),
    ...shaping.extras?.(known),
  }
}

/** Of a scenario that keeps the word of an earlier release for its step, nothing but that. */
function detailsOf(step: Step, { slug }: Scenario, { anchor, shaping }: Pick<Placed, 'anchor' | 'shaping'>) {
  if (shaping.step === null) return {}
  if (shaping.step !== 'step') return { [shaping.step]: step.id }
  return { step: step.id, anchor: anchor.at.toISOString(), scenario: slug }
}

function earlier(one: Date, other: Date = one): Date {
  return one < other ? one : other
}

/** What begins anew with each word has the word's own day in its key, and its instant where several may come on one day. */
function keyFor({ once, about }: Scenario, step: Step, placed: Placed & { dueDay: string }): string {
  const { told, known, anchor, dueDay, shaping } = placed
  const isTold = told.day === null && beginsAnew(step, about)
  const common = {
    scenario: shaping.key,
    ...(shaping.step !== null && { step: isTold ? `${step.id}@${anchor.at.toISOString()}` : step.id }),
  }
  if (once === 'person-and-day') return keyOf({ day: dueDay, ...common })
  if (once === 'person') return keyOf({ day: dayOf(known.contact?.createdAt ?? anchor.at), ...common })
  const day = 'silence' in step.moment.anchor ? null : told.day
  return keyOf({ day: day ?? dayOf(anchor.at), record: shaping.recordOf?.(known) ?? told.subject.id, ...common })
}

function zoneOf({ moment }: Step, { contact }: Known): string {
  return moment.place.whose === 'shop' ? DEFAULT_ZONE : (contact?.zone ?? DEFAULT_ZONE)
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
