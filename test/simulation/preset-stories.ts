import type { Contact } from '#shared/contracts/contact.ts'
import type { DeclaredField } from '#shared/contracts/record-types/declare.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'
import type { Offset, Scenario } from '#shared/contracts/scenario.ts'
import { TrackingState } from '#shared/contracts/tracking-state.ts'
import type { Random } from './random.ts'
import type { Happening, Story, StoryFact } from './used-preset.ts'
import type { World } from './world.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const CURRENCY = 'CNY'

type Scene = { random: Random; scenario: Scenario; days: readonly string[]; startMs: number }

/** A record of the preset's type with what begins its texts, with some of what ends them, as its declaration names it. */
export function drawStory(world: World, random: Random, told: { scenario: Scenario; number: number }): Story {
  const { scenario, number } = told
  const startMs = world.scenario.startMs + random.between(HOUR_MS, 36 * HOUR_MS)
  const scene = { random, scenario, days: world.scenario.days, startMs }
  const buyer = random.pick(world.contacts)
  const { about } = scenario
  const id = about === 'contact' ? buyer.id : about === 'instalment' ? `PR-${number}:1` : `PR-${number}`
  const facts = drawFacts(scene)
  const story = { about, id, buyer, facts }
  return { ...story, events: eventsOf(story, scene) }
}

/** As `drawStory`, around other days: dates that are yet to come. */
export function drawDates(
  random: Random,
  told: { scenario: Scenario; id: string; buyer: Contact; days: readonly string[]; startMs: number },
): Happening[] {
  const { scenario, id, buyer, days, startMs } = told
  const scene = { random, scenario, days, startMs }
  return eventsOf({ about: scenario.about, id, buyer, facts: drawFacts(scene).slice(0, 1) }, scene)
}

function drawFacts({ random, scenario, startMs }: Scene): StoryFact[] {
  const { about, steps, stops } = scenario
  const begins = steps.flatMap(({ moment: { anchor } }) => {
    if ('fact' in anchor) return [anchor.fact]
    if ('silence' in anchor) return anchor.silence
    return 'hand' in anchor && typeof anchor.hand === 'string' ? [anchor.hand] : []
  })
  const ends = stops.flatMap((stop) => ('fact' in stop ? [stop.fact] : []))
  const [first] = [...(FIRST[about] ?? Object.keys(keptType(about)?.facts ?? {}))]
  const names = new Set([...begins, ...ends, ...(OTHERS[about] ?? [])])
  names.delete(first ?? '')
  const later = [...names].flatMap((name) => {
    const isBegun = begins.includes(name)
    if (!random.chance(isBegun ? 0.8 : 0.15)) return []
    const times = isNewest(about, name) && random.chance(0.3) ? 2 : 1
    return Array.from({ length: times }, () => ({ name, atMs: startMs + random.logBetween(SECOND_MS, 12 * HOUR_MS) }))
  })
  return first === undefined ? later : [{ name: first, atMs: startMs }, ...later]
}

/** What is heard first of a record without which nothing is known of it. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  order: ['placed'],
  shipment: ['shipped'],
  instalment: ['due'],
  contact: [],
}
/** What changes what texts say, and what named rules wait for. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  order: ['paid', 'payment-promised', 'label-printed'],
  shipment: ['in-transit', 'arrived-city', 'out-for-delivery'],
}

function isNewest(about: string, name: string): boolean {
  const facts: Readonly<Record<string, { keeps: string }>> =
    about === 'order' ? ORDER_TOLD.facts : (keptType(about)?.facts ?? {})
  return facts[name]?.keeps === 'newest'
}

type Plot = Omit<Story, 'events'>

function eventsOf(plot: Plot, scene: Scene): Happening[] {
  const { about, facts } = plot
  switch (about) {
    case 'order':
      return facts.map((fact) => ofOrder(plot, fact, scene))
    case 'shipment':
      return [placed(plot, scene), ...facts.map((fact) => ofShipment(plot, fact, scene))]
    case 'instalment':
      return facts.map((fact) => ofInstalment(plot, fact, scene))
    default:
      return facts.map((fact) => ofKept(plot, fact, scene))
  }
}

function placed({ id, buyer }: Plot, { random, startMs }: Scene): Happening {
  const order = {
    ...{ id, shop: 'sim', currency: CURRENCY, totalMinor: random.between(100, 99_999) },
    buyer: { id: buyer.id, name: '罗娜', phone: buyer.phone },
    items: [{ sku: `SKU-${id}`, name: '坚果', quantity: random.between(1, 3) }],
    payment: { method: random.pick(['online', 'online', 'cod', 'remittance']), status: 'unpaid' },
    closesAt: new Date(startMs + random.between(2, 48) * HOUR_MS).toISOString(),
    shipTo: { regionCode: '110105', name: '罗娜', phone: '19900000001', address: '人民路1号' },
    carrier: '顺丰速运',
    shipBy: new Date(startMs + random.between(-4, 30) * HOUR_MS).toISOString(),
    auction: random.chance(0.2),
  }
  return { type: 'order.placed', atMs: startMs, data: { order } }
}

function ofOrder(plot: Plot, { name, atMs }: StoryFact, scene: Scene): Happening {
  const { id: orderId } = plot
  const { random, days } = scene
  if (name === 'placed') return placed(plot, scene)
  if (name === 'shipped') return shippedOf(plot, atMs, scene)
  if (name.startsWith('remittance-')) return { type: name.replace('-', '.'), atMs, data: { orderId } }
  const fields: Readonly<Record<string, object>> = {
    'out-of-stock': { sku: `SKU-${orderId}`, ...(random.chance(0.5) && { backOn: random.pick(days) }) },
    'payment-promised': { on: dayFor('record.on', scene), until: dayFor('record.until', scene) },
    'part-paid': { paidMinor: 50 },
  }
  const own = fields[name] ?? (name in ORDER_TOLD.facts ? drawFields(ORDER_TOLD.fields, scene) : {})
  return { type: `order.${name}`, atMs, data: { orderId, ...own } }
}

function shippedOf({ id }: Plot, atMs: number, { random }: Scene): Happening {
  const shipment = {
    ...{ id: `SH-${id}`, trackingNumber: `SF${id}`, toRegionCode: '110105' },
    carrier: { scheme: 'kuaidi100', code: 'shunfeng', name: '顺丰速运' },
    purpose: random.pick(['order', 'replacement', 'part']),
    part: '螺丝',
  }
  return { type: 'order.shipped', atMs, data: { orderId: id, shipment } }
}

function ofShipment(plot: Plot, { name, atMs }: StoryFact, scene: Scene): Happening {
  const { random, days } = scene
  const [orderId, shipmentId] = [plot.id, `SH-${plot.id}`]
  if (name === 'shipped') return shippedOf(plot, atMs, scene)
  if (name === 'delivered') return { type: 'order.delivered', atMs, data: { orderId, shipmentId } }
  if (name === 'order-cancelled') return { type: 'order.cancelled', atMs, data: { orderId } }
  if (name === 'order-held') return { type: 'order.hold-requested', atMs, data: { orderId } }
  if (name === 'delivery-wish') return { type: 'shipment.delivery-wish', atMs, data: { shipmentId, how: 'hold' } }
  if (name === 'away') return { type: 'shipment.away', atMs, data: { shipmentId } }
  const state = TrackingState.parse(name.replaceAll('-', '_'))
  const way = { place: '门口', pickupCode: '8-1-2', until: random.pick(days), eta: { from: random.pick(days) } }
  return { type: 'shipment.updated', atMs, data: { shipmentId, state, ...(random.chance(0.7) && way) } }
}

function ofInstalment({ id, buyer }: Plot, { name, atMs }: StoryFact, scene: Scene): Happening {
  const [contractId = '', period = ''] = id.split(':')
  const data = { contractId, period: Number(period) }
  if (name === 'remittance-announced') return { type: 'remittance.announced', atMs, data }
  const due = { due: dayFor('record.due', scene), amountMinor: 120_000, currency: CURRENCY, contactId: buyer.id }
  const own = name === 'due' ? due : name === 'payment-promised' ? { on: scene.random.pick(scene.days) } : {}
  return { type: `instalment.${name}`, atMs, data: { ...data, ...own } }
}

function ofKept({ about, id, buyer }: Plot, { name, atMs }: StoryFact, scene: Scene): Happening {
  const { fields = {} } = keptType(about) ?? {}
  const past = pastInstant(`record.${name}`, scene)
  const data = {
    [`${about}Id`]: id,
    contactId: buyer.id,
    ...(past !== null && { at: past }),
    ...drawFields(fields, scene),
  }
  return { type: `${about}.${name}`, atMs, data }
}

/** Each field with most; of a date the day that some step's moment makes one of these days. */
function drawFields(fields: Readonly<Record<string, DeclaredField>>, scene: Scene): Record<string, unknown> {
  const drawn = Object.entries(fields).flatMap(([name, field]) => {
    if (!scene.random.chance(0.7)) return []
    const value = drawValue(name, field, scene)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(drawn)
}

function drawValue(name: string, { kind, values = {} }: DeclaredField, scene: Scene): unknown {
  const { random, startMs } = scene
  switch (kind) {
    case 'choice':
      return random.pick(Object.keys(values))
    case 'date':
      return dayFor(`record.${name}`, scene)
    case 'time':
      return random.pick(['09:00', '14:30'])
    case 'instant':
    case 'deadline':
      return new Date(startMs + random.between(0, 2 * DAY_MS)).toISOString()
    case 'money':
    case 'number':
      return random.between(1, 5)
    case 'flag':
      return random.chance(0.5)
    case 'currency':
      return CURRENCY
    case 'phone':
      return name === 'phoneTail' ? undefined : '19900007001'
    case 'list':
      return ['19900007002', '19900007003']
    case 'contact':
    case 'record':
      return undefined
    default:
      return kind === 'id' ? `ID-${random.between(1, 9)}` : random.pick(['坚果', '保养', 'decoration'])
  }
}

/** A day from which some step that hangs on this date is due on one of these days. */
function dayFor(path: string, { random, scenario, days }: Scene): string {
  const day = random.pick(days)
  const offsets = scenario.steps.flatMap(({ moment: { anchor, offset } }) =>
    'date' in anchor && anchor.date === path ? [offset] : [],
  )
  if (offsets.length === 0) return day
  const drawn = random.pick(offsets)
  return [drawn ?? []].flat().reduce(against, day)
}

function against(day: string, { n, unit, side }: Offset): string {
  const at = new Date(`${day}T00:00:00Z`)
  const away = side === 'after' ? -n : n
  if (unit === 'months') at.setUTCMonth(at.getUTCMonth() + away)
  else if (unit === 'years') at.setUTCFullYear(at.getUTCFullYear() + away)
  else if (unit === 'weeks') at.setUTCDate(at.getUTCDate() + 7 * away)
  else if (unit === 'days' || unit === 'working-days') at.setUTCDate(at.getUTCDate() + away)
  return at.toISOString().slice(0, 10)
}

/** Of a fact whose day is a date to some step: at noon of such a day. */
function pastInstant(path: string, scene: Scene): string | null {
  const isDated = scene.scenario.steps.some(({ moment: { anchor } }) => 'date' in anchor && anchor.date === path)
  return isDated ? `${dayFor(path, scene)}T04:00:00Z` : null
}
