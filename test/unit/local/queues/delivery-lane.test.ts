import { expect, it } from 'vitest'
import { DeliveryLane, type Ending } from '../../../../local/queues/delivery-lane.ts'
import { sqsEventOf } from '../../../../local/queues/sqs-event.ts'

const at = new Date('2026-12-01T00:00:00Z')

function lane(options: { batchSize: number; concurrency: number; visibilityTimeoutMs: number }) {
  const endings: Ending[] = []
  const rested = Promise.withResolvers<void>()
  const under = new DeliveryLane({
    ...options,
    eventOf: (ids) =>
      sqsEventOf(
        ids.map((id) => ({ id, queue: 'imports', body: id, sentAtMs: 0, failures: 0, dead: null })),
        at,
      ),
    settle: (some) => void endings.push(...some),
    rested: () => under.atRest && rested.resolve(),
  })
  return { under, endings, rested: rested.promise }
}

it('takes a job back from a handler that does not answer within the visibility timeout', async () => {
  const { under, endings, rested } = lane({ batchSize: 1, concurrency: 1, visibilityTimeoutMs: 1 })
  under.consume(() => new Promise(() => undefined))

  under.offer('a')
  await rested

  expect(endings).toMatchObject([{ id: 'a', failure: 'the handler did not answer in time' }])
})

it('never runs more batches at once than its concurrency', async () => {
  const { under, endings, rested } = lane({ batchSize: 1, concurrency: 2, visibilityTimeoutMs: 60_000 })
  let running = 0
  let most = 0
  under.consume(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    return { batchItemFailures: [] }
  })

  for (const id of ['a', 'b', 'c', 'd', 'e']) under.offer(id)
  await rested

  expect(most).toBe(2)
  expect(endings).toHaveLength(5)
})
