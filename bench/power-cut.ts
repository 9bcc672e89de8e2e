import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATABASE_FILE } from '../local/secrets.ts'
import { Database } from '../shared/adapters/sqlite/database.ts'
import { findDifference, type RecordedDisk, writeFiles } from './recorded-disk.ts'
import { EVERYTHING, type Fate, NOTHING } from './recorded-file.ts'
import type { SentTraffic } from './sent-traffic.ts'
import { readSyncRecords, type SyncRecord } from './sync-records.ts'

const FATES = ['nothing', 'half of the sectors', 'half of the pages', 'most sectors'] as const

/** What a disk may have kept of what it was not asked to sync: nothing, or any part, torn at sectors or at pages. */
export function fateOf(round: number): Fate {
  const name = FATES[round % FATES.length]
  if (name === 'nothing') return NOTHING
  const share = name === 'most sectors' ? 0.9 : 0.5
  return { isKept: () => Math.random() < share, sectorBytes: name === 'half of the pages' ? 4096 : 512 }
}

export type Cut = {
  /** Those that the log of SQLite held and that were not synced. */
  commitsBehind: number
  /** Of those, what went. */
  commitsGone: number
}

type Options = {
  folder: string
  /** The folder as the disk had it when the process began. */
  disk: RecordedDisk
  log: string
  sent: SentTraffic
  fate: Fate
  /** Looks at the disk at an instant between two records. */
  look(record: SyncRecord, isLast: boolean): Promise<void>
}

/**
 * Gives a killed platform's folder what a power cut would have left of it, by what it had really asked the system to sync.
 * @throws Error where the record is not what the folder holds: then it proves nothing
 */
export async function cutPower({ folder, disk, log, sent, fate, look }: Options): Promise<Cut> {
  const records = readSyncRecords(readFileSync(log))
  for (const [at, record] of records.entries()) {
    const isLast = at === records.length - 1
    const missed = isLast ? findDifference(disk, folder) : undefined
    disk.apply(record)
    if (record.kind === 'send') sent.take(record)
    if (record.kind === 'close') sent.forget(record.file)
    // A kill may come between the record of a change and the change.
    if (isLast && missed !== undefined && findDifference(disk, folder) !== undefined)
      throw new Error(`the recorder missed something of ${missed}`)
    await look(record, isLast)
  }
  const left = disk.after(fate)
  const held = commitsIn(disk.after(EVERYTHING)) ?? 0
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  writeFiles(folder, left)
  return {
    commitsBehind: held - (commitsIn(disk.after(NOTHING)) ?? 0),
    commitsGone: held - (commitsIn(left) ?? 0),
  }
}

/** Undefined where SQLite cannot read them at all. */
function commitsIn(files: ReadonlyMap<string, Buffer>): number | undefined {
  const copy = mkdtempSync(join(tmpdir(), 'carillon-cut-'))
  writeFiles(copy, files)
  try {
    const db = new Database(join(copy, DATABASE_FILE))
    const { commits } = db
    db.close()
    return commits
  } catch {
    return undefined
  } finally {
    rmSync(copy, { recursive: true })
  }
}
