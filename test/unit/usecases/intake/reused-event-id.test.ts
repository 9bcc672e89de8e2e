import { describe, expect, it } from 'vitest'
import { keptIn } from '../../../builders/kept-events.ts'
import { placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00Z'

async function openShop() {
  const world = new World('2026-12-01T01:00:00Z')
  await world.campaign('unpaid-order-nudge')
  return world
}

describe('an event under an id that was used before', () => {
  it('is told as a conflict that names both, and is kept, where its body is another', async () => {
    const world = await openShop()
    const first = placed('SO-1', AT)
    const second = { id: first.id, type: 'order.paid', timestamp: '2026-12-01T02:05:00Z', data: { orderId: 'SO-1' } }
    await world.accept(first)

    const outcome = await world.accept(second)

    const names = ['order.placed of 2026-12-01T02:00:00.000Z', 'order.paid of 2026-12-01T02:05:00.000Z']
    expect(outcome).toEqual({ kind: 'conflict', id: first.id, first: names[0], second: names[1] })
    expect((await world.stores.records.findOrder('SO-1'))?.paidAt).toBeNull()
    expect(await keptIn(world.stores.events)).toMatchObject([
      {
        type: 'order.paid',
        reason: `other-body: ${names[1]} came under the id of ${names[0]}`,
        body: JSON.stringify(second),
      },
    ])
  })

  it('is kept once for each body, however often it comes', async () => {
    const world = await openShop()
    const first = placed('SO-1', AT)
    await world.accept(first)
    for (const orderId of ['SO-1', 'SO-2', 'SO-2'])
      await world.accept({ id: first.id, type: 'order.paid', timestamp: AT, data: { orderId } })

    expect((await world.stores.events.listKept({ limit: 10 })).items).toHaveLength(2)
  })

  it.each([
    ['with its fields in another order', (event: ReturnType<typeof placed>) => ({ ...reversed(event), id: event.id })],
    ['with its instant in another offset', (event: object) => ({ ...event, timestamp: '2026-12-01T10:00:00+08:00' })],
    ['with a field that nobody reads', (event: object) => ({ ...event, attempt: 2 })],
    [
      'with a field in its data that nobody reads',
      (event: { data: object }) => ({ ...event, data: { ...event.data, attempt: 2 } }),
    ],
  ])('is a repeat %s', async (_, again) => {
    const world = await openShop()
    const event = placed('SO-1', AT)
    await world.accept(event)

    expect(await world.accept(again(event))).toMatchObject({ kind: 'repeat' })
  })

  it('is a repeat where release 0.1 marked the id without remembering the body', async () => {
    const world = await openShop()
    world.stores.events.findSeen = async () => ({ print: null })

    expect(await world.accept(placed('SO-1', AT))).toMatchObject({ kind: 'repeat' })
  })

  it('is noticed also where both bodies come at the same moment', async () => {
    const world = await openShop()
    const first = placed('SO-1', AT)
    const second = { id: first.id, type: 'order.paid', timestamp: AT, data: { orderId: 'SO-1' } }

    const outcomes = await Promise.all([world.accept(first), world.accept(second)])

    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'conflict'])
  })
})

function reversed<T extends object>(value: T): object {
  return Object.fromEntries(Object.entries(value).toReversed())
}
