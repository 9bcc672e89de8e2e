import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type BatchDeps, eachRecord } from '#functions/sqs-batch.ts'
import { AppError } from '#shared/domain/errors.ts'
import { createLog } from '#shared/observability/logger.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'

const Job = z.object({ n: z.int() })
const UUIDS = ['0f6a0b52-7a4c-4f3d-9d3e-0123456789ab', '1f6a0b52-7a4c-4f3d-9d3e-0123456789ab']

function eventOf(...bodies: unknown[]) {
  const jobs = bodies.map((body, index) => ({
    ...{ id: UUIDS[index] ?? `job-${index}`, queue: 'campaigns', sentAtMs: 0, failures: 0, dead: null },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }))
  return sqsEventOf(jobs, new Date(0))
}

function openBatch(put: (letter: DeadLetter) => Promise<void> = async () => undefined) {
  const letters: DeadLetter[] = []
  const lines: string[] = []
  const notes: string[][] = []
  const deps: BatchDeps = {
    log: createLog(
      (line) => void lines.push(line),
      () => new Date(0),
    ),
    deadLetters: {
      put: async (letter) => {
        await put(letter)
        letters.push(letter)
      },
    },
    noteFailure: (messageId, reason) => void notes.push([messageId, reason]),
  }
  return { deps, letters, notes, logged: () => lines.map((line): unknown => JSON.parse(line)) }
}

type Work = (job: z.infer<typeof Job>) => Promise<void>

const finish: Work = async () => undefined

function failing(error: Error): Work {
  return () => Promise.reject(error)
}

describe('a batch from a queue', () => {
  it('lets what failed come again soon, and leaves the rest', async () => {
    const { deps } = openBatch()
    const given: [handle: string, seconds: number][] = []
    const redelivery: BatchDeps['redelivery'] = {
      giveBack: async ({ receiptHandle }, seconds) => void given.push([receiptHandle, seconds]),
    }
    const event = eventOf({ n: 1 }, { n: 2 })

    await eachRecord(event, Job, { ...deps, redelivery }, async ({ n }) => {
      if (n === 1) throw new Error('away')
    })

    expect(given).toEqual([[event.Records[0]?.receiptHandle, expect.any(Number)]])
  })

  it('answers as ever where a job cannot be given back', async () => {
    const { deps, logged } = openBatch()
    const redelivery: BatchDeps['redelivery'] = { giveBack: () => Promise.reject(new Error('no queue')) }

    const answer = await eachRecord(eventOf({ n: 1 }), Job, { ...deps, redelivery }, failing(new Error('away')))

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: UUIDS[0] }])
    expect(logged()).toMatchObject([{ log: 'RECORD_FAILED' }, { log: 'RECORD_NOT_GIVEN_BACK', recordId: UUIDS[0] }])
  })

  it('gives back only the record that failed, and says why', async () => {
    const { deps, letters, notes, logged } = openBatch()
    const held = new AppError('HELD_BY_ANOTHER_WORKER', 'the message is being sent', { retryable: true })

    const answer = await eachRecord(eventOf({ n: 1 }, { n: 2 }), Job, deps, async ({ n }) => {
      if (n === 1) throw held
    })

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: UUIDS[0] }])
    expect(notes).toEqual([[UUIDS[0], 'HELD_BY_ANOTHER_WORKER: the message is being sent']])
    expect(letters).toEqual([])
    expect(logged()).toMatchObject([{ log: 'RECORD_FAILED', queue: 'campaigns', recordId: UUIDS[0] }])
  })

  it('tells of an error that is not ours only its name', async () => {
    const { deps, notes } = openBatch()

    await eachRecord(eventOf({ n: 1 }), Job, deps, failing(new TypeError('cannot text +8613800138000')))

    expect(notes).toEqual([[UUIDS[0], 'TypeError']])
  })

  it.each([
    ['no JSON', 'oops', finish, 'not such a job'],
    ['another job', { m: 1 }, finish, 'not such a job'],
    [
      'one that no further try can mend',
      { n: 1 },
      failing(new AppError('NOT_FOUND', 'no such campaign', { retryable: false })),
      'NOT_FOUND: no such campaign',
    ],
  ])('puts %s aside at once with its reason', async (_, body, work, reason) => {
    const { deps, letters, notes, logged } = openBatch()

    const answer = await eachRecord(eventOf(body), Job, deps, work)

    expect(answer.batchItemFailures).toEqual([])
    expect(letters).toMatchObject([
      { queue: 'campaigns', messageId: UUIDS[0], reason: expect.stringContaining(reason) },
    ])
    expect(notes).toEqual([])
    expect(logged()).toMatchObject([{ log: 'RECORD_DEAD_LETTERED', recordId: UUIDS[0] }])
  })

  it('gives back only the record that could not be put aside', async () => {
    const away = new AppError('QUEUE_UNAVAILABLE', 'the queues are stopped', { retryable: true })
    const { deps, notes } = openBatch(({ messageId }) =>
      messageId === UUIDS[0] ? Promise.reject(away) : Promise.resolve(),
    )
    const done: number[] = []

    const answer = await eachRecord(eventOf('oops', { n: 2 }, 'oops'), Job, deps, async ({ n }) => void done.push(n))

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: UUIDS[0] }])
    expect(notes).toEqual([[UUIDS[0], 'QUEUE_UNAVAILABLE: the queues are stopped']])
    expect(done).toEqual([2])
  })
})
