import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knownCommits } from '../local/database/file-marks.ts'
import { DATABASE_FILE } from '../local/secrets.ts'
import { Database } from '../shared/adapters/sqlite/database.ts'

/* The log's format: https://sqlite.org/fileformat2.html#the_write_ahead_log (read 2026-11-29). */
const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const PAGE_SIZE_AT = 8
const SALTS_AT = 16

/**
 * Takes from the database of a killed platform what a power cut would have taken: every commit that was not on disk when
 * anybody relied on it, and, with `all`, the count of commits, which is never synced. How many commits went.
 */
export function cutPower(folder: string, { all }: { all: boolean }): number {
  const path = join(folder, DATABASE_FILE)
  const log = `${path}-wal`
  const synced = knownCommits(path)
  const lost = commitsIn(path) - synced
  if (synced === 0 || lost < 0) throw new Error(`${synced} commits were synced, and ${-lost} of them are not there`)
  const ends = existsSync(log) ? commitEnds(readFileSync(log)) : []
  const end = ends.at(-1 - lost) ?? (ends.length === lost ? HEADER_BYTES : undefined)
  if (end === undefined) throw new Error('the log does not hold what was not synced')
  if (existsSync(log)) truncateSync(log, end)
  if (all) rmSync(`${path}.commits`)
  return lost
}

/** How many the files hold, asked of a copy, since opening them changes them. */
function commitsIn(path: string): number {
  const copy = mkdtempSync(join(tmpdir(), 'carillon-cut-'))
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, join(copy, `db${end}`))
  const db = new Database(join(copy, 'db'))
  const { commits } = db
  db.close()
  rmSync(copy, { recursive: true })
  return commits
}

/** Where each commit of the log ends; frames of an earlier round of the log lie behind and have other salts. */
function commitEnds(log: Buffer): number[] {
  if (log.length < HEADER_BYTES) return []
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(PAGE_SIZE_AT)
  const salts = log.subarray(SALTS_AT, SALTS_AT + 8)
  const ends: number[] = []
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    if (log.readUInt32BE(at + 4) !== 0) ends.push(at + frameBytes)
  }
  return ends
}
