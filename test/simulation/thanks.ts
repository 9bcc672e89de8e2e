import type { Contact } from '#shared/contracts/contact.ts'
import { create, edit } from './campaign-churn.ts'
import { Violation } from './kernel.ts'
import { readId } from './occurrence.ts'
import { tell } from './orders.ts'
import { Random } from './random.ts'
import type { Telling, World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const KIND = 'order-thanks'
/** From the last minute of a day to ten on the next, where clocks go forward; and three days after ten, where they go back. */
const SOONEST_MS = 9 * HOUR_MS
const LATEST_MS = (35 + 73) * HOUR_MS
/** Longer than word of anything is under way, with a repeat of it. */
const HEARD_MS = 9 * HOUR_MS

/** In some worlds buyers are thanked for their first order, from the beginning to the end. */
export function scheduleThanks(world: World): void {
  const random = drawsOf(world)
  if (!isThanking(random)) return
  const { kernel, scenario } = world
  const editedMs = scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
  kernel.at(scenario.startMs + MINUTE_MS, () =>
    create(world, KIND, {}, (log) => kernel.at(editedMs, () => edit(world, log, { name: 'thanks again' }))),
  )
  const willing = world.contacts.filter(({ consent, phone }) => consent.marketing === 'granted' && phone !== null)
  for (const buyer of random.shuffled(willing).slice(0, 4)) {
    scheduleOrder(world, random, { orderId: `TH-${buyer.id}-1`, buyer })
    if (random.chance(0.7)) scheduleOrder(world, random, { orderId: `TH-${buyer.id}-2`, buyer })
  }
}

/** Paid at once or to the courier, so that which one was bought first is not always that which was placed first. */
function scheduleOrder(world: World, random: Random, { orderId, buyer }: { orderId: string; buyer: Contact }): void {
  const placedMs = world.scenario.startMs + random.between(HOUR_MS, 36 * HOUR_MS)
  const payment = random.chance(0.5) ? { method: 'online', status: 'paid' } : { method: 'cod', status: 'unpaid' }
  const order = {
    ...{ id: orderId, shop: 'sim', currency: 'CNY', totalMinor: 9_900, payment },
    buyer: { id: buyer.id, name: '罗娜', phone: buyer.phone },
    items: [{ sku: orderId, name: '坚果', quantity: 1 }],
  }
  tell(world, { type: 'order.placed', atMs: placedMs, data: { order } })
  const atMs = placedMs + random.between(HOUR_MS, 12 * HOUR_MS)
  tell(world, { type: 'order.delivered', atMs, data: { orderId } })
}

function drawsOf({ seed }: World): Random {
  return new Random(seed * 8_887 + 7)
}

function isThanking(random: Random): boolean {
  return random.chance(0.4)
}

/**
 * Whoever an order was brought to has a text or a line; none leaves before the day after, or when it was too late; and
 * nobody is thanked twice by what had long been heard. @throws Violation
 */
export function checkThanks(world: World): void {
  if (!isThanking(drawsOf(world))) return
  checkNoneLost(world)
  checkMoments(world)
  checkOnce(world)
}

function checkNoneLost({ tellings, platform: { truth } }: World): void {
  const there = new Set([...truth.messages.keys()].map((id) => readId(id).identity))
  for (const { orderId, contactId } of tellings.filter(({ type }) => type === 'order.placed')) {
    const order = truth.orders.of(orderId ?? '').last
    if (order?.delivered !== true || order.cancelled || deliveredMs(tellings, orderId) === null) continue
    if (!isOfShop(orderId) || there.has(`${contactId}|${KIND}|sim`)) continue
    throw new Violation('thanks-none-lost', `${contactId} has no thanks and no line about ${orderId}`)
  }
}

/** Those of the one shop: others are there for second words. */
function isOfShop(orderId: string | null): boolean {
  return orderId !== null && /^(?:SO|TH)-/u.test(orderId)
}

function deliveredMs(tellings: readonly Telling[], orderId: string | null): number | null {
  return tellings.find((one) => one.type === 'order.delivered' && one.orderId === orderId)?.atMs ?? null
}

type Thanked = { identity: string; orderId: string; atMs: number }

function thanksIn({ platform: { truth, carrier } }: World): Thanked[] {
  return carrier.starts.flatMap(({ messageId, atMs }) => {
    const { kind, identity } = readId(messageId)
    return kind === KIND ? [{ identity, orderId: truth.messages.get(messageId)?.subject.id ?? '', atMs }] : []
  })
}

function checkMoments(world: World): void {
  if (world.scenario.hasAstrayClock) return
  for (const { identity, orderId, atMs } of thanksIn(world)) {
    const sinceMs = deliveredMs(world.tellings, orderId)
    if (sinceMs !== null && (atMs < sinceMs + SOONEST_MS || atMs > sinceMs + LATEST_MS))
      throw new Violation('thanks-moment', `${identity} leaves at ${new Date(atMs).toISOString()}`)
  }
}

function checkOnce(world: World): void {
  const ofPerson = Map.groupBy(thanksIn(world), ({ identity }) => identity)
  for (const [identity, thanks] of ofPerson) {
    const [first, ...others] = thanks.toSorted((a, b) => a.atMs - b.atMs)
    const orders = new Set([first, ...others].map((one) => one?.orderId))
    const isNews = ({ orderId, atMs }: Telling) => orders.has(orderId ?? '') && atMs > (first?.atMs ?? 0) - HEARD_MS
    if (orders.size > 1 && !world.tellings.some(isNews))
      throw new Violation('thanks-once', `${identity} leaves for ${[...orders].join(' and ')}`)
  }
}
