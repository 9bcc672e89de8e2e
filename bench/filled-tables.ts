import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { createStamp, WRITTEN_BY } from '#shared/adapters/dynamo/write-stamp.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { TABLE_IDS, type TableNames } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'

/**
 * Puts the items that `write` leaves in stores on SQLite into DynamoDB's empty tables, 25 to a request, with the stamps
 * that they would bear there. Written one by one, they take most of the time of a bench that does not count them.
 */
export async function fillTables(
  { client, names, clock }: { client: DynamoDBClient; names: TableNames; clock: Clock },
  write: (stores: Stores) => Promise<void>,
): Promise<void> {
  const db = new Database(':memory:')
  await write(createTableStores(createSqliteTables(db), clock))
  const tables = createDynamoTables(client, names)
  for (const id of TABLE_IDS)
    await tables[id].putMany(db.rows(`SELECT item FROM ${id}`).map(({ item }) => stamped(JSON.parse(String(item)))))
  db.close()
}

/** As every write at a revision does, since two bytes may be one more unit. */
function stamped(item: Item): Item {
  return item.rev === undefined ? item : { ...item, [WRITTEN_BY]: createStamp() }
}
