/** One row of an uploaded table. */
export type TableRow = {
  /** Line of the file on which the row begins; the first line is 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Why the cells cannot be trusted: a quotation mark never closed, bytes that are no text, or a cell that is no cell. */
  readonly fault: 'quotes' | 'encoding' | 'too-long' | null
}
