import { renameSync, rmSync } from 'node:fs'
import type * as z from 'zod'
import { damagedFile, whatIsWrong } from './damaged-file.ts'
import { type Line, type LineFile, mendTail, openLineFile, readLines, type Tell } from './line-file.ts'

const COMPACT_ABOVE_BYTES = 8 * 1024 * 1024
const SNAPSHOT_LINES = 1000

type Options<T> = {
  path: string
  /** Reads an entry back; entries are plain JSON. */
  entry: z.ZodType<T>
  /** Called for every kept entry, in order, before `openJournal` returns. */
  replay(entry: T): void
  /** Entries that alone, replayed in order, give the present state. */
  snapshot(): Iterable<T>
  compactAboveBytes?: number
  /** What its owner can do when a line of it cannot be read. */
  wayOut: string
  /** Hears of a torn tail that was dropped. @default nobody */
  tell?: Tell | undefined
}

export type Journal<T> = {
  /** Kept when this returns, whatever becomes of the process. Apply them to the state only afterwards. */
  append(entries: readonly T[]): void
  close(): void
}

/**
 * Replays what earlier processes kept and goes on appending. A last line torn by a crash is dropped: its append never
 * returned. The file is rewritten from `snapshot` when it is opened and whenever it has grown well beyond that.
 * @throws AppError MALFORMED_ITEM when another line cannot be read.
 */
export function openJournal<T>(options: Options<T>): Journal<T> {
  const { path, snapshot, compactAboveBytes = COMPACT_ABOVE_BYTES } = options
  mendTail(path, options.tell ?? (() => undefined))
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    options.replay(parseEntry(options, line, number))
  }
  let file = rewrite(path, snapshot)
  let limit = Math.max(compactAboveBytes, 4 * file.bytes)
  const compact = () => {
    try {
      const fresh = rewrite(path, snapshot)
      file.close()
      file = fresh
      limit = Math.max(compactAboveBytes, 4 * file.bytes)
    } catch {
      limit = 2 * file.bytes // a full disk: the file that is there still holds everything
    }
  }
  return {
    append(entries) {
      if (file.bytes > limit) compact()
      file.append(entries.map((entry) => JSON.stringify(entry)))
    },
    close: () => file.close(),
  }
}

function parseEntry<T>({ path, entry, wayOut }: Options<T>, line: Line, number: number): T {
  try {
    return entry.parse(JSON.parse(line.text))
  } catch (cause) {
    throw damagedFile({ path, what: `line ${number}: ${whatIsWrong(line.text)}`, wayOut, cause })
  }
}

function rewrite<T>(path: string, snapshot: () => Iterable<T>): LineFile {
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  const file = openLineFile(draft)
  try {
    writeSnapshot(file, snapshot())
    renameSync(draft, path)
    return file
  } catch (error) {
    file.close()
    rmSync(draft, { force: true })
    throw error
  }
}

function writeSnapshot<T>(file: LineFile, entries: Iterable<T>): void {
  let lines: string[] = []
  for (const entry of entries) {
    lines.push(JSON.stringify(entry))
    if (lines.length < SNAPSHOT_LINES) continue
    file.append(lines)
    lines = []
  }
  file.append(lines)
}
