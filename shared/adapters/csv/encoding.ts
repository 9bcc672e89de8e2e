import type { UnreadableFile } from '#shared/domain/lists/file-problem.ts'
import { type Guess, guessEncoding } from './encoding-looks.ts'
import { readFirstBytes, withHeadTogether } from './first-bytes.ts'
import { createSample } from './line-sample.ts'

export type Inspection = ({ ok: true } & Guess) | { ok: false; because: UnreadableFile }

const LONGEST_LINE_BYTES = 8_000_000
const REPLACED = /\ufffd/gu
const BEYOND_ASCII = /[\u0080-\ufffc]/gu

/**
 * The encoding of a whole file, read through once: what its mark says, or its NULs; else UTF-8 if every byte of it is, or all
 * but a few; else the one in which its lines look like what people write. NUL bytes or a line over 8 MB are no text. `name`
 * is null where there is no doubt.
 */
export async function inspectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Inspection> {
  const evidence = createEvidence()
  for await (const chunk of withHeadTogether(bytes)) {
    const verdict = evidence.add(chunk)
    if (verdict) return verdict
  }
  return evidence.conclude()
}

function createEvidence() {
  const strict = createStrictUtf8()
  const lenient = new TextDecoder('utf-8')
  const sample = createSample()
  let told: string | undefined
  let size = 0
  let damaged = 0
  let sound = 0
  let lineBytes = 0

  const weigh = (chunk?: Uint8Array) => {
    strict.add(chunk)
    if (chunk !== undefined) sample.add(chunk)
    const text = chunk ? lenient.decode(chunk, { stream: true }) : lenient.decode()
    damaged += text.match(REPLACED)?.length ?? 0
    sound += text.match(BEYOND_ASCII)?.length ?? 0
  }
  return {
    add(chunk: Uint8Array): Inspection | undefined {
      if (size === 0) {
        const first = readFirstBytes(chunk)
        if (first.kind === 'web-page' || first.kind === 'old-workbook') return { ok: false, because: first.kind }
        if (first.kind === 'zip') return { ok: false, because: 'broken-workbook' }
        told = first.kind === 'unicode' ? first.encoding : undefined
      }
      size += chunk.length
      lineBytes = lineBytesAfter(chunk, lineBytes)
      const utf16 = told?.startsWith('utf-16') ?? false
      if (lineBytes > LONGEST_LINE_BYTES || (!utf16 && chunk.includes(0))) return { ok: false, because: 'not-text' }
      if (told === undefined) weigh(chunk)
      return undefined
    },
    conclude(): Inspection {
      if (size === 0) return { ok: false, because: 'empty' }
      if (told !== undefined) return { ok: true, encoding: told, name: null }
      weigh()
      if (strict.holds() || damaged * 10 <= sound) return { ok: true, encoding: 'utf-8', name: null }
      const guess = guessEncoding(sample.bytes())
      return guess === undefined ? { ok: false, because: 'encoding-unclear' } : { ok: true, ...guess }
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

/** Length of the line that is open at the end of the chunk; the longest is far above any chunk. */
function lineBytesAfter(chunk: Uint8Array, before: number): number {
  const lastBreak = Math.max(chunk.lastIndexOf(0x0a), chunk.lastIndexOf(0x0d))
  return lastBreak < 0 ? before + chunk.length : chunk.length - lastBreak - 1
}
