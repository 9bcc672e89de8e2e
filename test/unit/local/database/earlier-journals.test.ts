import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createLocalSchedules } from '../../../../local/clock/local-schedules.ts'
import { takeOverJournals } from '../../../../local/database/earlier-journals.ts'
import { openPhoneTexts } from '../../../../local/phone/phone-texts.ts'
import { openJobLedger } from '../../../../local/queues/job-ledger.ts'
import { openLocalTable } from '../local-table.ts'
import { scratchFolder } from '../scratch-folder.ts'

const job = (id: string) => ({ id, queue: 'imports', body: id, sentAtMs: 1, failures: 0, dead: null })
const text = (number: number, receipt = 'delivered') => ({
  to: `+8619900000${number}`,
  text: `text ${number}`,
  at: '2026-12-01T01:00:00.000Z',
  messageId: `msg_${number}`,
  providerMessageId: `p${number}`,
  receipt,
})
const schedule = {
  campaignId: 'cmp_abcdef',
  part: 'main',
  zone: 'Asia/Shanghai',
  rule: { time: '09:00' },
  doneUntil: '2026-12-01T01:00:00.000Z',
}
const lines = (...entries: readonly object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

function filled(): string {
  const folder = scratchFolder()
  const jobs = [
    { op: 'job', job: job('a') },
    { op: 'job', job: job('b') },
    { op: 'gone', id: 'a' },
  ]
  writeFileSync(join(folder, 'queues.ndjson'), lines(...jobs))
  writeFileSync(join(folder, 'phone.ndjson'), lines(text(101), { receiptQueued: 'p101' }, text(102)))
  writeFileSync(join(folder, 'schedules.json'), JSON.stringify([schedule]))
  return folder
}

async function takeOver(folder: string) {
  const told: string[] = []
  const table = openLocalTable(folder)
  await takeOverJournals(folder, 'aside', table, (words) => void told.push(words))
  const clock = { now: () => new Date('2026-12-01T02:00:00Z'), monotonicMs: () => 0 }
  const queues = { campaignJob: async () => undefined }
  return {
    told,
    jobs: [...(await openJobLedger(table)).list()].map(({ queue, id }) => (queue === 'imports' ? id : queue)),
    texts: (await (await openPhoneTexts(table)).list(undefined, { limit: 10 })).items.map((one) => one.text),
    next: (await createLocalSchedules({ table, clock, queues })).nextFiring(),
  }
}

it('takes over what waited, what the phone got and when campaigns fire next, and puts the files aside', async () => {
  const folder = filled()

  const { jobs, texts, next } = await takeOver(folder)

  // The receipt of the last text was not handed over yet.
  expect(jobs).toEqual(['b', 'receipts'])
  expect(texts).toEqual(['text 101', 'text 102'])
  expect(next).toEqual(new Date('2026-12-02T01:00:00Z'))
  expect(
    ['queues.ndjson', 'phone.ndjson', 'schedules.json'].map((name) => existsSync(join(folder, 'aside', name))),
  ).toEqual([true, true, true])
})

it('doubles nothing when a crash came before the files were put aside', async () => {
  const folder = filled()
  const files = ['queues.ndjson', 'phone.ndjson', 'schedules.json'].map(
    (name) => [name, readFileSync(join(folder, name))] as const,
  )
  const once = await takeOver(folder)
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)

  expect(await takeOver(folder)).toEqual(once)
})

it('drops a tail that a crash or a power cut tore, and says so', async () => {
  const folder = filled()
  appendFileSync(join(folder, 'queues.ndjson'), '{"op":"jo')
  appendFileSync(join(folder, 'phone.ndjson'), '\0\0\n\0')

  const { told, jobs, texts } = await takeOver(folder)

  expect(jobs).toEqual(['b', 'receipts'])
  expect(texts).toHaveLength(2)
  expect(told).toEqual([
    expect.stringContaining('queues.ndjson were torn'),
    expect.stringContaining('phone.ndjson were torn'),
  ])
})

it('changes nothing when another line cannot be read, and names it', async () => {
  const folder = filled()
  const path = join(folder, 'queues.ndjson')
  writeFileSync(path, `{"op":\n${readFileSync(path, 'utf8')}`)

  await expect(takeOver(folder)).rejects.toThrow(`${path} cannot be read: line 1`)

  expect(await openLocalTable(folder).query({ hash: 'SCHEDULE' })).toEqual([])
  expect(existsSync(path)).toBe(true)
})
