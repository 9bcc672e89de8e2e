import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { Violation } from './kernel.ts'
import { readId } from './occurrence.ts'
import { tell } from './orders.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const [WRONG, RIGHT] = ['19900008001', '19900008002']
/** Between the reads that a text relies on and its submit. */
const SURE_MS = 5_000

/** What later words must have led to, written down as they are told: nothing here asks the product which word counts. */
export type SecondWords = { correctedMs: number | null; reused: string[] }

/**
 * Orders of which more than one thing is said: a corrected number, a payment taken back, one id in two shops, an event id
 * used twice, one parcel under two ids, a corrected tracking number. Each in any order, late and twice.
 */
export function scheduleSecondWords(world: World): SecondWords {
  const { scenario } = world
  const random = world.random.fork()
  const words: SecondWords = { correctedMs: null, reused: [] }
  const placedMs = scenario.startMs + random.between(2 * HOUR_MS, 20 * HOUR_MS)
  const place = (id: string, contactId: string, atMs: number, fields: object = {}) =>
    tell(world, { type: 'order.placed', atMs, data: { order: orderOf(id, contactId, fields) } })

  place('E1', 'E1', placedMs)
  const phone = { buyer: { id: 'E1', name: '罗娜', phone: RIGHT } }
  correct(world, placedMs + random.logBetween(1_000, 20 * MINUTE_MS), orderOf('E1', 'E1', phone), words)

  place('E2', 'E2', placedMs)
  tell(world, { type: 'order.paid', atMs: placedMs + 2_000, data: { orderId: 'E2' } })
  const failedMs = placedMs + random.logBetween(3_000, HOUR_MS)
  tell(world, { type: 'order.payment-failed', atMs: failedMs, data: { orderId: 'E2' } })

  place('E3', 'E3a', placedMs)
  place('E3', 'E3b', placedMs + 1_000, { shop: 'sim-b' })
  tell(world, { type: 'order.paid', atMs: placedMs + 2_000, data: { orderId: 'E3', shop: 'sim-b' } })

  useIdTwice(world, placedMs, words)

  place('E5', 'E5', placedMs)
  for (const id of ['P5a', 'P5b'])
    tell(world, {
      type: 'order.shipped',
      atMs: placedMs + 3_000,
      data: { orderId: 'E5', shipment: parcelOf(id, 'N5') },
    })

  place('E6', 'E6', placedMs)
  tell(world, {
    type: 'order.shipped',
    atMs: placedMs + 3_000,
    data: { orderId: 'E6', shipment: parcelOf('P6', 'N61') },
  })
  const correctedMs = placedMs + random.logBetween(4_000, HOUR_MS)
  tell(world, { type: 'order.shipped', atMs: correctedMs, data: { orderId: 'E6', shipment: parcelOf('P6', 'N62') } })
  return words
}

function orderOf(id: string, contactId: string, fields: object) {
  return {
    ...{ id, shop: 'sim', buyer: { id: contactId, name: '罗娜', phone: WRONG }, currency: 'CNY', totalMinor: 4200 },
    items: [{ sku: `SKU-${contactId}`, name: '坚果', quantity: 1 }],
    payment: { method: 'online', status: 'unpaid' },
    ...fields,
  }
}

function parcelOf(id: string, trackingNumber: string) {
  return {
    id,
    carrier: { scheme: 'kuaidi100', code: 'shunfeng', name: '顺丰速运' },
    trackingNumber,
    toRegionCode: '110105',
  }
}

/** By webhook, so that it is known when the platform has answered. */
function correct({ kernel, platform }: World, atMs: number, order: object, words: SecondWords): void {
  const timestamp = new Date(atMs).toISOString()
  const event = { id: 'evt-corrected', type: 'order.placed', timestamp, data: { order } }
  kernel.at(atMs + 100, () =>
    platform.insist(
      'hook',
      (deps) => acceptOrderEvent(deps, event, 'webhook'),
      () => {
        words.correctedMs = kernel.nowMs
      },
    ),
  )
}

function useIdTwice({ kernel, platform }: World, atMs: number, words: SecondWords): void {
  const timestamp = new Date(atMs).toISOString()
  const placed = { id: 'evt-twice', type: 'order.placed', timestamp, data: { order: orderOf('E4', 'E4', {}) } }
  const paid = { id: 'evt-twice', type: 'order.paid', timestamp, data: { orderId: 'E4' } }
  const post = (event: object, then: (kind: string) => void) =>
    platform.insist(
      'hook',
      (deps) => acceptOrderEvent(deps, event, 'webhook'),
      ({ kind }) => then(kind),
    )
  kernel.at(atMs, () => post(placed, () => post(paid, (kind) => words.reused.push(kind))))
}

/** @throws Violation */
export function checkSecondWords(world: World, words: SecondWords): void {
  const { attempts } = world.platform.carrier
  const sentTo = (contactId: string, kind: string) =>
    attempts
      .map((start) => ({ ...start, ...readId(start.messageId) }))
      .filter((one) => one.contactId === contactId && one.kind === kind)
  const { correctedMs } = words
  for (const { begunMs, to } of sentTo('E1', 'unpaid-order-nudge'))
    if (correctedMs !== null && begunMs > correctedMs + SURE_MS && to !== `+86${RIGHT}`)
      throw new Violation('newest-word', 'a nudge goes to a number that was corrected before')
  if (words.reused.some((kind) => kind === 'repeat'))
    throw new Violation('reused-id', 'another event under a seen id is taken for a repeat')
  if (new Set(sentTo('E5', 'shipment-notice').map(({ messageId }) => messageId)).size > 1)
    throw new Violation('one-parcel', 'one parcel is told of twice')
  checkAskedAgain(world)
  checkShops(world, sentTo('E3b', 'unpaid-order-nudge').length)
  checkNumber(world)
}

function messagesOf({ platform }: World, contactId: string, kind: string) {
  return [...platform.truth.messages.values()].filter((one) => one.contactId === contactId && one.kind === kind)
}

function isSteady({ scenario }: World, kind: 'unpaid-order-nudge' | 'shipment-notice'): boolean {
  return scenario.campaigns[kind].steady
}

/** Whether a word was among the dead letters, and so came when the texts that it is about were too late. */
function isDaysLate({ platform }: World, type: string, orderId: string): boolean {
  return platform.buried.some((body) => body.includes(`"${type}"`) && body.includes(`"${orderId}"`))
}

/** An order whose payment was taken back is unpaid: nothing of it stays stopped by that payment. */
function checkAskedAgain(world: World): void {
  if (!isSteady(world, 'unpaid-order-nudge') || world.expectations.isAttacked('E2')) return
  if (isDaysLate(world, 'order.payment-failed', 'E2')) return
  const nudges = messagesOf(world, 'E2', 'unpaid-order-nudge')
  if (nudges.length === 0) throw new Violation('payment-back', 'an unpaid order has no nudge')
  if (nudges.some(({ reason }) => reason === 'order-paid'))
    throw new Violation('payment-back', 'a nudge stays stopped by a payment that was taken back')
}

/** Each shop's order has a nudge of its own, and only its own payment stops it. */
function checkShops(world: World, sentOfPaid: number): void {
  if (!isSteady(world, 'unpaid-order-nudge') || world.expectations.isAttacked('E3')) return
  const [unpaid] = messagesOf(world, 'E3a', 'unpaid-order-nudge')
  if (unpaid === undefined || unpaid.reason === 'order-paid')
    throw new Violation('shops-apart', 'the payment of another shop’s order stops a nudge')
  if (sentOfPaid > 0) return
  const paid = messagesOf(world, 'E3b', 'unpaid-order-nudge')
  if (paid.some(({ reason }) => reason === null)) throw new Violation('shops-apart', 'a paid order is nudged')
}

/** Whoever was told the wrong number was told the right one after that, and nobody more than both. */
function checkNumber(world: World): void {
  const told = messagesOf(world, 'E6', 'shipment-notice').filter(({ text }) => text !== null)
  const wrong = told.filter(({ text }) => text?.includes('N61'))
  const all = messagesOf(world, 'E6', 'shipment-notice')
  if (told.length > 2) throw new Violation('one-correction', 'a parcel is told of more than twice')
  if (isDaysLate(world, 'order.shipped', 'E6')) return
  if (isSteady(world, 'shipment-notice') && wrong.some(isRead) && all.length < 2)
    throw new Violation('one-correction', 'a wrong number that was told is not corrected')
}

function isRead({ state }: { state: string }): boolean {
  return ['accepted', 'delivered', 'in-doubt', 'unconfirmed'].includes(state)
}
