import { join } from 'node:path'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { openDatabase } from '../../../../local/database/open-database.ts'

/** Writes twenty items over and over, several at once, and tells of each write that was answered, until it is killed. */
const [folder = '', round = '0'] = process.argv.slice(2)
const { db } = openDatabase(join(folder, 'carillon.db'))
const { messages } = createSqliteTables(db)

async function keepWriting(pk: string): Promise<void> {
  for (let rev = Number(round) * 1_000_000 + 1; ; rev += 1) {
    await messages.put({ pk, sk: 'victim', rev, dueShard: 0, wakeAt: String(rev) })
    process.send?.({ pk, rev })
  }
}

await Promise.all(Array.from({ length: 20 }, (_, number) => keepWriting(`item ${number}`)))
