import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createAcceptOrderEventHandler } from '#functions/accept-order-event/handler.ts'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import { HookAnswer } from '#shared/contracts/console-api/hook.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import { isFlatEvent, readFlatEvent } from '#shared/contracts/record-types/flat-events.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'
import { fact, placed, shipped } from '../builders/order-events.ts'
import { World } from '../builders/world.ts'
import { holdsFor, INPUTS } from './budget.ts'
import { hookEventOf } from './hook-event.ts'
import { mutatedText } from './mutated-json.ts'

const START = '2026-12-01T01:00:00Z'
const SECRET = `whsec_${Buffer.from('a secret of this test, 32 bytes!').toString('base64')}`
const EVENTS_A_WORLD = 250

const at = '2026-12-01T00:59:00Z'
const LONGEST = '王'.repeat(128)
const SAMPLES = [
  placed('SO-1', at),
  placed(LONGEST, at, { buyer: { id: LONGEST, name: '王芳', phone: '19900000002' } }),
  placed('SO-2', at, { payment: { method: 'cod', status: 'unpaid' }, closesAt: '2026-12-02T00:00:00Z' }),
  shipped('SO-1', at),
  fact('order.paid', at, { orderId: 'SO-1', reason: null }),
  fact('order.out-of-stock', at, { orderId: 'SO-1', sku: 'NUT-500' }),
  fact('shipment.updated', at, { shipmentId: 'SH-SO-1', state: 'in_transit', code: '1', occurredAt: at }),
  fact('order.delivered', at, { orderId: 'SO-1', shipmentId: 'SH-SO-1' }),
  fact('instalment.due', at, {
    ...{ contractId: 'L1', period: 1, contactId: 'C00001', due: '2026-12-05', amountMinor: 394802, currency: 'CNY' },
  }),
  fact('instalment.paid', at, { contractId: 'L1', period: 1, paidAt: at }),
  fact('remittance.announced', at, { orderId: 'SO-1', contractId: 'L1', period: 2 }),
  fact('contract.renewed', at, { contractId: 'L1' }),
  fact('order.part-paid', at, { orderId: 'SO-1', paidMinor: 7_800 }),
  fact('order.payment-promised', at, { orderId: 'SO-1', on: '2026-12-05', until: '18:00' }),
  fact('shipment.delivered', at, { shipmentId: 'SH-SO-1', at }),
  fact('record.changed', at, {
    ...{
      type: 'order',
      id: 'SO-1',
      facts: { paid: at, cancelled: null },
      fields: { totalMinor: 9_900, closesAt: null },
    },
  }),
  fact('record.changed', at, {
    ...{ type: 'instalment', id: 'L1:1', contactId: 'C00001', fields: { due: '2026-12-05', amountMinor: 1 } },
  }),
  fact('order.mystery', at, { orderId: 'SO-1' }),
]

/** Each under an id of its own, so that none is taken for a repeat; ids are fuzzed with everything else. */
const bodies = fc
  .tuple(mutatedText(SAMPLES), fc.uuid())
  .map(([text, id]) => text.replace(/"id":"evt-\d+"/u, `"id":"evt_${id}"`))

async function openWorld(world: World): Promise<World> {
  await world.campaign('unpaid-order-nudge')
  await world.campaign('shipment-notice')
  return world
}

/** Posts the text as the shop's system would, signed, and checks that the answer says where it is now. */
async function post(world: World, text: string): Promise<void> {
  const handler = createAcceptOrderEventHandler({ ...world.deps, webhookSecrets: [SECRET] })
  const id = idIn(text)
  const sentAt = new Date()
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign(id, sentAt, text),
  }
  const { statusCode = 0, body = '' } = await handler(hookEventOf(text, headers))

  expect([202, 400, 413]).toContain(statusCode)
  if (statusCode !== 202) {
    const problem = Problem.parse(JSON.parse(body))
    if (statusCode === 400)
      expect(problem.errors?.every(({ path, message }) => path !== undefined && message)).toBe(true)
    return
  }
  const answer = HookAnswer.parse(JSON.parse(body))
  expect(answer.id).toBe(id)
  if (answer.result === 'accepted') await expectRecorded(world, eventIn(JSON.parse(text)))
  if (answer.result === 'kept') {
    const kept = await world.stores.events.findKept(id)
    expect(JSON.parse(kept?.body ?? '')).toEqual(JSON.parse(text))
  }
}

/** The event that the body is, in the words of `record.changed` where it tells a fact of a declared record. */
function eventIn(body: unknown): OrderEvent {
  const { type } = z.object({ type: z.string() }).parse(body)
  if (!isFlatEvent(type)) return OrderEvent.parse(body)
  const read = readFlatEvent(type, body)
  if (!read.success) throw read.error
  return read.data
}

function idIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text)
    const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
    return typeof id === 'string' && id !== '' ? id : 'evt_none'
  } catch {
    return 'evt_none'
  }
}

/** What the event is about is found, under the id of whichever shop it named, and can be written and read as JSON. */
async function expectRecorded({ stores }: World, { type, data }: OrderEvent): Promise<void> {
  const others = await stores.shops.listOthers()
  const first = async <T>(id: string, find: (recordId: string) => Promise<T | undefined>) =>
    (await Promise.all([id, ...others.map((shop) => recordIdOf(id, shop))].map(find))).find((one) => one !== undefined)
  if (type === 'record.changed') {
    const known = await stores.records.findOrder(data.id)
    if (data.type === 'order' && known !== undefined) expectStorable(Order, known)
    if (keptType(data.type) === undefined) return
    const kept = async (id: string) => (await stores.records.findKept([{ type: data.type, id }]))[0]
    return expectStorable(KeptRecord, await first(data.id, kept))
  }
  const order = (id: string) => first(id, (one) => stores.records.findOrder(one))
  const shipment = (id: string) => first(id, (one) => stores.records.findShipment(one))
  if (type === 'order.placed') return expectStorable(Order, await order(data.order.id))
  if ('orderId' in data && data.orderId !== undefined) expectStorable(Order, await order(data.orderId))
  if ('shipment' in data) expectStorable(Shipment, await shipment(data.shipment.id))
  if (type === 'shipment.updated') expectStorable(Shipment, await shipment(data.shipmentId))
  if ('contractId' in data && 'period' in data && data.contractId !== undefined && data.period !== undefined) {
    const { contractId, period } = data
    const found = await first(
      contractId,
      async (id) => (await stores.records.findInstalments([{ contractId: id, period }]))[0],
    )
    expectStorable(Instalment, found)
  }
}

function expectStorable<S extends z.ZodType>(schema: S, item: z.output<S> | undefined): void {
  expect(item).toBeDefined()
  if (item !== undefined) expect(schema.parse(JSON.parse(JSON.stringify(z.encode(schema, item))))).toEqual(item)
}

/** Lets the day go by: every text that was due has left or is explained, and nothing is half done. */
async function finishDay(world: World): Promise<void> {
  await world.advance('2026-12-02T08:00:00Z')

  expect(world.deadLetters).toEqual([])
  for await (const message of messagesOf(world)) {
    if (message.dueAt <= world.clock.now()) expect(['planned', 'claimed']).not.toContain(message.state)
    expect(message.text ?? '').not.toMatch(/undefined|\[object|NaN|null/u)
  }
}

async function* messagesOf({ stores }: World) {
  const contacts = await stores.contacts.scan({ limit: 100_000 })
  for (const { id } of contacts.items) yield* await stores.messages.listOfContact(id)
}

describe('order events of every shape', () => {
  it('are recorded, kept or refused with paths, and none is lost', async () => {
    let world = await openWorld(new World(START))
    let taken = 0
    await holdsFor(bodies, INPUTS.orderEvents, async (text) => {
      await post(world, text)
      taken += 1
      if (taken % EVENTS_A_WORLD > 0) return
      await finishDay(world)
      world = await openWorld(new World(START))
    })
    await finishDay(world)
  })
})

describe('order events of every shape on DynamoDB', () => {
  let dynamo: TestDynamo | undefined
  beforeAll(async () => {
    dynamo = await startDynamo()
  })
  afterAll(async () => dynamo?.stop())

  it('are recorded, kept or refused with paths', async () => {
    if (!dynamo) throw new Error('the database is there once the tests run')
    const clock = { now: () => new Date(START), monotonicMs: () => 0 }
    const world = await openWorld(new World(START, createDynamoStores(dynamo.client, dynamo.names, clock)))
    await holdsFor(bodies, INPUTS.orderEventsOnDynamo, (text) => post(world, text))
  })
})
