import type { TableRow } from '#shared/domain/lists/table-row.ts'

export type OpenedTable =
  /** The first row is the header. Each walk through `rows` reads the file anew. */
  { ok: true; rows: AsyncIterable<TableRow> } | { ok: false; because: 'empty' | 'workbook' | 'not-text' | 'too-large' }

export interface TableReader {
  /**
   * The rows of a file of text in flat memory, once through the whole file to tell its encoding and once more for each walk
   * through the rows: `bytes` is called for each. Blank rows are left out; a row that cannot be read comes with its fault and never
   * stops the others. Errors of `bytes` pass through.
   */
  open(bytes: () => AsyncIterable<Uint8Array>): Promise<OpenedTable>
}
