import { describe, expect, it } from 'vitest'
import { receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import { codConfirm } from '../../../builders/cod-confirm.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const PLACED = '2026-12-01T02:00:00Z'
const CLOSED = '2026-12-02T02:00:00Z'
const CRASHES = Array.from({ length: 30 }, (_, place) => place + 1).flatMap((nth) => [
  [nth, 'before'] as const,
  [nth, 'after'] as const,
])
const CALL = { kind: 'call', role: 'support', within: { n: 4, unit: 'working-hours' } }

/** Whoever does not say within a day whether they agree is called. */
function withCall(): Record<string, unknown> {
  const { steps, ...rest } = codConfirm()
  const [ask] = steps as Record<string, unknown>[]
  const none = [{ task: CALL }, { fact: 'hold-requested' }]
  const asked = { ...(ask?.ask as object), none }
  return { ...rest, steps: [{ ...ask, ask: asked }] }
}

async function asked() {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  await world.scenario(withCall())
  await world.advance(PLACED)
  await world.accept(placed('SO-1', PLACED, { payment: { method: 'cod', status: 'unpaid' } }))
  await world.advance('2026-12-01T02:05:00Z')
  const deps = { ...world.deps, inbox: world.stores.inbox }
  const reply = (id: string, text: string) => receiveReply(deps, { id, from: world.sent[0]?.to ?? '', text })
  return { world, reply }
}

async function tasksIn(world: World) {
  return (await world.stores.records.listKeptOfContact('C00001', 'task')).map(({ fields }) => fields)
}

describe('a question that nobody answers in time', () => {
  it('has a task opened and a fact set, once, when its time is over', async () => {
    const { world } = await asked()

    await world.advance('2026-12-02T01:59:00Z')
    expect(await tasksIn(world)).toEqual([])
    await world.advance('2026-12-03T02:00:00Z')

    const tasks = await tasksIn(world)
    expect(tasks).toMatchObject([{ kind: 'call', role: 'support' }])
    expect(tasks[0]?.deadline).toBe('2026-12-02T06:00:00.000Z')
    expect((await world.stores.records.findOrder('SO-1'))?.toldAt).toEqual({ 'hold-requested': new Date(CLOSED) })
    expect((await world.messagesOf('C00001'))[0]).toMatchObject({ closesAt: null, wakeAt: null, state: 'accepted' })
  })

  it.each(CRASHES)('has them once, whichever call of the closing a crash comes at (%d, %s)', async (nth, when) => {
    const { world } = await asked()
    await world.advance('2026-12-02T01:59:00Z')
    world.crashAt(nth, when)

    await world.advance('2026-12-02T04:30:00Z')

    expect(await tasksIn(world)).toHaveLength(1)
    expect((await world.stores.records.findOrder('SO-1'))?.toldAt).toEqual({ 'hold-requested': new Date(CLOSED) })
  })

  it('keeps an answer that comes after it for people, and moves nothing by it', async () => {
    const { world, reply } = await asked()
    await world.advance('2026-12-02T02:05:00Z')

    expect(await reply('in-1', '1')).toMatchObject({ result: 'inbox' })
    expect((await world.stores.records.findOrder('SO-1'))?.toldAt).not.toHaveProperty('cod-confirmed')
  })
})

describe('nothing follows from silence', () => {
  it('where somebody answered', async () => {
    const { world, reply } = await asked()
    await reply('in-1', '1')

    await world.advance('2026-12-03T02:00:00Z')

    expect(await tasksIn(world)).toEqual([])
  })

  it('where a stop of the scenario holds by then', async () => {
    const { world } = await asked()
    await world.accept(fact('order.cancelled', '2026-12-01T05:00:00Z', { orderId: 'SO-1' }))

    await world.advance('2026-12-03T02:00:00Z')

    expect(await tasksIn(world)).toEqual([])
  })
})
