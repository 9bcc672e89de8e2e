import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDynamoClient, createTables } from '#shared/adapters/dynamo/client.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { OpenTables } from '../local/database/local-database.ts'
import { openDatabase } from '../local/database/open-database.ts'
import { startDynalite } from './dynalite-process.ts'
import { contactOn } from './generated-lists.ts'
import type { Engine } from './platform-process.ts'

/** The least that a text costs on this machine today, without anything that decides, reads or explains. */
const AT_ONCE = 100
const TEXT = '王女士，祝您一切顺心！愿您与家人平安顺遂。'
/** What a message item holds beside its key, in bytes. */
const ITEM_BYTES = 700

/** Signed posts of as many texts, 100 under way at a time. */
export async function postBare(count: number, url: string, secret: string): Promise<void> {
  const provider = createSignedHttpProvider({ url: new URL(url), secrets: [secret] })
  await atOnce(count, async (index) => {
    const { id, phone } = contactOn(index)
    const messageId = messageIdOf({ contactId: id, occurrence: 'bare' })
    await provider.submit({ messageId, to: `+86${phone}`, text: TEXT, category: 'marketing' })
  })
}

/** A claim and a record for as many texts, each on condition of what was there, on tables in a folder of their own. */
export async function startBareWrites(engine: Engine) {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-bare-'))
  const { tables, close } = engine === 'SQLite' ? openSqlite(folder) : await openDynalite(folder)
  const rest = 'x'.repeat(ITEM_BYTES)
  const write = (pk: string, rev: number) =>
    tables.messages.putAtRev({ pk, sk: 'bare', rev, rest }, rev === 1 ? 'absent' : rev - 1)
  return {
    run: (count: number) =>
      atOnce(count, async (index) => {
        await write(contactOn(index).id, 1)
        await write(contactOn(index).id, 2)
      }),
    async stop() {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openSqlite(folder: string): OpenTables {
  const { db, close } = openDatabase(join(folder, 'carillon.db'))
  return { tables: createSqliteTables(db), close }
}

/** In a process of its own, spoken to as the SDK does by default. */
export async function openDynalite(folder: string): Promise<OpenTables> {
  const dynalite = await startDynalite(join(folder, 'dynalite'))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = createDynamoClient({ endpoint: dynalite.endpoint, region: 'local', credentials })
  return { tables: createDynamoTables(client, await createTables(client, '')), close: () => dynalite.stop() }
}

async function atOnce(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const index = next
      next += 1
      await work(index)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
