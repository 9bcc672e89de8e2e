import { describe, expect, it } from 'vitest'
import { createAcceptBusEventHandler } from '#functions/accept-bus-event/handler.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { keptIn } from '../builders/kept-events.ts'
import { placed } from '../builders/order-events.ts'
import { World } from '../builders/world.ts'

async function openBus() {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  const deliver = (...bodies: unknown[]) => createAcceptBusEventHandler(world.deps)(eventOf(bodies))
  return { world, deliver }
}

function eventOf(bodies: readonly unknown[]) {
  const jobs = bodies.map((body, index) => ({
    ...{ id: `job-${index}`, queue: 'order-events', sentAtMs: 0, failures: 0, dead: null },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }))
  return sqsEventOf(jobs, new Date('2026-12-01T02:00:00Z'))
}

/** Our event as EventBridge hands it on. */
function onBus(detail: unknown) {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'order-event',
    source: 'shop.orders',
    account: '123456789012',
    time: '2026-12-01T02:00:00Z',
    region: 'cn-north-1',
    resources: [],
    detail,
  }
}

describe('order events from the bus', () => {
  it('are acted on like those of the webhook', async () => {
    const { world, deliver } = await openBus()

    const answer = await deliver(onBus(placed('SO-1', '2026-12-01T02:00:00Z')))

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(await world.messagesOf('C00001')).toMatchObject([{ state: 'planned' }])
  })

  it('that are malformed go to the dead letters with every fault, and harm no other', async () => {
    const { world, deliver } = await openBus()
    const malformed = placed('SO-1', 'yesterday', { currency: 'yuan' })

    const answer = await deliver(onBus(malformed), 'oops', onBus(placed('SO-2', '2026-12-01T02:00:00Z')))

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(world.deadLetters).toMatchObject([
      {
        queue: 'order-events',
        messageId: 'job-0',
        reason: expect.stringMatching(/INVALID_INPUT: (?=.*timestamp: )(?=.*data\.order\.currency: )/),
      },
      { messageId: 'job-1', body: 'oops' },
    ])
    expect(JSON.stringify(world.deadLetters.map(({ reason }) => reason))).not.toMatch(/19900000001|王芳|yuan/)
    expect((await world.messagesOf('C00001')).map(({ subject }) => subject.id)).toEqual(['SO-2'])
  })

  it('of a type that is not known are kept with their reason', async () => {
    const { world, deliver } = await openBus()

    await deliver(onBus({ id: 'evt-n', type: 'order.wrapped', timestamp: '2026-12-01T02:00:00Z', data: {} }))

    expect(await keptIn(world.stores.events)).toMatchObject([{ id: 'evt-n', reason: 'unknown-type', source: 'bus' }])
    expect(world.deadLetters).toEqual([])
  })

  it('under the id of another event are kept with both named, and harm no other', async () => {
    const { world, deliver } = await openBus()
    const event = placed('SO-1', '2026-12-01T02:00:00Z')
    const other = { ...placed('SO-2', '2026-12-01T02:01:00Z'), id: event.id }

    const answer = await deliver(onBus(event), onBus(other))

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(await keptIn(world.stores.events)).toMatchObject([
      {
        source: 'bus',
        reason:
          'other-body: order.placed of 2026-12-01T02:01:00.000Z came under the id of order.placed of 2026-12-01T02:00:00.000Z',
      },
    ])
    expect(world.deadLetters).toEqual([])
  })

  it('that come twice, also by the webhook, plan one message', async () => {
    const { world, deliver } = await openBus()
    const event = placed('SO-1', '2026-12-01T02:00:00Z')

    await world.accept(event)
    await deliver(onBus(event), onBus(event))

    expect(await world.messagesOf('C00001')).toHaveLength(1)
  })
})
