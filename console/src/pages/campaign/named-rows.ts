/** A name of one's own with some of a few things. */
export type Row = { name: string; chosen: string[] }

export function rowsOf(value: unknown): Row[] {
  return Object.entries(asEntry(value)).map(([name, chosen]) => ({
    name,
    chosen: Array.isArray(chosen) ? chosen.map(String) : [],
  }))
}

/** What is kept of the rows: none without a name, and of two with one name the upper. */
export function entryOfRows(rows: readonly Row[]): Record<string, string[]> {
  const named = rows.map(({ name, chosen }) => [name.trim(), chosen] as const).filter(([name]) => name !== '')
  return Object.fromEntries(named.filter(([name], place) => named.findIndex(([other]) => other === name) === place))
}

export function asEntry(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
