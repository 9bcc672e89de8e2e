import type { Contact } from '#shared/contracts/contact.ts'
import { type Custom, DATE_COLUMN, weekdayOf } from './custom-scenarios.ts'
import { Violation } from './kernel.ts'
import { readId } from './occurrence.ts'
import { westOf } from './places.ts'
import { instantIn } from './wall-clock.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const UNIT_MS = { minutes: 60_000, hours: HOUR_MS, days: DAY_MS }
/** Two clocks that are two seconds off each, and the second that reads may be old. */
const SLACK_MS = 5_000

/** One text that must come of a plain scenario, and when it may leave; no `untilMs` where that depends on the reader's midnight. */
type Called = { identity: string; dueMs: readonly number[]; lateMs: number | null }
type GivenStep = Custom['given']['steps'][number]

/**
 * What plain scenarios call for, from the calendar and the events as they were told alone: each has a text or a line, and
 * none left before its moment or when it was too late. @throws Violation
 */
export function checkCustoms(world: World): void {
  const there = new Set([...world.platform.truth.messages.keys()].map((id) => readId(id).identity))
  for (const { identity, dueMs, lateMs } of calledFor(world)) {
    if (!there.has(identity)) throw new Violation('own-none-lost', `${identity} never became a message`)
    if (world.scenario.hasAstrayClock) continue
    for (const { messageId, atMs } of world.platform.carrier.starts) {
      if (readId(messageId).identity !== identity) continue
      const isIn = (due: number) => atMs >= due - SLACK_MS && (lateMs === null || atMs < due + lateMs + SLACK_MS)
      if (!dueMs.some(isIn)) throw new Violation('own-moment', `${identity} leaves at ${new Date(atMs).toISOString()}`)
    }
  }
  checkOwnStops(world)
  checkReasons(world)
}

function calledFor(world: World): Called[] {
  const plain = world.customs.flatMap(({ isPlain, versions: [own] }) => (isPlain && own !== undefined ? [own] : []))
  return plain.flatMap((own) => own.given.steps.flatMap((step) => calledByStep(world, own, step)))
}

function calledByStep(world: World, own: Custom, step: GivenStep): Called[] {
  switch (own.given.about) {
    case 'order':
      return calledByOrders(world, own, step)
    case 'shipment':
      return calledByParcels(world, own, step)
    case 'instalment':
      return calledByInstalments(world, own, step)
    default:
      return calledByPeople(world, own, step)
  }
}

function calledByOrders(world: World, { given }: Custom, step: GivenStep): Called[] {
  return placedOrders(world).map(({ orderId, contactId, atMs }) =>
    calledAfter(`${contactId}|x-${given.slug}|${orderId}`, step, atMs),
  )
}

function calledByParcels(world: World, { given }: Custom, step: GivenStep): Called[] {
  const orders = placedOrders(world)
  return world.tellings.flatMap(({ type, atMs, orderId, shipmentId }) => {
    const order = orders.find((one) => one.orderId === orderId)
    if (type !== 'order.shipped' || order === undefined) return []
    return [calledAfter(`${order.contactId}|x-${given.slug}|${shipmentId}`, step, atMs)]
  })
}

function placedOrders({ tellings }: World) {
  return tellings.flatMap(({ type, atMs, orderId, contactId }) =>
    type === 'order.placed' && orderId?.startsWith('SO-') === true ? [{ orderId, contactId, atMs }] : [],
  )
}

function calledAfter(whose: string, step: GivenStep, atMs: number): Called {
  const day = new Date(atMs).toISOString().slice(0, 10)
  return {
    identity: `${whose}#${step.id}#${day}`,
    dueMs: [atMs + distanceOf(step)],
    lateMs: lateOf(step),
  }
}

function distanceOf({ moment: { offset } }: GivenStep): number {
  if (offset == null || Array.isArray(offset)) return 0
  const { unit, n, side } = offset
  if (unit !== 'minutes' && unit !== 'hours' && unit !== 'days') throw new Error(`no plain offset has ${unit}`)
  return (side === 'before' ? -n : n) * UNIT_MS[unit]
}

function lateOf({ late }: GivenStep): number | null {
  if (typeof late !== 'object' || !('n' in late)) return null
  if (late.unit !== 'hours' && late.unit !== 'days') throw new Error(`no plain scenario is late after ${late.unit}`)
  // A day of wall clock may have 25 hours.
  return late.n * UNIT_MS[late.unit] + (late.unit === 'days' ? HOUR_MS : 0)
}

function calledByInstalments(world: World, { given }: Custom, step: GivenStep): Called[] {
  return world.instalments.flatMap(({ contractId, period, contactId, due }) => {
    const contact = world.contacts.find(({ id }) => id === contactId)
    if (contact === undefined || due === null) return []
    const whose = `${contact.id}|x-${given.slug}|${contractId}:${period}`
    return calledOn(world, contact, { whose, step, anchor: due })
  })
}

function calledByPeople(world: World, { given, days }: Custom, step: GivenStep): Called[] {
  return world.contacts.flatMap((contact) =>
    days.flatMap((day) => {
      const anchor = new Date(Date.parse(day) - distanceOf(step)).toISOString().slice(0, 10)
      const whose = `${contact.id}|x-${given.slug}|${contact.id}`
      return isAnchored(contact, step, anchor) ? calledOn(world, contact, { whose, step, anchor }) : []
    }),
  )
}

function isAnchored({ custom, birthday }: Contact, { moment: { anchor } }: GivenStep, date: string): boolean {
  const column = String(custom?.[DATE_COLUMN] ?? '')
  if ('date' in anchor) return column === date
  if ('yearly' in anchor) {
    if (anchor.yearly !== 'contact.birthday')
      return column.slice(5) === date.slice(5) && column.slice(0, 4) < date.slice(0, 4)
    const [, month, day] = date.split('-').map(Number)
    return birthday !== null && birthday.month === month && birthday.day === day
  }
  if (!('calendar' in anchor)) return false
  const { calendar } = anchor
  if ('monthDays' in calendar) return calendar.monthDays.includes(Number(date.slice(8)))
  return 'weekdays' in calendar && calendar.weekdays.includes(weekdayOf(date))
}

type Dated = { whose: string; step: GivenStep; anchor: string }

/** In the zone where they are by what is known of them, and by what release 0.1 took: nobody knows from when on it is which. */
function calledOn({ scenario }: World, contact: Contact, { whose, step, anchor }: Dated): Called[] {
  const day = new Date(Date.parse(anchor) + distanceOf(step)).toISOString().slice(0, 10)
  const times = [contact.zone, westOf(contact)].map((zone) => instantIn(zone, day, step.moment.place?.at ?? ''))
  const dueMs = times.flatMap((atMs) => atMs ?? [])
  const isSure = (atMs: number) => atMs > scenario.startMs + HOUR_MS && atMs <= scenario.activeUntilMs
  if (dueMs.length < times.length || !dueMs.every(isSure)) return []
  return [{ identity: `${whose}#${step.id}#${anchor}`, dueMs, lateMs: lateOf(step) }]
}

/** A text about an order that was cancelled, of a scenario that always said that this ends it. */
function checkOwnStops({ platform, customs }: World): void {
  const { truth, carrier } = platform
  for (const { slug, versions } of customs) {
    const isEnding = versions.every(({ given }) =>
      given.stops?.some((stop) => 'fact' in stop && stop.fact === 'cancelled'),
    )
    if (!isEnding) continue
    for (const { messageId, atMs } of carrier.starts) {
      const subject = truth.messages.get(messageId)?.subject
      if (readId(messageId).kind !== `x-${slug}` || subject?.type !== 'order') continue
      if (!truth.orders.of(subject.id).everHeld(atMs - 1_000, atMs, ({ cancelled }) => !cancelled))
        throw new Violation(
          'own-stop',
          `${readId(messageId).identity} leaves over a second after the order was cancelled`,
        )
    }
  }
}

/** Whatever is not sent says why, and when that was decided. */
function checkReasons({ platform }: World): void {
  for (const { id, state, reason, trail } of platform.truth.messages.values()) {
    const isHeldBack = state === 'suppressed' || state === 'cancelled' || state === 'expired'
    if (isHeldBack && (reason === null || trail.length === 0))
      throw new Violation('explained', `${readId(id).identity} is ${state} and does not say why`)
  }
}
