import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs'
import type * as z from 'zod'
import { isMissing } from './atomic-file.ts'
import { damagedFile, whatIsWrong } from './damaged-file.ts'

const NEWLINE = 0x0a
const CHUNK_BYTES = 256 * 1024

/** Hears in words what was dropped of a file. */
export type Tell = (words: string) => void

type Options<T> = {
  path: string
  /** Reads an entry back; entries are plain JSON, one a line. */
  entry: z.ZodType<T>
  /** What its owner can do when a line of it cannot be read. */
  wayOut: string
  tell: Tell
}

/**
 * The entries of a file to which lines were appended; none where there is no file. A tail that a crash or a power cut tore is
 * cut off: nobody was answered about it.
 * @throws AppError MALFORMED_ITEM when another line cannot be read.
 */
export function* readJournal<T>({ path, entry, wayOut, tell }: Options<T>): Generator<T> {
  mendTail(path, tell)
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    yield parseEntry(entry, line, { path, number, wayOut })
  }
}

type Place = { path: string; number: number; wayOut: string }

function parseEntry<T>(entry: z.ZodType<T>, line: string, { path, number, wayOut }: Place): T {
  try {
    return entry.parse(JSON.parse(line))
  } catch (cause) {
    throw damagedFile({ path, what: `line ${number}: ${whatIsWrong(line)}`, wayOut, cause })
  }
}

/** The file's complete lines in order, a chunk at a time. */
function* readLines(path: string): Generator<string> {
  const file = openFile(path, 'r')
  if (file === undefined) return
  try {
    let rest: Buffer = Buffer.alloc(0)
    let offset = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      const count = readSync(file, chunk, 0, CHUNK_BYTES, offset + rest.length)
      if (count === 0) return
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)])
      const whole = bytes.lastIndexOf(NEWLINE) + 1
      yield* bytes.toString('utf8', 0, whole).split('\n').slice(0, -1)
      rest = bytes.subarray(whole)
      offset += whole
    }
  } finally {
    closeSync(file)
  }
}

function mendTail(path: string, tell: Tell): void {
  const file = openFile(path, 'r+')
  if (file === undefined) return
  cutTornTail(file, path, tell)
  closeSync(file)
}

function openFile(path: string, flags: 'r' | 'r+'): number | undefined {
  try {
    return openSync(path, flags)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * A crash leaves a last line without its newline, which nobody was answered about; a power cut leaves zero bytes where the
 * last lines were. The size of what stays.
 */
function cutTornTail(file: number, path: string, tell: Tell): number {
  const { size } = fstatSync(file)
  let end = endOfLine(file, size)
  while (end > 0) {
    const from = endOfLine(file, end - 1)
    if (!hasZeroByte(file, from, end)) break
    end = from
  }
  if (end === size) return size
  ftruncateSync(file, end)
  tell(`The last ${size - end} bytes of ${path} were torn by a crash or a power cut, and are dropped.`)
  return end
}

function hasZeroByte(file: number, from: number, end: number): boolean {
  for (let at = from; at < end; at += CHUNK_BYTES) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, end - at), 1)
    readSync(file, chunk, 0, chunk.length, at)
    if (chunk.includes(0)) return true
  }
  return false
}

/** Behind the last newline before this place; 0 where there is none. */
function endOfLine(file: number, before: number): number {
  let end = before
  while (end > 0) {
    const length = Math.min(CHUNK_BYTES, end)
    const chunk = Buffer.alloc(length)
    readSync(file, chunk, 0, length, end - length)
    const newline = chunk.lastIndexOf(NEWLINE)
    if (newline !== -1) return end - length + newline + 1
    end -= length
  }
  return 0
}
