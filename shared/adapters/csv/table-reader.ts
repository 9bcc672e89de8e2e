import type { TableReader } from '#shared/ports/table-reader.ts'
import { inspectEncoding } from './encoding.ts'
import { readLines } from './lines.ts'
import { readRows } from './rows.ts'

/** Reads CSV as spreadsheets save it: UTF-8, GB18030 or UTF-16; comma, semicolon or tab. */
export function createCsvTableReader(): TableReader {
  return {
    async open(bytes) {
      const inspection = await inspectEncoding(bytes())
      if (!inspection.ok) return inspection
      return { ok: true, rows: readRows(readLines(bytes(), inspection.encoding)) }
    },
  }
}
