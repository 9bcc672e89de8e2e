import { describe, expect, it, onTestFinished } from 'vitest'
import { MemoryDeadLetterBox } from '#shared/adapters/memory/dead-letter-box.ts'
import { createSqsClient } from '#shared/adapters/sqs/client.ts'
import { createSqsDeadLetterBox } from '#shared/adapters/sqs/dead-letter-box.ts'
import { createSqsDeadLetters } from '#shared/adapters/sqs/dead-letters.ts'
import type { DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { DeadLetter, DeadLetters } from '#shared/ports/dead-letters.ts'
import { createLocalDeadLetterBox } from '../../local/queues/local-dead-letter-box.ts'
import { createLocalQueues } from '../../local/queues/local-queues.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { FakeSqs } from '../builders/aws/fake-sqs.ts'
import { openLocalTable } from '../unit/local/local-table.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'
import { allPages } from './implementations.ts'

/** A box, the way into it, and what came back on the queues. */
type Opened = { box: DeadLetterBox; letters: DeadLetters; sentBack(): Promise<string[]> }

class SteppingClock {
  #ms = Date.parse('2026-12-01T00:00:00Z')
  readonly monotonicMs = () => 0
  readonly now = () => {
    this.#ms += 1000
    return new Date(this.#ms)
  }
}

async function openMemory(): Promise<Opened> {
  const back: string[] = []
  const box = new MemoryDeadLetterBox({ clock: new SteppingClock(), sendBack: (_, body) => void back.push(body) })
  return { box, letters: box, sentBack: async () => back }
}

async function openLocal(): Promise<Opened> {
  const queues = await createLocalQueues({ table: openLocalTable(scratchFolder()), clock: new SteppingClock() })
  onTestFinished(() => queues.stop({ graceMs: 1000 }))
  const put = async ({ queue, body, reason, messageId }: DeadLetter) => {
    const job = { id: messageId, queue, body, sentAtMs: 0, failures: 0, dead: null }
    const [record] = sqsEventOf([job], new Date(0)).Records
    if (record) await queues.deadLetters.put(queue, record, reason)
  }
  const sentBack = async () => {
    const back: string[] = []
    queues.consume('campaigns', async ({ Records }) => {
      back.push(...Records.map(({ body }) => body))
      return { batchItemFailures: [] }
    })
    await queues.idle()
    return back
  }
  return { box: createLocalDeadLetterBox(queues), letters: { put }, sentBack }
}

async function openSqs(): Promise<Opened> {
  const fake = await FakeSqs.start()
  const { endpoint, ...identity } = fake.loopback
  const urlOf = (queue: string) => fake.urlOf(queue)
  const deadLettersUrlOf = (queue: string) => fake.urlOf(`${queue}-dead-letters`)
  return {
    box: createSqsDeadLetterBox({ client: createSqsClient(fake.loopback), urlOf, deadLettersUrlOf }),
    letters: createSqsDeadLetters({ name: 'sqs', endpoint: new URL(endpoint), ...identity }, deadLettersUrlOf),
    sentBack: async () => fake.on('campaigns').map(({ body }) => body),
  }
}

const letter = (messageId: string): DeadLetter => ({
  queue: 'campaigns',
  body: `{"job":"${messageId}"}`,
  reason: 'NOT_FOUND: no such campaign',
  messageId,
})

describe.each([
  ['in memory', openMemory],
  ['on one machine', openLocal],
  ['on SQS', openSqs],
])('DeadLetterBox %s', (_, open) => {
  it('lists every job once, newest first, page by page', async () => {
    const { box, letters } = await open()
    for (const id of ['a', 'b', 'c', 'd', 'e']) await letters.put(letter(id))
    await letters.put({ ...letter('a'), reason: 'again' })

    const listed = await allPages((page) => box.list(page), 2)

    expect(listed.map(({ messageId }) => messageId)).toEqual(['e', 'd', 'c', 'b', 'a'])
    expect(listed[4]).toMatchObject({ ...letter('a'), tries: 1, at: expect.any(Date) })
    expect(await box.find('c')).toEqual(listed[2])
    expect(await box.find('x')).toBeUndefined()
  })

  it('sends a job back once, however often it is asked', async () => {
    const { box, letters, sentBack } = await open()
    await letters.put(letter('a'))
    await letters.put(letter('b'))

    const answers = await Promise.all([box.redrive('a'), box.redrive('a'), box.redrive('never')])

    expect(answers).toEqual(['sent-back', 'gone', 'gone'])
    expect(await sentBack()).toEqual([letter('a').body])
    expect((await box.list({ limit: 10 })).items.map(({ messageId }) => messageId)).toEqual(['b'])
    expect(await box.find('a')).toBeUndefined()
  })

  it('refuses a cursor that it never gave out', async () => {
    const { box } = await open()

    await expect(box.list({ limit: 1, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})
