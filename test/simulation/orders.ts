import * as z from 'zod'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { addDays } from '#shared/domain/calendar/time.ts'
import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { drawPlace, homeOf, numberAt } from './places.ts'
import { Random } from './random.ts'
import { drawName, strangersOf } from './strangers.ts'
import type { Happening } from './used-preset.ts'
import { instantIn } from './wall-clock.ts'
import type { Telling, World } from './world.ts'

const ORDERS = 18
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Orders with all that becomes of them: paid, cancelled, shipped, delivered, heard of late, twice and out of order. */
export function scheduleOrders(world: World): void {
  let before: Placed | null = null
  for (let number = 1; number <= ORDERS; number += 1) before = scheduleOrder(world, `SO-${number}`, before)
}

type Placed = { contactId: string; phone: string | null; placedMs: number; zone: { zone?: string } }

/** Now and then whoever placed the order before places this one too, minutes later: both are due in one hour then. */
function placedLike(before: Placed | null, drawn: Placed, draws: Random): Placed {
  if (before === null || !draws.chance(0.25)) return drawn
  return { ...before, placedMs: before.placedMs + draws.between(0, 20) * MINUTE_MS }
}

function scheduleOrder(world: World, orderId: string, before: Placed | null): Placed {
  const { random, scenario, expectations } = world
  const strangers = strangersOf(world, orderId)
  const buyer = random.pick(world.contacts)
  const isNew = random.chance(0.1)
  const ownId = isNew ? `N-${orderId}` : buyer.id
  const isOther = isNew || random.chance(0.15)
  const ownPhone = isOther ? numberAt(drawPlace(random), 700 + random.between(0, 99)) : buyer.phone
  const home = ownPhone === null ? 'Asia/Shanghai' : (world.platform.truth.livesIn.get(ownPhone) ?? homeOf(ownPhone))
  const drawn = { contactId: ownId, phone: ownPhone, placedMs: drawPlaced(world, home) }
  const method = random.chance(0.1) ? 'cod' : 'online'
  const status = random.chance(0.1) ? 'paid' : 'unpaid'
  const zone = isOther && random.chance(0.3) ? { zone: home } : {}
  const placed = placedLike(before, { ...drawn, zone }, new Random(world.seed * 1_000 + 500 + Number(orderId.slice(3))))
  const { contactId, phone, placedMs } = placed
  const order = {
    id: orderId,
    shop: 'sim',
    buyer: {
      id: contactId,
      name: drawName(strangers, '罗娜'),
      phone,
      ...placed.zone,
    },
    currency: 'CNY',
    totalMinor: random.between(100, 99_999),
    items: [{ sku: random.chance(0.15) ? 'SAME' : `SKU-${orderId}`, name: drawName(strangers, '坚果'), quantity: 1 }],
    payment: { method, status },
    ...(random.chance(0.5) && { closesAt: new Date(placedMs + random.between(2, 24) * HOUR_MS).toISOString() }),
  }
  tell(world, { type: 'order.placed', atMs: placedMs, data: { order } })
  const settled = scheduleSettling(world, orderId, placedMs)
  const shipped = random.chance(0.4) ? scheduleShipping(world, orderId, placedMs) : null
  const nudged = method === 'online' && status === 'unpaid' && !settled && shipped === null
  if (nudged && scenario.campaigns['unpaid-order-nudge'].steady)
    expectations.expect(`${contactId}|unpaid-order-nudge|${orderId}#1`, [orderId])
  if (shipped !== null && scenario.campaigns['shipment-notice'].steady)
    expectations.expect(`${contactId}|shipment-notice|${shipped}`)
  return placed
}

/** One in four such that the nudge falls due within two minutes of the beginning or end of the recipient's night. */
function drawPlaced({ random, scenario }: World, home: string): number {
  const { startMs } = scenario
  const anywhere = startMs + random.between(HOUR_MS, 48 * HOUR_MS)
  if (random.chance(0.7)) return anywhere
  const edge = instantIn(home, addDays(scenario.day, random.between(0, 1)), random.pick(['21:00', '08:00']))
  if (edge === null) return anywhere
  const placedMs = edge - scenario.delayMinutes * MINUTE_MS + random.between(-2 * MINUTE_MS, 2 * MINUTE_MS)
  return placedMs > startMs + HOUR_MS ? placedMs : anywhere
}

function scheduleSettling(world: World, orderId: string, placedMs: number): boolean {
  const { random, scenario } = world
  if (random.chance(0.55)) return false
  const dueMs = placedMs + scenario.delayMinutes * MINUTE_MS
  const atMs = random.chance(0.5)
    ? dueMs + random.between(-5_000, 5_000)
    : placedMs + random.logBetween(1_000, 6 * HOUR_MS)
  const type = random.pick(['order.paid', 'order.paid', 'order.paid', 'order.cancelled', 'order.closed'])
  tell(world, { type, atMs, data: { orderId } })
  return true
}

function scheduleShipping(world: World, orderId: string, placedMs: number): string {
  const { random } = world
  const shipmentId = `SH-${orderId}`
  const shippedMs = placedMs + random.logBetween(10_000, 4 * HOUR_MS)
  const shipment = {
    id: shipmentId,
    carrier: { scheme: 'kuaidi100', code: 'shunfeng', name: '顺丰速运' },
    trackingNumber: `SF${orderId}`,
    toRegionCode: '110105',
  }
  tell(world, { type: 'order.shipped', atMs: shippedMs, data: { orderId, shipment } })
  if (random.chance(0.4))
    tell(world, {
      type: 'order.delivered',
      atMs: shippedMs + random.logBetween(1_000, 6 * HOUR_MS),
      data: { orderId, shipmentId },
    })
  return shipmentId
}

/** Lets the platform hear of something that happened: by webhook or by bus, now or later, perhaps twice. */
export function tell(world: World, { type, atMs, data }: Happening): void {
  const { random } = world
  world.told += 1
  const event = { id: `evt-${world.told}`, type, timestamp: new Date(atMs).toISOString(), data }
  world.tellings.push({ id: event.id, type, atMs, data, ...idsIn(type, data) })
  const heardMs = atMs + drawLateness(world)
  hear(world, event, heardMs)
  if (random.chance(0.2)) hear(world, event, heardMs + random.logBetween(1, HOUR_MS))
}

const Data = z.looseObject({
  orderId: z.string().optional(),
  contactId: z.string().optional(),
  order: z.object({ id: z.string(), buyer: z.object({ id: z.string() }) }).optional(),
  shipment: z.object({ id: z.string() }).optional(),
})

function idsIn(type: string, given: unknown): Pick<Telling, 'orderId' | 'shipmentId' | 'contactId' | 'record'> {
  const data = Data.parse(given)
  const { order, orderId, shipment, contactId } = data
  return {
    orderId: order?.id ?? orderId ?? null,
    shipmentId: shipment?.id ?? null,
    contactId: order?.buyer.id ?? contactId ?? null,
    record: recordIn(type, data),
  }
}

function recordIn(type: string, data: z.infer<typeof Data>): string | null {
  const [noun = ''] = type.split('.')
  if (noun === 'instalment' || noun === 'remittance')
    return data.contractId === undefined ? null : `instalment ${data.contractId}:${data.period}`
  return keptType(noun) === undefined ? null : `${noun} ${data[`${noun}Id`]}`
}

function drawLateness({ random }: World): number {
  if (random.chance(0.75)) return random.between(20, 500)
  return random.chance(0.8) ? random.logBetween(500, 30 * MINUTE_MS) : random.logBetween(30 * MINUTE_MS, 8 * HOUR_MS)
}

function hear({ kernel, platform, random }: World, event: { id: string; type: string }, atMs: number): void {
  const byBus = random.chance(0.4)
  kernel.at(atMs, () => {
    kernel.noteText('event', event.type)
    if (byBus) return platform.queues['order-events'].put(JSON.stringify({ detail: event }))
    platform.insist(
      'hook',
      (deps) => acceptOrderEvent(deps, event, 'webhook'),
      () => undefined,
    )
  })
}
