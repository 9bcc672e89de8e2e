import { expect, it } from 'vitest'
import { createSqsClient } from '#shared/adapters/sqs/client.ts'
import { createSqsImportQueue, createSqsQueues } from '#shared/adapters/sqs/queues.ts'
import { CampaignId, ImportId, MessageId, RunId } from '#shared/contracts/ids.ts'
import { FakeSqs } from '../../../builders/aws/fake-sqs.ts'
import { json } from '../../../builders/aws/loopback.ts'

async function open() {
  const fake = await FakeSqs.start()
  const client = createSqsClient({ ...fake.loopback, maxAttempts: 1 })
  const urlOf = (queue: string) => fake.urlOf(queue)
  return { fake, queues: createSqsQueues(client, urlOf), imports: createSqsImportQueue(client, urlOf) }
}

const bodiesOn = (fake: FakeSqs, queue: string) => fake.on(queue).map(({ body }): unknown => JSON.parse(body))
const page = (number: number, runId = 'run_a.greeting.1.Asia/Shanghai') => ({
  type: 'page' as const,
  runId: RunId.parse(runId),
  number,
})

it('puts all jobs of a lane on its queue, ten in a request', async () => {
  const { fake, queues } = await open()
  const jobs = Array.from({ length: 23 }, (_, index) => page(index + 1))

  await queues.sendJobs('bulk', jobs)

  expect(bodiesOn(fake, 'send-bulk')).toEqual(jobs)
  expect(fake.requests).toHaveLength(3)
})

it('lets the pages of one run share a turn, under a name that SQS takes, and single messages none', async () => {
  const { fake, queues } = await open()
  const long = `run_${'a'.repeat(180)}`

  await queues.sendJobs('bulk', [
    page(1),
    page(2),
    page(1, long),
    { type: 'messages', ids: [MessageId.parse('msg_QQpC')] },
  ])

  expect(fake.on('send-bulk').map(({ group }) => group)).toEqual([
    'run_a.greeting.1.Asia/Shanghai',
    'run_a.greeting.1.Asia/Shanghai',
    expect.stringMatching(/^[0-9a-f]{64}$/),
    undefined,
  ])
})

it('sends again what SQS gave back of a batch, and nothing else', async () => {
  const { fake, queues } = await open()
  fake.refuse.push(4, 1)

  await queues.sendJobs(
    'transactional',
    Array.from({ length: 10 }, (_, index) => page(index + 1)),
  )

  expect(fake.on('send-transactional')).toHaveLength(10)
  expect(fake.requests).toHaveLength(3)
})

it('says that another try may do when SQS keeps giving jobs back', async () => {
  const { fake, queues } = await open()
  fake.refuse.push(1, 1, 1)

  await expect(queues.sendJobs('bulk', [page(1)])).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE', retryable: true })
})

it('says that another try may do when SQS does not answer, without its words', async () => {
  const { fake, queues } = await open()
  fake.fault = json({ __type: 'com.amazonaws.sqs#InternalError', message: 'secret words' }, 500)

  const failure = queues.campaignJob({ type: 'wake-waiting' })

  await expect(failure).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE', retryable: true })
  await expect(failure).rejects.not.toThrow(/secret/)
})

it('keeps large jobs of one batch below what a request may hold', async () => {
  const { fake, queues } = await open()
  const ids = Array.from({ length: 25 }, () => MessageId.parse(`msg_${'a'.repeat(1190)}`))

  await queues.sendJobs(
    'bulk',
    Array.from({ length: 10 }, () => ({ type: 'messages', ids })),
  )

  expect(fake.on('send-bulk')).toHaveLength(10)
  expect(fake.requests).toHaveLength(2)
})

it('puts what campaigns and imports go on with on their queues, as it is read there', async () => {
  const { fake, queues, imports } = await open()
  const firedAt = new Date('2026-12-01T01:00:00Z')
  const run = { campaignId: CampaignId.parse('cmp_abcdef'), part: 'greeting', zone: 'Asia/Shanghai', firedAt }

  await queues.campaignJob({ type: 'run', ...run })
  await imports.resume(ImportId.parse('imp_abcdef'))

  expect(bodiesOn(fake, 'campaigns')).toEqual([{ type: 'run', ...run, firedAt: '2026-12-01T01:00:00.000Z' }])
  expect(bodiesOn(fake, 'imports')).toEqual([{ type: 'resume-import', importId: 'imp_abcdef' }])
})
