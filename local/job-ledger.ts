import * as z from 'zod'
import { type Journal, openJournal } from './journal.ts'
import type { Tell } from './line-file.ts'

const Job = z.object({
  id: z.string(),
  queue: z.string(),
  body: z.string(),
  sentAtMs: z.int(),
  /** Deliveries that failed. */
  failures: z.int(),
  dead: z.object({ reason: z.string(), atMs: z.int() }).nullable(),
})
export type Job = z.infer<typeof Job>

const Entry = z.discriminatedUnion('op', [
  z.object({ op: z.literal('job'), job: Job }),
  z.object({ op: z.literal('gone'), id: z.string() }),
])
type Entry = z.infer<typeof Entry>

/** The jobs of all queues, kept on disk before a call returns. */
export interface JobLedger {
  find(id: string): Job | undefined
  /** In the order they came. */
  list(): Iterable<Job>
  /** Adds or replaces, by id. */
  save(jobs: readonly Job[]): void
  /** Repeats and unknown ids change nothing. */
  remove(ids: readonly string[]): void
  close(): void
}

/** What each job is worth: texts and runs are found again by the sweep, the rest only by whoever sent it. */
const WAY_OUT =
  'Put a copy of it back, or take that line out. Without the whole file texts and runs go on by themselves, but lists under ' +
  'way must be uploaded again, and dead letters and receipts in it are lost.'

/** @throws AppError MALFORMED_ITEM with the way out, when a line cannot be read */
export function openJobLedger(path: string, tell?: Tell): JobLedger {
  const jobs = new Map<string, Job>()
  const apply = (entry: Entry) => {
    if (entry.op === 'job') jobs.set(entry.job.id, entry.job)
    else jobs.delete(entry.id)
  }
  const journal: Journal<Entry> = openJournal({
    path,
    entry: Entry,
    replay: apply,
    snapshot: () => entriesOf(jobs),
    wayOut: WAY_OUT,
    tell,
  })
  const keep = (entries: Entry[]) => {
    journal.append(entries)
    for (const entry of entries) apply(entry)
  }
  return {
    find: (id) => jobs.get(id),
    list: () => jobs.values(),
    save: (changed) => keep(changed.map((job) => ({ op: 'job', job }))),
    remove: (ids) => keep(ids.filter((id) => jobs.has(id)).map((id) => ({ op: 'gone', id }))),
    close: () => journal.close(),
  }
}

function* entriesOf(jobs: ReadonlyMap<string, Job>): Generator<Entry> {
  for (const job of jobs.values()) yield { op: 'job', job }
}
