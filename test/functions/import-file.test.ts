import { describe, expect, it } from 'vitest'
import { createImportFileHandler } from '#functions/import-file/handler.ts'
import { MemoryDeadLetterBox } from '#shared/adapters/memory/dead-letter-box.ts'
import { createLog } from '#shared/observability/logger.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { failingAt, openImportDesk } from '../builders/import-desk.ts'

const ID_NUMBER = '11010519491231002X'
const LIST = `id,phone,name,resident_id\nA,13800138000,王芳,${ID_NUMBER}\nB,010-62345678,李强,440304195508301215\n`

function openHandler(changed: object = {}) {
  const desk = openImportDesk()
  const letters: DeadLetter[] = []
  const resumed: string[] = []
  const lines: string[] = []
  const handler = createImportFileHandler({
    ...desk.deps,
    log: createLog((line) => void lines.push(line), desk.deps.clock.now),
    deadLetters: { put: async (letter) => void letters.push(letter) },
    importQueue: { resume: async (id) => void resumed.push(id) },
    deadLetterBox: new MemoryDeadLetterBox({ clock: desk.deps.clock, sendBack: () => undefined }),
    remainingMs: () => 900_000,
    ...changed,
  })
  const deliver = (...bodies: unknown[]) =>
    handler(
      sqsEventOf(
        bodies.map((body, index) => jobOf(`job-${index}`, body)),
        desk.deps.clock.now(),
      ),
    )
  return { ...desk, deliver, letters, resumed, lines, logged: () => lines.map((line): unknown => JSON.parse(line)) }
}

function jobOf(id: string, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { id, queue: 'imports', body: text, sentAtMs: 0, failures: 0, dead: null }
}

/** What S3 tells when a file has been put. */
function uploaded(key: string) {
  return {
    Records: [
      {
        ...{ eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: 'cn-north-1', eventName: 'ObjectCreated:Put' },
        s3: { bucket: { name: 'imports' }, object: { key: encodeURIComponent(key), size: 100, sequencer: '0A1B' } },
      },
    ],
  }
}

describe('the import-file function', () => {
  it('takes an uploaded list in and logs one line with its counts', async () => {
    const { deliver, upload, stores, logged } = openHandler()
    const id = await upload('contacts', LIST)

    const answer = await deliver(uploaded(`imports/${id}`))

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(await stores.contacts.find('A')).toMatchObject({ name: '王芳' })
    expect(logged()).toMatchObject([
      { log: 'IMPORT_FINISHED', importId: id, state: 'done', rows: 2, accepted: 1, refused: 1, problems: 1, line: 3 },
    ])
  })

  it('logs and keeps no number and no name of anybody', async () => {
    const { deliver, upload, lines, problemsOf } = openHandler()
    const id = await upload('contacts', LIST)

    await deliver(uploaded(`imports/${id}`))

    const told = JSON.stringify([lines, await problemsOf(id)])
    for (const secret of [ID_NUMBER, '440304195508301215', '13800138000', '62345678', '王芳', '李强']) {
      expect(told).not.toContain(secret)
    }
  })

  it('takes an upload as EventBridge itself kept it with the dead letters', async () => {
    const { deliver, upload, stores, letters } = openHandler()
    const id = await upload('contacts', LIST)

    const answer = await deliver({
      version: '0',
      id: 'e-1',
      source: 'aws.s3',
      'detail-type': 'Object Created',
      detail: { bucket: { name: 'imports' }, object: { key: `imports/${id}`, size: 100 }, reason: 'PutObject' },
    })

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(letters).toEqual([])
    expect(await stores.contacts.find('A')).toMatchObject({ name: '王芳' })
  })

  it('lets the test event of S3 pass', async () => {
    const { deliver, letters } = openHandler()

    expect(await deliver({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'imports' })).toEqual({
      batchItemFailures: [],
    })
    expect(letters).toEqual([])
  })

  it('puts the rest on the queue when its time runs out, and takes it up there', async () => {
    const { deliver, upload, resumed, stores, logged } = openHandler({ remainingMs: () => 1000 })
    const id = await upload('contacts', LIST)

    await deliver(uploaded(`imports/${id}`))
    await deliver({ type: 'resume-import', importId: id })

    expect(resumed).toEqual([id])
    expect(await stores.imports.find(id)).toMatchObject({ state: 'done', rows: 2 })
    expect(logged()).toMatchObject([{ log: 'IMPORT_PAUSED' }, { log: 'IMPORT_FINISHED', rows: 2 }])
  })

  it.each([
    ['no JSON', 'not such a job', 'oops'],
    ['another job', 'not such a job', { type: 'run' }],
    ['a file of no import', 'INVALID_INPUT: this file belongs to no import', uploaded('photos/cat.jpg')],
    ['an import that does not exist', 'NOT_FOUND: no such import', uploaded('imports/imp_nowhere')],
  ])('hands %s to the dead letters with its reason', async (_, reason, body) => {
    const { deliver, letters } = openHandler()

    expect(await deliver(body)).toEqual({ batchItemFailures: [] })
    expect(letters).toMatchObject([{ queue: 'imports', messageId: 'job-0', reason: expect.stringContaining(reason) }])
  })

  it('gives back only the record that failed', async () => {
    const desk = openImportDesk()
    const broken = failingAt(desk.stores.contacts, 'save', 1, 'before')
    const { deliver, upload, stores } = openHandler({ contacts: broken })
    const contacts = await upload('contacts', LIST)
    const instalments = await upload('instalments', 'contract,contact,period,due,amount\nL1,A,1,2026-12-05,1.00\n')

    const answer = await deliver(uploaded(`imports/${contacts}`), uploaded(`imports/${instalments}`))

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'job-0' }] })
    expect(await stores.imports.find(instalments)).toMatchObject({ state: 'done', accepted: 1 })
  })
})
