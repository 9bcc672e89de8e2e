import { closeSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import * as z from 'zod'
import { findText, replaceFile, syncPath } from './atomic-file.ts'

/*
 * Two small files beside the database say what it must hold.
 * `<file>.closed`: written when it was closed in order, with the checksum of the whole file; gone while it is open.
 * `<file>.commits`: how many commits it had, written after each; never synced, so after a power cut it may lag behind the
 * database, but it is never ahead of what was on disk.
 */

const Closed = z.object({ bytes: z.int(), sum: z.int() })
const CHUNK_BYTES = 1024 * 1024
const COUNT_DIGITS = 16

export type Ending = 'new' | 'in-order' | 'cut-off' | 'changed-since'

/** How the last process left the file. A mark that is damaged itself says nothing, like one that is missing. */
export function endingOf(path: string): Ending {
  if (!existsSync(path)) return 'new'
  const mark = Closed.safeParse(jsonOf(checkedText(findText(closedPath(path)) ?? '')))
  if (!mark.success) return 'cut-off'
  const { bytes, sum } = fingerprintOf(path)
  return mark.data.bytes === bytes && mark.data.sum === sum ? 'in-order' : 'changed-since'
}

/** Call it once the file is closed. */
export function markClosed(path: string): void {
  replaceFile(closedPath(path), withCheck(JSON.stringify(fingerprintOf(path))))
}

/** Call it before the file is written to: on disk when it returns. */
export function markOpen(path: string): void {
  rmSync(closedPath(path), { force: true })
  syncPath(dirname(path))
}

/** The commits that the file is known to have had; 0 where nobody counted. */
export function knownCommits(path: string): number {
  return Number(checkedText(findText(commitsPath(path)) ?? ''))
}

export type CommitCount = { note(commits: number): void; close(): void }

export function openCommitCount(path: string): CommitCount {
  closeSync(openSync(commitsPath(path), 'a', 0o600))
  const file = openSync(commitsPath(path), 'r+')
  return {
    note: (commits) => noteAt(file, commits),
    close: () => closeSync(file),
  }
}

/** What was committed stands, also where a full disk takes no note of it: the count lags behind then, as after a power cut. */
function noteAt(file: number, commits: number): void {
  try {
    writeSync(file, withCheck(String(commits).padStart(COUNT_DIGITS, '0')), 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/** The files that belong to the database at this path, itself included. */
export function filesOf(path: string): string[] {
  return [path, `${path}-wal`, `${path}-shm`, closedPath(path), commitsPath(path)]
}

function fingerprintOf(path: string): z.infer<typeof Closed> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let bytes = 0
    let sum = 0
    for (
      let read = readSync(file, chunk, 0, CHUNK_BYTES, 0);
      read > 0;
      read = readSync(file, chunk, 0, CHUNK_BYTES, bytes)
    ) {
      sum = crc32(chunk.subarray(0, read), sum)
      bytes += read
    }
    return { bytes, sum }
  } finally {
    closeSync(file)
  }
}

function withCheck(text: string): string {
  return `${text} ${crc32(text).toString(16).padStart(8, '0')}`
}

/** The text before its check; empty where they do not fit. */
function checkedText(line: string): string {
  const text = line.slice(0, -9)
  return line === withCheck(text) ? text : ''
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a mark torn by a full disk
  }
}

const closedPath = (path: string) => `${path}.closed`
const commitsPath = (path: string) => `${path}.commits`
