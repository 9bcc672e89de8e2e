import type { RowProblem } from '#shared/contracts/import.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'

/** How many rows are written at once. */
export const ROWS_AT_ONCE = 16

export type RowOutcome = 'accepted' | 'unchanged' | 'refused'
export type RowResult = { line: number; outcome: RowOutcome; problems: readonly RowProblem[] }

/** Deals with some rows of a file, in the file's order where they are about the same thing. A repeat gives the same results. */
export type WriteRows = (rows: readonly TableRow[]) => Promise<RowResult[]>

/** Items by key, each group in the items' own order. */
export function chainsOf<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyOf).values()]
}
