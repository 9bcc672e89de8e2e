import { describe, expect, it } from 'vitest'
import { fact, placed, shipped } from '../../../builders/order-events.ts'
import { statesOf } from '../../../builders/people.ts'
import { anOrderScenario } from '../../../builders/scenario.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00Z'

async function worldWith(fields: Record<string, unknown> = {}) {
  const world = new World('2026-12-01T01:00:00Z')
  await world.scenario(anOrderScenario(fields))
  return world
}

function aboutParcel(anchor: unknown, n: number) {
  return {
    slug: 'silent-parcel',
    about: 'shipment',
    stops: [{ fact: 'delivered' }],
    variables: { number: 'record.trackingNumber' },
    steps: [
      {
        id: 'silent',
        moment: { anchor, offset: { n, unit: 'hours', side: 'after' } },
        late: { n: 3, unit: 'days' },
        say: { text: { zh: '{{name}}，单号{{number|见订单}}', en: 'Dear {{name}}' } },
      },
    ],
  }
}

function tracked(at: string) {
  return fact('shipment.updated', at, { shipmentId: 'SH-SO-1', state: 'in_transit', code: 'x' })
}

describe('a scenario by a fact', () => {
  it('texts so long after it, once, under a key of the record and the step', async () => {
    const world = await worldWith()
    const event = placed('SO-1', AT)
    await world.accept(event)
    await world.accept(event)

    await world.advance('2026-12-03T00:00:00Z')

    expect(world.sent.map(({ at, text }) => [at.toISOString(), text])).toEqual([
      ['2026-12-01T05:00:00.000Z', '王先生/女士您好，订单SO-1共178.00元。'],
    ])
    const [message] = await world.messagesOf('C00001')
    expect(message?.occurrence).toBe('2026-12-01#x-still-unpaid#SO-1#first')
    expect(message?.kind).toBe('custom')
  })

  it('is stopped by the fact that ends it, at once and with that as reason', async () => {
    const world = await worldWith()
    await world.accept(placed('SO-1', AT))
    await world.accept(fact('order.paid', '2026-12-01T03:00:00Z', { orderId: 'SO-1' }))

    expect(await statesOf(world, 'C00001')).toEqual(['cancelled: order-paid'])
    await world.advance('2026-12-03T00:00:00Z')
    expect(world.sent).toEqual([])
  })

  it('is asked again when that fact is taken back', async () => {
    const world = await worldWith()
    await world.accept(placed('SO-1', AT))
    await world.accept(fact('order.paid', '2026-12-01T03:00:00Z', { orderId: 'SO-1' }))
    await world.accept(fact('order.payment-failed', '2026-12-01T03:30:00Z', { orderId: 'SO-1' }))

    await world.advance('2026-12-03T00:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('has no message where the end was heard before the beginning', async () => {
    const world = await worldWith()
    await world.accept(fact('order.paid', '2026-12-01T03:00:00Z', { orderId: 'SO-1' }))
    await world.accept(placed('SO-1', AT))

    await world.advance('2026-12-03T00:00:00Z')

    expect([world.sent, await statesOf(world, 'C00001')]).toEqual([[], []])
  })

  it('answers nothing that happened before it was active', async () => {
    const world = await worldWith()
    await world.accept(placed('SO-1', '2026-12-01T00:30:00Z'))

    await world.advance('2026-12-03T00:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual([])
  })

  it('texts once a person and day where it says so, of whichever order is first', async () => {
    const world = await worldWith({ once: 'person-and-day' })
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-2', '2026-12-01T02:30:00Z'))

    await world.advance('2026-12-03T00:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('told once a person and day is not stopped by the payment of another order', async () => {
    const world = await worldWith({ once: 'person-and-day' })
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-2', '2026-12-01T02:30:00Z'))
    await world.accept(fact('order.paid', '2026-12-01T03:00:00Z', { orderId: 'SO-2' }))

    await world.advance('2026-12-03T00:00:00Z')

    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('SO-1')])
  })

  it('does not enter those who do not meet its condition', async () => {
    const world = await worldWith({ only: { path: 'record.totalMinor', is: 'more', value: 50_000 } })
    await world.accept(placed('SO-1', AT))

    await world.advance('2026-12-03T00:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual([])
  })

  it('goes to the lane of texts that answer events, also when a sweep finds it', async () => {
    const world = await worldWith()
    const lanes: string[] = []
    const { sendJobs } = world.queues
    world.queues.sendJobs = async (lane, jobs) => {
      lanes.push(lane)
      return sendJobs(lane, jobs)
    }
    await world.accept(placed('SO-1', AT))

    await world.advance('2026-12-03T00:00:00Z')

    expect([new Set(lanes), world.sent.length]).toEqual([new Set(['transactional']), 1])
  })

  it('waits for the morning where it falls into the night', async () => {
    const world = await worldWith()
    await world.accept(placed('SO-1', '2026-12-01T12:00:00Z'))

    await world.advance('2026-12-03T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-02T00:00:00.000Z'])
  })

  it('beside another campaign answers by itself', async () => {
    const world = await worldWith()
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', AT))

    await world.advance('2026-12-03T00:00:00Z')

    expect(world.sent).toHaveLength(2)
  })
})

describe('a scenario by a silence', () => {
  it('texts when nothing was heard for so long, counted anew from each word', async () => {
    const world = await worldWith(aboutParcel({ silence: ['shipped', 'updated'] }, 24))
    await world.accept(placed('SO-1', AT))
    await world.accept(shipped('SO-1', '2026-12-01T03:00:00Z'))
    await world.advance('2026-12-02T02:00:00Z')
    await world.accept(tracked('2026-12-02T02:00:00Z'))

    await world.advance('2026-12-05T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-03T02:00:00.000Z'])
    expect(await statesOf(world, 'C00001')).toEqual(['cancelled: newer-word', 'accepted'])
  })

  it('gives the same messages in whatever order the words are heard', async () => {
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]
    const all = await Promise.all(
      orders.map(async (order) => {
        const world = await worldWith(aboutParcel({ silence: ['shipped', 'updated'] }, 24))
        const events = [placed('SO-1', AT), shipped('SO-1', '2026-12-01T03:00:00Z'), tracked('2026-12-01T08:00:00Z')]
        for (const index of order) await world.accept(events[index])
        await world.advance('2026-12-05T00:00:00Z')
        return world.sent.map(({ at, text }) => [at.toISOString(), text])
      }),
    )

    expect(all.map((sent) => sent.length)).toEqual([1, 1, 1])
    expect(all[1]).toEqual(all[0])
    expect(all[2]).toEqual(all[0])
  })

  it('ends when what it waits for has come', async () => {
    const world = await worldWith(aboutParcel({ silence: ['shipped', 'updated'] }, 24))
    await world.accept(placed('SO-1', AT))
    await world.accept(shipped('SO-1', '2026-12-01T03:00:00Z'))
    await world.accept(fact('order.delivered', '2026-12-01T09:00:00Z', { orderId: 'SO-1', shipmentId: 'SH-SO-1' }))

    await world.advance('2026-12-05T00:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual(['cancelled: order-delivered'])
  })
})
