export type Inspection = { ok: true; encoding: string } | { ok: false; because: 'empty' | 'workbook' | 'not-text' }

const LONGEST_LINE_BYTES = 1_000_000
const UTF8_MARK = [0xef, 0xbb, 0xbf]
const UTF16_MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]
/** How .xlsx (a zip) and .xls files begin. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]
const REPLACED = /\ufffd/gu
const BEYOND_ASCII = /[\u0080-\ufffc]/gu

/**
 * The encoding of a whole file, read through once: what its mark says; else UTF-8 if every byte of it is; else GB18030,
 * unless it is UTF-8 with a few damaged bytes. NUL bytes or a line over 1 MB are no text.
 */
export async function inspectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Inspection> {
  const evidence = createEvidence()
  for await (const chunk of withFirstBytesTogether(bytes)) {
    const verdict = evidence.add(chunk)
    if (verdict) return verdict
  }
  return evidence.conclude()
}

function createEvidence() {
  const strict = createStrictUtf8()
  const lenient = new TextDecoder('utf-8')
  let marked: string | undefined
  let size = 0
  let damaged = 0
  let sound = 0
  let lineBytes = 0

  const weigh = (chunk?: Uint8Array) => {
    strict.add(chunk)
    const text = chunk ? lenient.decode(chunk, { stream: true }) : lenient.decode()
    damaged += text.match(REPLACED)?.length ?? 0
    sound += text.match(BEYOND_ASCII)?.length ?? 0
  }
  return {
    add(chunk: Uint8Array): Inspection | undefined {
      if (size === 0) {
        if (WORKBOOKS.some((start) => beginsWith(chunk, start))) return { ok: false, because: 'workbook' }
        marked = markedEncoding(chunk)
      }
      size += chunk.length
      lineBytes = lineBytesAfter(chunk, lineBytes)
      const utf16 = marked?.startsWith('utf-16') ?? false
      if (lineBytes > LONGEST_LINE_BYTES || (!utf16 && chunk.includes(0))) return { ok: false, because: 'not-text' }
      if (marked === undefined) weigh(chunk)
      return undefined
    },
    conclude(): Inspection {
      if (size === 0) return { ok: false, because: 'empty' }
      if (marked !== undefined) return { ok: true, encoding: marked }
      weigh()
      return { ok: true, encoding: strict.holds() || damaged * 10 <= sound ? 'utf-8' : 'gb18030' }
    },
  }
}

function createStrictUtf8() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let holds = true
  return {
    /** Without a chunk: the file is at its end. */
    add(chunk?: Uint8Array): void {
      if (!holds) return
      try {
        decoder.decode(chunk, { stream: chunk !== undefined })
      } catch {
        holds = false // the decoder's way to say that these bytes are not UTF-8
      }
    },
    holds: () => holds,
  }
}

function markedEncoding(chunk: Uint8Array): string | undefined {
  if (beginsWith(chunk, UTF8_MARK)) return 'utf-8'
  return UTF16_MARKS.find(({ mark }) => beginsWith(chunk, mark))?.encoding
}

function beginsWith(chunk: Uint8Array, start: readonly number[]): boolean {
  return chunk.length >= start.length && start.every((byte, index) => chunk[index] === byte)
}

/** Length of the line that is open at the end of the chunk; the longest is far above any chunk. */
function lineBytesAfter(chunk: Uint8Array, before: number): number {
  const lastBreak = Math.max(chunk.lastIndexOf(0x0a), chunk.lastIndexOf(0x0d))
  return lastBreak < 0 ? before + chunk.length : chunk.length - lastBreak - 1
}

/** The same bytes, the first four of them in one chunk however small the chunks are. */
async function* withFirstBytesTogether(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of bytes) {
    if (head === null) {
      yield chunk
      continue
    }
    const joined: Uint8Array = new Uint8Array(head.length + chunk.length)
    joined.set(head)
    joined.set(chunk, head.length)
    head = joined.length < 4 ? joined : null
    if (head === null) yield joined
  }
  if (head !== null && head.length > 0) yield head
}
