import { Subject } from '#shared/contracts/message.ts'
import type { Instalment, KeptRecord } from '#shared/contracts/record.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { DEFAULT_ZONE, instantOf, type LocalTime, localDateOf } from '../calendar/time.ts'
import { nextOpening, WIDEST_HOURS } from '../policies/open-hours.ts'
import { instalmentId } from '../records/instalment-id.ts'
import { beginsAnew, endOfUse, eventAnchorsOf } from './anchors.ts'
import { findStop, findUnmet, type ReadScenario } from './judge-scenario.ts'
import { keyOf, scenarioKeyOf } from './keys.ts'
import type { EventFacts, InstalmentFacts, Occurrence, RecordFacts, Settled } from './kind.ts'
import { type EventAnchor, type Known, NOTHING_KNOWN } from './known.ts'
import { dayOfMoment, instantOfMoment, offsetsOf } from './moments.ts'
import { readDate } from './paths.ts'
import { findEndByRule } from './rules/named-ends.ts'
import { shopOf } from './shop-of.ts'
import type { Clocks } from './spans.ts'

/**
 * Its subject as messages name it, the day that its keys begin with (null: that of what began the text), what else is
 * read with it, and what keys call the record where that is not its subject's id.
 */
type Told = { subject: Occurrence['subject']; details: Record<string, string>; day: string | null; record?: string }

/**
 * Every occurrence of a scenario about a record that its facts call for, or called for before: the same facts in
 * any order give the same keys and instants. Whose number or name is not known is not told of anything.
 */
export function settleScenario(
  scenario: ReadScenario,
  facts: EventFacts | RecordFacts | InstalmentFacts,
  shaping = shapingOf(scenario),
): Settled[] {
  const known = knownBy(facts)
  const told = toldOf(scenario, known)
  if (told === null) return []
  return scenario.steps.flatMap((step) =>
    eventAnchorsOf(step, scenario.about, known).flatMap((anchor, place) => {
      const occurrence = occurrenceOf(scenario, step, { told, known, anchor, shaping })
      if (occurrence === null) return []
      if (anchor.ahead === true && anchor.ended != null) return [{ occurrence, because: anchor.ended }]
      return [{ occurrence, because: place > 0 ? NEWER_WORD : (endOf(scenario, known, step) ?? anchor.ended ?? null) }]
    }),
  )
}

export function knownBy(facts: EventFacts | RecordFacts | InstalmentFacts): Known {
  const common = { ...NOTHING_KNOWN, contact: facts.contact ?? null, language: facts.contact?.language ?? 'zh' }
  if ('record' in facts) return { ...common, record: facts.record, order: facts.order, shops: facts.shops ?? null }
  if ('instalment' in facts) return { ...common, instalment: facts.instalment }
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

/** Checked when it is saved: a step by a day names its hour. */
const MIDDAY: LocalTime = '12:00'
const NEWER_WORD = { state: 'cancelled', reason: 'newer-word' } as const
const NOT_MEANT = { state: 'suppressed', reason: 'condition-not-met' } as const

export function toldOf({ about }: Scenario, { order, shipment, record, instalment }: Known): Told | null {
  if (instalment !== null) return about === 'instalment' ? toldOfInstalment(instalment) : null
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

function toldOfInstalment(instalment: Instalment): Told | null {
  const { contactId, contractId, period, month } = instalment
  if (contactId === null) return null
  const subject = { type: 'contract', id: contractId } as const
  return { subject, details: { period: String(period) }, day: month, record: instalmentId(instalment) }
}

function toldOfKept(about: string, { id }: KeptRecord): Told {
  return { subject: Subject.parse({ type: about, id }), details: { record: about }, day: null }
}

/** A step's own condition is asked when it is due, so that it leaves a line; who does not enter has none. */
function endOf(scenario: ReadScenario, known: Known, step: Step): Settled['because'] {
  const stop = findStop(scenario, known, step)
  if (stop !== null) return { state: 'cancelled', reason: stop }
  if (findUnmet(scenario, { when: null }, known) === 'condition-not-met') return NOT_MEANT
  return findEndByRule(scenario.rules, known, 'always')
}

type Placed = { told: Told; known: Known; anchor: EventAnchor; shaping: Shaping }

function occurrenceOf(scenario: Scenario, step: Step, placed: Placed): Occurrence | null {
  const { told, known, anchor, shaping } = placed
  const zone = zoneOf(step, known)
  const hours = shopOf(known)?.hours
  const dueAt =
    anchor.dueAt ?? dueOf({ ...anchor, at: countedFrom(scenario, step, anchor, zone) }, step, { zone, hours })
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
    // A day that was known ahead is answered by its moment, as in a list of dates.
    happenedAt: anchor.ahead === true ? dueAt : anchor.at,
    dueAt,
    notAfter: earlier(endOfUse(step, { dueAt, day: dueDay, zone, hours, dateAt }), anchor.until),
    ...shaping.extras?.(known),
  }
}

/** A text that comes again some hours after the first is counted from when that may leave: by night from the morning. */
function countedFrom({ steps }: Scenario, step: Step, { at }: EventAnchor, zone: string): Date {
  const { anchor } = step.moment
  const isFirst = ({ moment }: Step) =>
    moment.offset === null && moment.place.at === null && JSON.stringify(moment.anchor) === JSON.stringify(anchor)
  const isAgain = 'fact' in anchor && offsetsOf(step.moment).length > 0 && !isFirst(step) && steps.some(isFirst)
  return isAgain ? (nextOpening(at, [zone], [WIDEST_HOURS]) ?? at) : at
}

/** A day's text is due at its step's hour; one by an instant that is known before may be due before it. */
function dueOf({ at, date, ahead }: EventAnchor, { moment }: Step, clocks: Clocks): Date | null {
  if (date === undefined) return instantOfMoment(at, moment, { ...clocks, earliest: ahead === true ? new Date(0) : at })
  const day = dayOfMoment(date, moment)
  return day === null ? null : instantOf(day, moment.place.at ?? MIDDAY, clocks.zone)
}

/** Of a scenario that keeps the word of an earlier release for its step, nothing but that. */
function detailsOf(step: Step, { slug }: Scenario, { anchor, shaping }: Pick<Placed, 'anchor' | 'shaping'>) {
  if (shaping.step === null) return {}
  if (shaping.step !== 'step') return { [shaping.step]: step.id }
  return { step: step.id, anchor: anchor.date ?? anchor.at.toISOString(), scenario: slug }
}

function earlier(one: Date, other: Date = one): Date {
  return one < other ? one : other
}

/** What begins anew with each word has the word's own day in its key, and its instant where several may come on one day. */
function keyFor({ once, about }: Scenario, step: Step, placed: Placed & { dueDay: string }): string {
  const { told, known, anchor, dueDay, shaping } = placed
  const isSilent = 'silence' in step.moment.anchor
  // What goes once to a person, or once a day, goes once whatever else is heard of.
  const isTold = once === 'record' && beginsAnew(step, about) && (told.day === null || !isSilent)
  const common = {
    scenario: shaping.key,
    ...(shaping.step !== null && { step: isTold ? `${step.id}@${anchor.at.toISOString()}` : step.id }),
  }
  if (once === 'person-and-day') return keyOf({ day: dueDay, ...common })
  if (once === 'person') return keyOf({ day: dayOf(known.contact?.createdAt ?? anchor.at), ...common })
  const day = isSilent ? null : told.day
  return keyOf({
    day: day ?? dayOf(anchor.at),
    record: shaping.recordOf?.(known) ?? told.record ?? told.subject.id,
    ...common,
  })
}

function zoneOf({ moment }: Step, { contact }: Known): string {
  return moment.place.whose === 'shop' ? DEFAULT_ZONE : (contact?.zone ?? DEFAULT_ZONE)
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
