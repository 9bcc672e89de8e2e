import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { isMissing } from './atomic-file.ts'

const NEWLINE = 0x0a
const CHUNK_BYTES = 256 * 1024

export type Line = {
  text: string
  /** Byte offset of the line's first byte. */
  from: number
}

export type LineFile = {
  /** All of them in one write; when this returns they outlive the process. Lines hold no newline. */
  append(lines: readonly string[]): void
  readonly bytes: number
  close(): void
}

/** Hears in words what was dropped of a file. */
export type Tell = (words: string) => void

/** Opens or creates a file of lines for appending, without a tail that a crash or a power cut tore. */
export function openLineFile(path: string, tell: Tell = () => undefined): LineFile {
  const file = openSync(path, 'a+', 0o600)
  let bytes = cutTornTail(file, path, tell)
  return {
    append(lines) {
      if (lines.length === 0) return
      try {
        bytes += writeWhole(file, Buffer.from(`${lines.join('\n')}\n`))
      } catch (error) {
        ftruncateSync(file, bytes) // a full disk must not leave half a line for the next one to continue
        throw error
      }
    },
    get bytes() {
      return bytes
    },
    close: () => closeSync(file),
  }
}

type Reading = {
  /** Byte offset of the line to begin with. @default 0 */
  from?: number
  /** Passes over lines without this text, which is much faster than looking at each. */
  containing?: string | undefined
}

/** The file's complete lines in order, a chunk at a time; none when there is no file. */
export function* readLines(path: string, { from = 0, containing }: Reading = {}): Generator<Line> {
  const file = openToRead(path)
  if (file === undefined) return
  const needle = containing ? Buffer.from(containing) : undefined
  try {
    let rest: Buffer = Buffer.alloc(0)
    let offset = from
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      const count = readSync(file, chunk, 0, CHUNK_BYTES, offset + rest.length)
      if (count === 0) return
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)])
      const whole = bytes.lastIndexOf(NEWLINE) + 1
      yield* linesOf(bytes.subarray(0, whole), offset, needle)
      rest = bytes.subarray(whole)
      offset += whole
    }
  } finally {
    closeSync(file)
  }
}

function* linesOf(bytes: Buffer, offset: number, needle: Buffer | undefined): Generator<Line> {
  for (let start = 0; start < bytes.length; ) {
    const hit = needle ? bytes.indexOf(needle, start) : start
    if (hit === -1) return
    if (needle) start = bytes.lastIndexOf(NEWLINE, hit) + 1
    const end = bytes.indexOf(NEWLINE, start)
    yield { text: bytes.toString('utf8', start, end), from: offset + start }
    start = end + 1
  }
}

/** Whether a line begins at this byte offset, or would begin there if it is the file's end. */
export function isLineStart(path: string, offset: number): boolean {
  const file = openToRead(path)
  if (offset === 0 || file === undefined) return offset === 0
  const byte = Buffer.alloc(1)
  const count = readSync(file, byte, 0, 1, offset - 1)
  closeSync(file)
  return count === 1 && byte[0] === NEWLINE
}

/** Cuts off the torn tail of a file that others read afterwards; nothing happens where there is no file. */
export function mendTail(path: string, tell: Tell): void {
  const file = openToRead(path, 'r+')
  if (file === undefined) return
  cutTornTail(file, path, tell)
  closeSync(file)
}

function openToRead(path: string, flags = 'r'): number | undefined {
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

function writeWhole(file: number, bytes: Buffer): number {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
  return bytes.length
}
