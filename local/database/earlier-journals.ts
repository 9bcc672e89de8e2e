import { randomUUID } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { KeptSchedule, scheduleItem } from '../clock/local-schedules.ts'
import { ReceiptKind, receiptJobOf } from '../phone/delivery-log.ts'
import { textItem } from '../phone/phone-texts.ts'
import { Job } from '../queues/job.ts'
import { jobItem } from '../queues/job-ledger.ts'
import { makeFolderForGood, syncPath } from './atomic-file.ts'
import { readJournal, type Tell } from './journal.ts'
import { readJsonFile } from './json-file.ts'
import { placeKey } from './local-table.ts'

const JOBS_FILE = 'queues.ndjson'
const TEXTS_FILE = 'phone.ndjson'
const SCHEDULES_FILE = 'schedules.json'
const EARLIER_FILES = [JOBS_FILE, TEXTS_FILE, SCHEDULES_FILE]

const JobEntry = z.discriminatedUnion('op', [
  z.object({ op: z.literal('job'), job: Job }),
  z.object({ op: z.literal('gone'), id: z.string() }),
])
const KeptText = z.object({
  to: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  messageId: z.string(),
  providerMessageId: z.string(),
  receipt: ReceiptKind,
})
/** Stood behind a text once its receipt was on the queue. */
const TextEntry = z.union([KeptText, z.object({ receiptQueued: z.string() })])

/** What each file is worth to whoever cannot read it any more. */
const WAYS_OUT = {
  [JOBS_FILE]:
    'Put a copy of it back, or take that line out. Without the whole file texts and runs go on by themselves, but lists under ' +
    'way must be uploaded again, and dead letters and receipts in it are lost.',
  [TEXTS_FILE]: 'Take that line out, or move the file away: it only shows what the demo phone got.',
  [SCHEDULES_FILE]:
    'Put a copy of it back; or delete it: schedules are made again within five minutes, and what was due before then does not fire.',
}

/**
 * Reads what release 0.1 kept in files of its own (queues, schedules, the demo phone) into the table, once; the files are then
 * put aside. What a crash or a power cut tore off their ends is dropped, and told. After a crash on the way it begins again,
 * and writes the same.
 * @throws AppError MALFORMED_ITEM for other damage, with the way out; nothing is changed then
 */
export async function takeOverJournals(folder: string, aside: string, table: ItemTable, tell: Tell): Promise<void> {
  const present = EARLIER_FILES.filter((name) => existsSync(join(folder, name)))
  if (present.length === 0) return
  const path = (name: string) => join(folder, name)
  const schedules = readJsonFile({
    path: path(SCHEDULES_FILE),
    schema: z.array(KeptSchedule),
    wayOut: WAYS_OUT[SCHEDULES_FILE],
  })
  const jobs = readJobs(path(JOBS_FILE), tell)
  const { texts, owed } = readTexts(path(TEXTS_FILE), tell)
  await table.putMany([
    ...(schedules ?? []).map(scheduleItem),
    ...[...jobs, ...owed].map((job, place) => jobItem(job, placeKey(place))),
    ...texts,
  ])
  makeFolderForGood(join(folder, aside))
  for (const name of present) renameSync(path(name), join(folder, aside, name))
  syncPath(join(folder, aside))
  syncPath(folder)
}

function readJobs(path: string, tell: Tell): Job[] {
  const jobs = new Map<string, Job>()
  for (const entry of readJournal({ path, entry: JobEntry, wayOut: WAYS_OUT[JOBS_FILE], tell })) {
    if (entry.op === 'job') jobs.set(entry.job.id, entry.job)
    else jobs.delete(entry.id)
  }
  return [...jobs.values()]
}

/** A crash between a text and the hand-over of its receipt can only have happened behind the last line. */
function readTexts(path: string, tell: Tell): { texts: Item[]; owed: Job[] } {
  const texts: Item[] = []
  let last: z.infer<typeof TextEntry> | undefined
  for (const entry of readJournal({ path, entry: TextEntry, wayOut: WAYS_OUT[TEXTS_FILE], tell })) {
    if ('text' in entry) texts.push(textItem(entry, texts.length))
    last = entry
  }
  if (last === undefined || !('text' in last) || last.receipt === 'none') return { texts, owed: [] }
  const { providerMessageId, to, at, receipt } = last
  const body = receiptJobOf({ providerMessageId, to, submittedAt: at, receipt })
  const owed = { id: randomUUID(), queue: 'receipts', body, sentAtMs: Date.parse(at), failures: 0, dead: null }
  return { texts, owed: [owed] }
}
