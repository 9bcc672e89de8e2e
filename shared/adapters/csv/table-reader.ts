import { UPLOAD_LIMIT_BYTES } from '#shared/contracts/upload-limit.ts'
import type { TableReader } from '#shared/ports/table-reader.ts'
import { inspectEncoding } from './encoding.ts'
import { readLines } from './lines.ts'
import { readRows } from './rows.ts'

/** Reads CSV as spreadsheets save it: UTF-8, GB18030 or UTF-16; comma, semicolon or tab; at most 100 MB. */
export function createCsvTableReader(): TableReader {
  return {
    async open(bytes) {
      const seen = { bytes: 0 }
      const inspection = await inspectEncoding(withinLimit(bytes(), seen))
      if (seen.bytes > UPLOAD_LIMIT_BYTES) return { ok: false, because: 'too-large' }
      if (!inspection.ok)
        return { ok: false, because: inspection.because === 'workbook' ? 'old-workbook' : inspection.because }
      const { encoding } = inspection
      return { ok: true, guessed: null, rows: { [Symbol.asyncIterator]: () => readRows(readLines(bytes(), encoding)) } }
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
