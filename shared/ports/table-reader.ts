import type { UnreadableFile } from '#shared/domain/lists/file-problem.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'

export type OpenedTable =
  /**
   * The rows from the first line on. Each walk through `rows` reads the file anew. `guessed` names the encoding where only
   * the look of the text told it, else it is null.
   */
  { ok: true; rows: AsyncIterable<TableRow>; guessed: string | null } | { ok: false; because: UnreadableFile }

export interface TableReader {
  /**
   * The rows of a table: a file of text in flat memory, a workbook held whole within limits. The file is read once through the whole file to tell its encoding and once more for each walk
   * through the rows: `bytes` is called for each. Blank rows are left out; a row that cannot be read comes with its fault and never
   * stops the others. Errors of `bytes` pass through.
   */
  open(bytes: () => AsyncIterable<Uint8Array>): Promise<OpenedTable>
}
