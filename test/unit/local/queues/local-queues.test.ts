import type { SQSEvent } from 'aws-lambda'
import { expect, it, onTestFinished, vi } from 'vitest'
import { CampaignId, MessageId } from '#shared/contracts/ids.ts'
import type { SqsHandler } from '../../../../local/queues/delivery-lane.ts'
import { createLocalQueues } from '../../../../local/queues/local-queues.ts'
import { openLocalTable } from '../local-table.ts'
import { scratchFolder } from '../scratch-folder.ts'

const clock = { now: () => new Date('2026-12-01T00:00:00Z'), monotonicMs: () => 0 }
const done: SqsHandler = async () => ({ batchItemFailures: [] })

async function openQueues(folder = scratchFolder()) {
  const queues = await createLocalQueues({ table: openLocalTable(folder), clock, redeliveryDelaysMs: [0] })
  onTestFinished(() => queues.stop({ graceMs: 1000 }))
  return queues
}

function recorder(answer: SqsHandler = done) {
  const events: SQSEvent[] = []
  const handler: SqsHandler = (event) => {
    events.push(event)
    return answer(event)
  }
  return { events, handler, bodies: () => events.flatMap((event) => event.Records.map((record) => record.body)) }
}

it('delivers jobs in the shape of SQS, batch by batch', async () => {
  const queues = await openQueues()
  const { events, handler } = recorder()
  await queues.put('order-events', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
  queues.consume('order-events', handler)

  await queues.idle()

  expect(events.map((event) => event.Records.length)).toEqual([10, 2])
  expect(events[0]?.Records[0]).toMatchObject({
    body: '1',
    md5OfBody: 'c4ca4238a0b923820dcc509a6f75849b',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:local:000000000000:order-events',
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1796083200000' },
  })
})

it('puts the jobs of the port on their queues as JSON', async () => {
  const queues = await openQueues()
  const transactional = recorder()
  const campaigns = recorder()
  queues.consume('send-transactional', transactional.handler)
  queues.consume('campaigns', campaigns.handler)

  await queues.sendJobs('transactional', [{ type: 'messages', ids: [MessageId.parse('msg_QQpC')] }])
  await queues.campaignJob({
    type: 'run',
    campaignId: CampaignId.parse('cmp_abcdef'),
    part: 'main',
    zone: 'Asia/Shanghai',
    firedAt: new Date('2026-12-01T01:00:00Z'),
  })
  await queues.idle()

  expect(transactional.bodies()).toEqual(['{"type":"messages","ids":["msg_QQpC"]}'])
  expect(JSON.parse(campaigns.bodies()[0] ?? '')).toMatchObject({ type: 'run', firedAt: '2026-12-01T01:00:00.000Z' })
})

it('delivers only the failed ones of a batch again', async () => {
  const queues = await openQueues()
  const { handler, bodies } = recorder(async ({ Records }) => ({
    batchItemFailures: Records.filter(
      ({ body, attributes }) => body === 'b' && attributes.ApproximateReceiveCount === '1',
    ).map(({ messageId }) => ({ itemIdentifier: messageId })),
  }))
  queues.consume('order-events', handler)
  await queues.put('order-events', ['a', 'b', 'c'])

  await queues.idle()

  expect(bodies()).toEqual(['a', 'b', 'c', 'b'])
  expect(queues.deadLetters.newest(10)).toEqual([])
})

it('puts a job that failed five times with the dead letters, with the last reason', async () => {
  const queues = await openQueues()
  const { events, handler } = recorder(async ({ Records }) => {
    for (const { messageId, attributes } of Records) {
      queues.noteFailure(messageId, `try ${attributes.ApproximateReceiveCount}`)
    }
    throw new Error('no luck')
  })
  queues.consume('campaigns', handler)
  await queues.put('campaigns', ['x'])

  await queues.idle()

  expect(events).toHaveLength(5)
  expect(queues.deadLetters.newest(10)).toMatchObject([
    { queue: 'campaigns', body: 'x', reason: 'try 5', receiveCount: 5, at: clock.now() },
  ])
})

it('takes the name of a thrown error for the reason when the handler noted none', async () => {
  const queues = await openQueues()
  queues.consume('campaigns', () => Promise.reject(new Error('no luck')))
  await queues.put('campaigns', ['x'])

  await queues.idle()

  expect(queues.deadLetters.newest(10)[0]?.reason).toBe('Error')
})

it('fails the whole batch when a handler names a job that was not in it', async () => {
  const queues = await openQueues()
  const { handler, bodies } = recorder(async ({ Records }) => ({
    batchItemFailures: Records[0]?.attributes.ApproximateReceiveCount === '1' ? [{ itemIdentifier: 'another' }] : [],
  }))
  queues.consume('order-events', handler)
  await queues.put('order-events', ['a', 'b'])

  await queues.idle()

  expect(bodies()).toEqual(['a', 'b', 'a', 'b'])
})

it('sets a record aside at once, whatever its batch answers afterwards', async () => {
  const queues = await openQueues()
  const { handler, bodies } = recorder(async ({ Records }) => {
    for (const record of Records) await queues.deadLetters.put('order-events', record, 'malformed')
    throw new Error('afterwards')
  })
  queues.consume('order-events', handler)
  await queues.put('order-events', ['x'])

  await queues.idle()

  expect(bodies()).toEqual(['x'])
  expect(queues.deadLetters.newest(10)).toMatchObject([{ body: 'x', reason: 'malformed', receiveCount: 1 }])
})

it('redrives a dead letter once, also when asked twice', async () => {
  const queues = await openQueues()
  let broken = true
  const { handler, bodies } = recorder(async (event) => {
    if (broken) throw new Error('broken')
    return done(event)
  })
  queues.consume('campaigns', handler)
  await queues.put('campaigns', ['x'])
  await queues.idle()
  const [letter] = queues.deadLetters.newest(10)
  broken = false

  const answers = [
    await queues.deadLetters.redrive(letter?.id ?? ''),
    await queues.deadLetters.redrive(letter?.id ?? ''),
  ]
  await queues.idle()

  expect(answers).toEqual([true, false])
  expect(bodies()).toHaveLength(6)
  expect(queues.deadLetters.newest(10)).toEqual([])
})

it('keeps a dead letter that a full disk does not let go back, until it does', async () => {
  const table = openLocalTable(scratchFolder())
  const queues = await createLocalQueues({ table, clock, redeliveryDelaysMs: [0] })
  onTestFinished(() => queues.stop({ graceMs: 1000 }))
  let broken = true
  const { handler, bodies } = recorder(async (event) => {
    if (broken) throw new Error('broken')
    return done(event)
  })
  queues.consume('campaigns', handler)
  await queues.put('campaigns', ['x'])
  await queues.idle()
  broken = false
  const letters = queues.deadLetters.newest(10)
  const fullDisk = vi.spyOn(table, 'putMany').mockRejectedValue(new Error('full'))

  await expect(queues.deadLetters.redrive(letters[0]?.id ?? '')).rejects.toThrow('full')

  expect(queues.deadLetters.newest(10).map(({ id }) => id)).toEqual(letters.map(({ id }) => id))
  fullDisk.mockRestore()
  expect(await queues.deadLetters.redrive(letters[0]?.id ?? '')).toBe(true)
  await queues.idle()
  expect(bodies()).toHaveLength(6)
  expect(queues.deadLetters.newest(10)).toEqual([])
})

it('brings back unacknowledged jobs and dead letters after a restart, and nothing that was acknowledged', async () => {
  const folder = scratchFolder()
  const first = await openQueues(folder)
  first.consume('imports', done)
  first.consume('campaigns', () => Promise.reject(new Error('no luck')))
  await first.put('imports', ['acknowledged'])
  await first.put('campaigns', ['dead'])
  await first.idle()
  await first.put('order-events', ['left'])
  await first.stop({ graceMs: 1000 })

  const second = await openQueues(folder)
  const { handler, bodies } = recorder()
  second.consume('imports', handler)
  second.consume('order-events', handler)
  await second.idle()

  expect(bodies()).toEqual(['left'])
  expect(second.deadLetters.newest(10)).toMatchObject([{ body: 'dead' }])
})

it('delivers again after a restart what a handler was still at', async () => {
  const folder = scratchFolder()
  const first = await openQueues(folder)
  const started = Promise.withResolvers<void>()
  first.consume('imports', () => {
    started.resolve()
    return new Promise(() => undefined)
  })
  await first.put('imports', ['slow'])
  await started.promise
  await first.stop({ graceMs: 0 })

  const second = await openQueues(folder)
  const { handler, bodies } = recorder()
  second.consume('imports', handler)
  await second.idle()

  expect(bodies()).toEqual(['slow'])
})

it('is not idle before jobs put by a handler are done too', async () => {
  const queues = await openQueues()
  const { handler, bodies } = recorder()
  queues.consume('send-bulk', handler)
  queues.consume('campaigns', async (event) => {
    await queues.put('send-bulk', ['page 1', 'page 2'])
    return done(event)
  })
  await queues.put('campaigns', ['run'])

  await queues.idle()

  expect(bodies()).toEqual(['page 1', 'page 2'])
})

it('does not wait for a queue that nobody consumes', async () => {
  const queues = await openQueues()
  await queues.put('order-events', ['x'])

  await expect(queues.idle()).resolves.toBeUndefined()
})

it('takes nothing more once it is stopped', async () => {
  const queues = await openQueues()
  await queues.stop({ graceMs: 0 })

  await expect(queues.put('imports', ['x'])).rejects.toThrow('stopped')
  await expect(queues.idle()).rejects.toThrow('stopped')
})
