import { describe, expect, it } from 'vitest'
import { sendMessages } from '#shared/usecases/sending/send-messages.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const WALNUTS = { totalMinor: 6000, items: [{ sku: 'WAL-1', name: '纸皮核桃', quantity: 1 }] }
const CRASHES = Array.from({ length: 24 }, (_, place) => place + 1).flatMap((nth) => [
  [nth, 'before'] as const,
  [nth, 'after'] as const,
])

/** Two unpaid baskets of one buyer, whose nudges are due at 10:30 and 10:31 in China. */
async function twoBaskets(second = '2026-12-01T02:01:00Z') {
  const world = new World('2026-12-01T01:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.advance('2026-12-01T02:00:00Z')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.advance(second)
  await world.accept(placed('SO-2', second, WALNUTS))
  const lines = async () => {
    const messages = await world.messagesOf('C00001')
    return messages
      .map(({ subject, state, reason, about }) => ({ order: subject.id, state, reason, about }))
      .toSorted((a, b) => (a.order < b.order ? -1 : 1))
  }
  return { world, lines }
}

describe('two texts of one hour', () => {
  it('are one, which tells of both orders and adds them up; the other says which', async () => {
    const { world, lines } = await twoBaskets()

    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent.map(({ text }) => text)).toEqual([
      expect.stringContaining('纸皮核桃等2笔订单还未付款，应付238.00元'),
    ])
    expect(await lines()).toMatchObject([
      { order: 'SO-1', state: 'accepted', about: ['SO-1', 'SO-2'] },
      { order: 'SO-2', state: 'suppressed', reason: 'told-together', about: null },
    ])
  })

  it('stay two where one is paid before, where the hours differ, and where one goes to another number', async () => {
    const paid = await twoBaskets()
    await paid.world.accept(fact('order.paid', '2026-12-01T02:10:00Z', { orderId: 'SO-1' }))
    await paid.world.advance('2026-12-01T04:00:00Z')
    const later = await twoBaskets('2026-12-01T02:31:00Z')
    await later.world.advance('2026-12-01T04:00:00Z')

    expect(paid.world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('纸皮核桃还未付款，应付60.00元')])
    expect(later.world.sent).toHaveLength(2)
  })

  it('leave once, with both, where two workers take them up at once', async () => {
    const { world, lines } = await twoBaskets('2026-12-01T02:00:00Z')
    const ids = (await world.messagesOf('C00001')).map(({ id }) => id)
    world.nowMs = Date.parse('2026-12-01T02:30:00Z')

    await Promise.allSettled([...ids, ...ids.toReversed()].map((id) => sendMessages(world.deps, [id])))
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect(world.sent[0]?.text).toContain('2笔订单')
    expect((await lines()).map(({ state }) => state).toSorted()).toEqual(['accepted', 'suppressed'])
  })

  it('leave once where the one that goes first is heard of while the other is about to be claimed', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.advance('2026-12-01T02:01:00Z')
    await world.accept(placed('SO-2', '2026-12-01T02:01:00Z', WALNUTS))
    const [second] = await world.messagesOf('C00001')
    world.nowMs = Date.parse('2026-12-01T02:31:00Z')
    const { deps } = world
    let isHeard = false
    const save: typeof deps.messages.save = async (message, rev) => {
      if (message.state === 'claimed' && message.id === second?.id && !isHeard) {
        isHeard = true
        await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
        await world.drain()
      }
      return deps.messages.save(message, rev)
    }
    const messages = new Proxy(deps.messages, {
      get: (target, name) => (name === 'save' ? save : Reflect.get(target, name).bind(target)),
    })

    await sendMessages({ ...deps, messages }, second === undefined ? [] : [second.id])
    await world.advance('2026-12-01T03:30:00Z')

    expect(isHeard).toBe(true)
    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('2笔订单')])
  })

  it.each(CRASHES)(
    'tell each order once, whichever call of the sender a crash comes at (%d, %s)',
    async (nth, when) => {
      const { world, lines } = await twoBaskets()
      await world.advance('2026-12-01T02:29:30Z')

      world.crashAt(nth, when)
      await world.advance('2026-12-01T03:30:00Z')

      const all = await lines()
      const told = all.flatMap(({ order, state, about }) =>
        ['accepted', 'delivered', 'in-doubt', 'unconfirmed'].includes(state) ? (about ?? [order]) : [],
      )
      expect(told.toSorted()).toEqual(['SO-1', 'SO-2'])
      expect(world.sent.length).toBeLessThanOrEqual(2)
    },
  )

  it('is sent alone where the text that was to tell of it was stopped after it had said so', async () => {
    const { world, lines } = await twoBaskets()
    await world.advance('2026-12-01T02:29:30Z')
    const [first, second] = (await world.messagesOf('C00001')).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    if (first === undefined || second === undefined) throw new Error('two texts are planned')
    const marked = { ...second, details: { ...second.details, toldBy: first.id }, rev: second.rev + 1 }
    expect(await world.stores.messages.save(marked, second.rev)).toBe(true)
    await world.accept(fact('order.cancelled', '2026-12-01T02:29:40Z', { orderId: 'SO-1' }))

    await world.advance('2026-12-01T03:30:00Z')

    expect(await lines()).toMatchObject([{ state: 'cancelled' }, { order: 'SO-2', state: 'accepted', about: null }])
  })
})
