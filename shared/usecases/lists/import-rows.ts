import type { RowProblem } from '#shared/contracts/import.ts'
import type { FormerValue } from '#shared/domain/lists/former-value.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'

/** How many rows are written at once. */
export const ROWS_AT_ONCE = 16

/** A row that an earlier attempt at its file has written counts as changed. */
export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'refused'
export type RowResult = {
  line: number
  outcome: RowOutcome
  problems: readonly RowProblem[]
  /** What stood before what the row wrote; absent where it wrote nothing that can be undone. */
  former?: FormerValue
  /** Of a list of people: what the row says of whom. */
  print?: string
}

/** Deals with some rows of a file, in the file's order where they are about the same thing. A repeat gives the same results. */
export type WriteRows = (rows: readonly TableRow[]) => Promise<RowResult[]>

/** Items by key, each group in the items' own order. */
export function chainsOf<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyOf).values()]
}

const BLOCK_ROWS = 100

/** Rows in blocks of 100, the same at every walk. */
export async function* inBlocks(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let block: TableRow[] = []
  for await (const row of rows) {
    block.push(row)
    if (block.length < BLOCK_ROWS) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}
