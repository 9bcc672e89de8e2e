import { HEAD_BYTES, readFirstBytes, withHeadTogether } from '#shared/adapters/csv/first-bytes.ts'
import { createCsvTableReader } from '#shared/adapters/csv/table-reader.ts'
import { type ReadSheet, readFirstSheet } from '#shared/adapters/xlsx/sheet.ts'
import { MOST_UNZIPPED_BYTES, workbookFault } from '#shared/adapters/xlsx/workbook-limits.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { OpenedTable, TableReader } from '#shared/ports/table-reader.ts'

const LONGEST_CELL = 100_000

/**
 * Reads lists as people have them: tables of text, and the first sheet of an .xlsx of at most 50 MB unzipped and 50,000 rows.
 * `readSheet` may do its work on another thread.
 */
export function createTableReader({ readSheet = readFirstSheet }: { readSheet?: ReadSheet } = {}): TableReader {
  const text = createCsvTableReader()
  return {
    async open(bytes) {
      return (await isZip(bytes())) ? openWorkbook(bytes(), readSheet) : text.open(bytes)
    },
  }
}

async function isZip(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const head of withHeadTogether(bytes)) return readFirstBytes(head.subarray(0, HEAD_BYTES)).kind === 'zip'
  return false
}

async function openWorkbook(bytes: AsyncIterable<Uint8Array>, readSheet: ReadSheet): Promise<OpenedTable> {
  const workbook = await collect(bytes)
  if (workbook === undefined) return { ok: false, because: 'workbook-too-large' }
  const fault = await workbookFault(new Uint8Array(workbook))
  if (fault !== undefined) return { ok: false, because: fault }
  const sheet = await readOrNull(readSheet, workbook)
  if (sheet === null) return { ok: false, because: 'broken-workbook' }
  const rows = sheet.map(rowOf).filter(({ cells, fault }) => fault !== null || cells.some((cell) => cell.trim() !== ''))
  return { ok: true, guessed: null, rows: { [Symbol.asyncIterator]: () => walk(rows) } }
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<ArrayBuffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > MOST_UNZIPPED_BYTES) return undefined
    chunks.push(chunk)
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all.buffer
}

/** Whatever a workbook of another make has that the reader cannot read is one thing to whoever uploaded it. */
async function readOrNull(readSheet: ReadSheet, workbook: ArrayBuffer): Promise<string[][] | null> {
  try {
    return await readSheet(workbook)
  } catch {
    return null
  }
}

function rowOf(texts: readonly string[], index: number): TableRow {
  const isTooLong = texts.some((text) => text.length > LONGEST_CELL)
  const cells = texts.map((text) => (text.length > LONGEST_CELL ? '' : text))
  return { line: index + 1, cells, fault: isTooLong ? 'too-long' : null }
}

async function* walk(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows
}
