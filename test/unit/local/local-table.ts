import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { createSqliteTable } from '#shared/adapters/sqlite/sqlite-table.ts'
import { LOCAL_TABLE } from '../../../local/database/local-table.ts'
import { openDatabase } from '../../../local/database/open-database.ts'

const opened = new Map<string, ItemTable>()

/** The table of what only one machine keeps, in the database of this folder; the same one for the same folder. */
export function openLocalTable(folder: string): ItemTable {
  const known = opened.get(folder)
  if (known !== undefined) return known
  const { db, close } = openDatabase(join(folder, 'carillon.db'))
  const table = createSqliteTable(db, LOCAL_TABLE)
  opened.set(folder, table)
  onTestFinished(() => {
    opened.delete(folder)
    close()
  })
  return table
}
