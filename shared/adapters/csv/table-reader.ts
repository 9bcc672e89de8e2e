import { UPLOAD_LIMIT_BYTES } from '#shared/contracts/upload-limit.ts'
import type { TableReader } from '#shared/ports/table-reader.ts'
import { inspectEncoding } from './encoding.ts'
import { isGarbledChinese } from './encoding-looks.ts'
import { readLines } from './lines.ts'
import { readRows } from './rows.ts'

/**
 * Reads tables of text as spreadsheets and shops' systems save them: in any encoding that `inspectEncoding` tells, parted by
 * comma, semicolon, tab or what a `sep=` line says; at most 100 MB.
 */
export function createCsvTableReader(): TableReader {
  return {
    async open(bytes) {
      const seen = { bytes: 0 }
      const inspection = await inspectEncoding(withinLimit(bytes(), seen))
      if (seen.bytes > UPLOAD_LIMIT_BYTES) return { ok: false, because: 'too-large' }
      if (!inspection.ok) return inspection
      const { encoding, name: guessed } = inspection
      const options = encoding === 'gb18030' ? { isGarbled: isGarbledChinese } : {}
      const walk = () => readRows(readLines(bytes(), encoding), options)
      return { ok: true, guessed, rows: { [Symbol.asyncIterator]: walk } }
    },
  }
}

/** Stops behind the limit; `seen` says that it did. */
async function* withinLimit(bytes: AsyncIterable<Uint8Array>, seen: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    seen.bytes += chunk.length
    if (seen.bytes > UPLOAD_LIMIT_BYTES) return
    yield chunk
  }
}
