import { once } from 'node:events'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { TABLE_IDS, type TableId } from '#shared/contracts/table.ts'
import { AppError } from '#shared/domain/errors.ts'
import { EARLIER_TABLES } from '../secrets.ts'
import { makeFolderForGood, syncPath } from './atomic-file.ts'
import { filesOf } from './file-marks.ts'
import { openDatabase } from './open-database.ts'

/** Where the files of release 0.1 are put once they are taken over. */
export const PUT_ASIDE = 'release-0.1'

type Dynalite = (options: { path: string; createTableMs: number }) => Server

/**
 * Reads the tables of a folder of release 0.1 once, into the database at this path; the old files stay beside it under
 * another name. After a crash on the way it begins again; once the database is there it does nothing.
 * @throws AppError STORE_UNAVAILABLE when the old tables cannot be read: nothing is changed then
 */
export async function takeOverEarlierTables(
  folder: string,
  path: string,
  tell: (words: string) => void,
): Promise<void> {
  const earlier = join(folder, EARLIER_TABLES)
  if (!existsSync(earlier) || readdirSync(earlier).length === 0) return
  if (!existsSync(path)) {
    const draft = `${path}.new`
    for (const file of filesOf(draft)) rmSync(file, { force: true })
    const items = await copyTables(earlier, draft)
    for (const [from, to] of filesOf(draft)
      .map((file, index) => [file, filesOf(path)[index]] as const)
      .toReversed()) {
      if (to !== undefined && existsSync(from)) renameSync(from, to)
    }
    // On disk before the old files leave their place: without both, all would begin anew.
    syncPath(folder)
    tell(`The ${items} items of an earlier release were taken over; its files are kept in ${PUT_ASIDE}.`)
  }
  makeFolderForGood(join(folder, PUT_ASIDE))
  renameSync(earlier, join(folder, PUT_ASIDE, EARLIER_TABLES))
}

async function copyTables(earlier: string, draft: string): Promise<number> {
  const server = await startDynalite(earlier)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: 'local', credentials })
  const { db, close } = openDatabase(draft)
  try {
    const tables = createSqliteTables(db)
    let items = 0
    for (const id of TABLE_IDS) items += await copyTable(client, id, tables[id])
    return items
  } catch (cause) {
    throw unreadable(earlier, cause)
  } finally {
    close()
    client.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function copyTable(client: DynamoDBClient, id: TableId, to: ItemTable): Promise<number> {
  let copied = 0
  for await (const { Items = [] } of paginateScan({ client }, { TableName: id })) {
    await to.putMany(Items.map((item) => unmarshall(item)))
    copied += Items.length
  }
  return copied
}

/** Only a folder of release 0.1 needs it: who has none does without the package. */
async function startDynalite(path: string): Promise<Server> {
  try {
    const dynalite: Dynalite = createRequire(import.meta.url)('dynalite')
    const server = dynalite({ path, createTableMs: 0 })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return server
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): AppError {
  const message = `${path} holds the tables of release 0.1, and they cannot be read. Run \`npm ci\`, see that no other process uses the folder, and start again; nothing was changed.`
  return new AppError('STORE_UNAVAILABLE', message, { retryable: false, cause })
}
