import { arrivals, INSTALMENTS_FILE, rowsOf, type SampleEvent } from './sample-files.ts'
import { hasBirthdayOn, PEOPLE, type Person } from './sample-people.ts'

/** A text that must leave: to whom, when, and what must stand in it. */
export type Expected = { kind: string; subject: string; to: string; at: string; holds: string[] }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
export const HOLIDAY = 6

type Placed = NonNullable<SampleEvent['data']['order']> & { placedMs: number; heardMs: number }
type Fact = { type: string; heardMs: number; atMs: number; data: SampleEvent['data'] }

/** What the file says of every order, each event once, with the moment it was heard. */
function readOrders() {
  const seen = new Set<string>()
  const placed = new Map<string, Placed>()
  const facts = new Map<string, Fact[]>()
  for (const { at, events } of arrivals()) {
    for (const { id, type, timestamp, data } of events) {
      if (seen.has(id)) continue
      seen.add(id)
      const [heardMs, atMs] = [at.getTime(), Date.parse(timestamp)]
      if (data.order !== undefined && !placed.has(data.order.id))
        placed.set(data.order.id, { ...data.order, placedMs: atMs, heardMs })
      else if (data.orderId !== undefined)
        facts.set(data.orderId, [...(facts.get(data.orderId) ?? []), { type, heardMs, atMs, data }])
    }
  }
  return { placed, facts }
}

const { placed: PLACED, facts: FACTS } = readOrders()
const STOPS = ['order.paid', 'order.cancelled', 'order.out-of-stock', 'order.shipped', 'order.delivered']

/** Whether one of these facts was known when something left: heard before, or in the very batch that brought it. */
function isKnown(orderId: string, types: readonly string[], leavesMs: number, heardMs: number): boolean {
  return (FACTS.get(orderId) ?? []).some(
    (fact) => types.includes(fact.type) && (fact.heardMs < leavesMs || fact.heardMs <= heardMs),
  )
}

export function expectedNudges(): Expected[] {
  return [...PLACED.values()].flatMap((order) => {
    if (order.payment.method === 'cod') return []
    const closesMs = Date.parse(order.closesAt)
    const dueMs = Math.min(order.placedMs + 30 * MINUTE_MS, closesMs - HOUR_MS)
    const leavesMs = morningOf(Math.max(dueMs, order.heardMs))
    if (leavesMs >= closesMs - 30 * MINUTE_MS || isKnown(order.id, STOPS, leavesMs, order.heardMs)) return []
    if (twinsOf(order).some((twin) => makesNeedless(twin, order, leavesMs))) return []
    const { name, phone } = order.buyer
    const to = `+86${phone}`
    return [
      {
        kind: 'unpaid-order-nudge',
        subject: order.id,
        to,
        at: iso(leavesMs),
        holds: [name.slice(0, 1), yuan(order.totalMinor)],
      },
    ]
  })
}

/** Orders of the same buyer for the same articles within 72 hours. */
function twinsOf(order: Placed): Placed[] {
  return [...PLACED.values()].filter(
    (other) =>
      other.id !== order.id &&
      other.buyer.id === order.buyer.id &&
      basket(other) === basket(order) &&
      Math.abs(other.placedMs - order.placedMs) <= 72 * HOUR_MS,
  )
}

/** A twin that is paid, or that is still open and newer. */
function makesNeedless(twin: Placed, order: Placed, leavesMs: number): boolean {
  if (twin.heardMs >= leavesMs && twin.heardMs > order.heardMs) return false
  if (isKnown(twin.id, ['order.paid'], leavesMs, order.heardMs)) return true
  if (isKnown(twin.id, STOPS, leavesMs, order.heardMs)) return false
  return twin.placedMs > order.placedMs || (twin.placedMs === order.placedMs && twin.id > order.id)
}

function basket({ items }: Placed): string {
  return items
    .map(({ sku, quantity }) => `${sku} x${quantity}`)
    .toSorted()
    .join()
}

export function expectedNotices(): Expected[] {
  return [...FACTS].flatMap(([orderId, facts]) => {
    const order = PLACED.get(orderId)
    return facts.flatMap((fact): Expected[] => {
      const { shipment } = fact.data
      if (shipment === undefined || order === undefined) return []
      const leavesMs = morningOf(Math.max(fact.heardMs, order.heardMs))
      if (leavesMs >= fact.atMs + 48 * HOUR_MS) return []
      if (isKnown(orderId, ['order.cancelled', 'order.delivered'], leavesMs, leavesMs)) return []
      const holds = [order.buyer.name.slice(0, 1), shipment.carrier.name, shipment.trackingNumber]
      return [
        { kind: 'shipment-notice', subject: shipment.id, to: `+86${order.buyer.phone}`, at: iso(leavesMs), holds },
      ]
    })
  })
}

/** One text a person and day, of all that is due from then until the same day of the next month. */
export function expectedReminders(): Expected[] {
  return [1, 5, 8].flatMap((day) => {
    const [from, until] = [`2026-12-0${day}`, `2027-01-0${day}`]
    const open = rowsOf(INSTALMENTS_FILE)
      .filter((row) => row.状态 === '未还' && (row.应还日 ?? '') >= from && (row.应还日 ?? '') < until)
      .toSorted((a, b) => (a.应还日 ?? '').localeCompare(b.应还日 ?? ''))
    return [...Map.groupBy(open, (row) => row.客户编号 ?? '')].flatMap(([contact, rows]): Expected[] => {
      const to = numberOf(contact, atNine(day))
      const [first] = rows
      if (to === null || first === undefined) return []
      const holds = rows.length === 1 ? [first.应还金额 ?? '', first.卡号尾号 ?? ''] : ofSeveral(rows)
      return [{ kind: 'repayment-reminder', subject: from, to, at: atNine(day), holds }]
    })
  })
}

function ofSeveral(rows: readonly Record<string, string>[]): string[] {
  const minor = rows.reduce((sum, row) => sum + Math.round(Number(row.应还金额) * 100), 0)
  return [`您有${rows.length}笔分期近期到期`, `合计${yuan(minor)}元`, `应还${rows[0]?.应还金额}元`]
}

/** The number of a contact of the list, or of one that an order has made before. */
function numberOf(contactId: string, at: string): string | null {
  const listed = PEOPLE.get(contactId)
  if (listed !== undefined) return listed.phone
  const bought = [...PLACED.values()].find(({ buyer, heardMs }) => buyer.id === contactId && iso(heardMs) < at)
  return bought === undefined ? null : `+86${bought.buyer.phone}`
}

const isCustomer = ({ kind }: Person) => kind !== '员工'

export function expectedBirthdays(): Expected[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].flatMap((day) =>
    [...PEOPLE.values()]
      .filter((person) => isCustomer(person) && person.consents && hasBirthdayOn(person, day))
      .map((person) => greeting('birthday-greeting', person, day)),
  )
}

/** A number gets one marketing text a day: who has a birthday gets that greeting, and of several people the first. */
export function expectedHolidays(): Expected[] {
  const greeted = new Set(expectedBirthdays().flatMap(({ to, at }) => (at === atNine(HOLIDAY) ? [to] : [])))
  return [...PEOPLE.values()]
    .filter((person) => isCustomer(person) && person.consents)
    .filter(({ phone }) => !greeted.has(phone) && greeted.add(phone))
    .map((person) => greeting('holiday-greeting', person, HOLIDAY))
}

function greeting(kind: string, person: Person, day: number): Expected {
  const holds = [person.english ? `Dear ${person.name}` : person.name.slice(0, 1)]
  return { kind, subject: person.id, to: person.phone, at: atNine(day), holds }
}

/** 1 to 4, 7 and 8 December are working days; the Friday tells the weekend. */
const DIGEST_DAYS: readonly (readonly number[])[] = [[1], [2], [3], [4, 5, 6], [7], [8]]

export function expectedDigests(): Expected[] {
  return DIGEST_DAYS.flatMap((days) => {
    const [first = 0] = days
    const born = [...PEOPLE.values()].filter(
      (one) => one.kind === '员工' && days.some((day) => hasBirthdayOn(one, day)),
    )
    const managers = new Set(born.map(({ managerPhone }) => managerPhone))
    return [...managers].map((to): Expected => {
      const holds = born.filter(({ managerPhone }) => managerPhone === to).map(({ name }) => name)
      const date = `2026-12-0${first}`
      return { kind: 'birthday-digest', subject: date, to, at: `${date}T00:30:00.000Z`, holds }
    })
  })
}

/** 21:00 to 08:00 in Shanghai is 13:00 to 24:00 in UTC. */
function morningOf(atMs: number): number {
  const sinceMidnight = atMs % (24 * HOUR_MS)
  return sinceMidnight >= 13 * HOUR_MS ? atMs - sinceMidnight + 24 * HOUR_MS : atMs
}

function atNine(day: number): string {
  return `2026-12-0${day}T01:00:00.000Z`
}

function yuan(minor: number): string {
  return (minor / 100).toFixed(2)
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
