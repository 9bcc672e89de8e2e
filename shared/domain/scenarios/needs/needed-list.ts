import type { ImportWhat } from '#shared/contracts/import.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { columnsOf } from '../../lists/list-specs.ts'

/** A list to upload, with the headers that it needs in either language. */
export type NeededList = { what: ImportWhat; columns: readonly LocalizedText[] }

/** Who each row of a list of people is about. */
export const WHO = ['id', 'name', 'phone'] as const

/** The list with these of its columns, by their first header in each language; a name that it does not know is a column of one's own. */
export function listOf(what: ImportWhat, columns: readonly string[]): NeededList {
  const known = columnsOf(what)
  const headerOf = (column: string): LocalizedText => {
    const [zh = column, en = column] = (Object.hasOwn(known, column) ? known[column]?.names : undefined) ?? []
    return { zh, en }
  }
  return { what, columns: columns.map(headerOf) }
}
