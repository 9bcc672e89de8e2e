import { expect, it } from 'vitest'
import { changeRecord } from '#shared/usecases/records/change-record.ts'
import { fact, placed } from '../builders/order-events.ts'
import { addContact } from '../builders/people.ts'
import { anOrderScenario } from '../builders/scenario.ts'
import { World } from '../builders/world.ts'

/** An unpaid order of 10:00 in Shanghai, whose nudge is due at 10:30. */
async function unpaid(): Promise<World> {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  await world.campaign('unpaid-order-nudge')
  await world.advance('2026-12-01T02:00:00Z')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.advance('2026-12-01T02:10:00Z')
  return world
}

function byHand(world: World, facts: Record<string, Date | null>, fields: Record<string, unknown> = {}) {
  return changeRecord(world.deps, { type: 'order', id: 'SO-1', saying: { facts, fields }, by: 'support/wang' })
}

async function lastLine(world: World) {
  const [message] = await world.messagesOf('C00001')
  const { code, values } = message?.trail.at(-1) ?? {}
  return { state: message?.state, reason: message?.reason, code, values }
}

it('a payment by hand stops the nudge, and the trail says who; taken back in time, the nudge leaves after all', async () => {
  const world = await unpaid()

  expect((await byHand(world, { paid: world.clock.now() })).kind).toBe('done')

  expect(await lastLine(world)).toEqual({
    ...{ state: 'cancelled', reason: 'order-paid', code: 'cancelled' },
    values: { because: 'order-paid', by: 'support/wang' },
  })
  await world.advance('2026-12-01T02:20:00Z')
  await byHand(world, { paid: null })
  await world.advance('2026-12-01T03:00:00Z')
  expect(world.sent).toHaveLength(1)
})

it('an event that says the same names nobody', async () => {
  const world = await unpaid()

  await world.accept(
    fact('record.changed', '2026-12-01T02:10:00Z', {
      type: 'order',
      id: 'SO-1',
      facts: { paid: '2026-12-01T02:09:00Z' },
    }),
  )
  await world.advance('2026-12-01T03:00:00Z')

  expect(await lastLine(world)).toMatchObject({ state: 'cancelled', values: { because: 'order-paid' } })
  expect((await lastLine(world)).values).not.toHaveProperty('by')
  expect(world.sent).toEqual([])
})

it.each([
  'cancelled',
  'closed',
  'refund-requested',
  'delivered',
  'payment-promised',
  'remittance-announced',
  'out-of-stock',
])('an order that is %s by mistake is nudged once that is taken back', async (name) => {
  const world = await unpaid()
  await byHand(world, { [name]: world.clock.now() }, FIELDS[name])
  expect((await lastLine(world)).state).toBe('cancelled')
  await world.advance('2026-12-01T02:20:00Z')

  await byHand(world, { [name]: null })
  await world.advance('2026-12-01T03:00:00Z')

  expect(world.sent).toHaveLength(1)
})

const FIELDS: Record<string, Record<string, unknown>> = {
  'payment-promised': { on: '2026-12-05' },
  'out-of-stock': { sku: 'NUT-500' },
}

it('asks for the rest of an order that is paid in part, and for nothing where nobody knows the rest', async () => {
  const known = await unpaid()
  await known.accept(fact('order.part-paid', '2026-12-01T02:11:00Z', { orderId: 'SO-1', paidMinor: 7_800 }))
  await known.advance('2026-12-01T03:00:00Z')
  const unknown = await unpaid()
  await unknown.accept(fact('order.part-paid', '2026-12-01T02:11:00Z', { orderId: 'SO-1' }))
  await unknown.advance('2026-12-01T03:00:00Z')

  expect(known.sent.map(({ text }) => /100(?:\.00)?元/u.test(text))).toEqual([true])
  expect(unknown.sent).toEqual([])
  expect(await lastLine(unknown)).toMatchObject({ state: 'suppressed', reason: 'partly-paid' })
})

it('changes what is asked for when the sum is corrected by hand', async () => {
  const world = await unpaid()

  await byHand(world, {}, { totalMinor: 5_000 })
  await world.advance('2026-12-01T03:00:00Z')

  expect(world.sent.map(({ text }) => /50(?:\.00)?元/u.test(text))).toEqual([true])
})

it('tells staff when a text has told what they correct', async () => {
  const world = await unpaid()
  await world.advance('2026-12-01T03:00:00Z')

  expect(await byHand(world, {}, { totalMinor: 5_000 })).toEqual({ kind: 'done', id: 'SO-1', textsLeft: true })
})

it('does the same to the text of a scenario', async () => {
  const world = new World('2026-12-01T01:00:00Z')
  await world.scenario(anOrderScenario({ stops: [{ fact: 'cancelled' }, { fact: 'payment-promised' }] }))
  await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))
  await world.advance('2026-12-01T02:00:00Z')

  await byHand(world, { cancelled: world.clock.now() })
  expect((await lastLine(world)).values).toEqual({ because: 'order-cancelled', by: 'support/wang' })
  await world.advance('2026-12-01T02:10:00Z')
  await byHand(world, { cancelled: null })
  await byHand(world, { 'payment-promised': world.clock.now() }, { on: '2026-12-05' })
  expect((await lastLine(world)).values).toEqual({ because: 'payment-promised', by: 'support/wang' })
  await world.advance('2026-12-01T02:20:00Z')
  await byHand(world, { 'payment-promised': null })
  await world.advance('2026-12-02T00:00:00Z')

  expect(world.sent).toHaveLength(1)
})
