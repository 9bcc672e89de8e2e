import { describe, expect, it } from 'vitest'
import type { Life } from '../../../builders/life.ts'
import { fact, placed, shipped } from '../../../builders/order-events.ts'
import { stateOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const SENT = 'accepted'
const DOUBTED = 'unconfirmed: no-receipt'
/** More than the calls of the longest of these days. */
const MOST_CALLS = 400

type Ending = { state: string; sent: number; dead: number; at: string }

/** An order's day to its end, with a process that is killed once; its sender tries again as long as it gets no answer. */
async function dayWith(events: () => object[], kinds: readonly Kind[], crash: [number, 'before' | 'after']) {
  const world = new World('2026-12-01T02:00:00Z')
  for (const kind of kinds) await world.campaign(kind)
  const life = world.crashAt(...crash)
  for (const event of events()) await world.accept(event).catch(() => world.accept(event))
  await world.advance('2026-12-06T02:00:00Z')
  return { world, life }
}

type Kind = 'unpaid-order-nudge' | 'shipment-notice'

async function everyCrash(events: () => object[], kinds: readonly Kind[]): Promise<Ending[]> {
  const endings: Ending[] = []
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
      const { world, life } = await dayWith(events, kinds, [nth, when])
      if (!life.isOver) break
      endings.push(await endingOf(world, life))
    }
  }
  return endings
}

async function endingOf(world: World, life: Life): Promise<Ending> {
  const states = (await world.messagesOf('C00001')).map(stateOf)
  return { state: states.join(', '), sent: world.sent.length, dead: world.deadLetters.length, at: life.lastCall }
}

const order = () => [placed('SO-1', '2026-12-01T02:00:00Z')]

describe('a process killed at any call of an order and its nudge', async () => {
  const endings = await everyCrash(order, ['unpaid-order-nudge'])

  it('never texts twice and never loses the message', () => {
    expect(endings.length).toBeGreaterThan(40)
    expect(endings.filter(({ sent }) => sent > 1)).toEqual([])
    expect(endings.filter(({ state }) => state !== SENT && state !== DOUBTED)).toEqual([])
    expect(endings.filter(({ dead }) => dead > 0)).toEqual([])
  })

  it('leaves a text in doubt only between its claim and the record of its answer, else it is sent', () => {
    const doubted = endings.filter(({ state }) => state === DOUBTED)

    expect(doubted.map(({ at, sent }) => [at, sent])).toEqual([
      ['before submit', 0],
      ['before save', 1],
      ['after save', 0],
      ['after submit', 1],
    ])
    expect(endings.filter(({ state, sent }) => state === SENT && sent !== 1)).toEqual([])
  })
})

describe('a process killed at any call', () => {
  it('never nudges an order that was paid, and its message says so', async () => {
    const paid = () => [...order(), fact('order.paid', '2026-12-01T02:10:00Z', { orderId: 'SO-1' })]

    const endings = await everyCrash(paid, ['unpaid-order-nudge'])

    expect(endings.filter(({ sent }) => sent > 0)).toEqual([])
    expect(new Set(endings.map(({ state }) => state))).toEqual(new Set(['cancelled: order-paid']))
  })

  it('tells once of a parcel that left, which is due at once', async () => {
    const sent = () => [
      ...order(),
      fact('order.paid', '2026-12-01T02:00:00Z', { orderId: 'SO-1' }),
      shipped('SO-1', '2026-12-01T02:00:00Z'),
    ]

    const endings = await everyCrash(sent, ['shipment-notice'])

    expect(endings.filter(({ sent }) => sent > 1)).toEqual([])
    expect(endings.filter(({ state }) => state !== SENT && state !== DOUBTED)).toEqual([])
    expect(endings.filter(({ state }) => state === DOUBTED)).toHaveLength(4)
  })
})

describe('a job delivered twice', () => {
  it('texts once', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T02:29:00Z')
    const [message] = await world.messagesOf('C00001')
    const ids = message === undefined ? [] : [message.id]

    for (let times = 0; times < 3; times += 1) await world.queues.sendJobs('transactional', [{ type: 'messages', ids }])
    await world.advance('2026-12-01T03:00:00Z')
    for (let times = 0; times < 3; times += 1) await world.queues.sendJobs('transactional', [{ type: 'messages', ids }])
    await world.advance('2026-12-01T04:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect(world.deadLetters).toEqual([])
  })
})
