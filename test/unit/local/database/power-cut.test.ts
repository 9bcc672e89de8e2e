import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { MessageId } from '#shared/contracts/ids.ts'
import { connect } from '../../../../bench/api-client.ts'
import { orderPlaced } from '../../../../bench/orders.ts'
import { RecordedFile } from '../../../../bench/recorded-file.ts'
import { knownCommits } from '../../../../local/database/file-marks.ts'
import { openDatabase } from '../../../../local/database/open-database.ts'
import { startRuntime } from '../../../../local/runtime.ts'
import { scratchFolder } from '../scratch-folder.ts'

const NAME = 'carillon.db'
const LOG = `${NAME}-wal`
const CLOCK = { now: () => new Date('2026-12-01T03:00:00Z'), monotonicMs: () => performance.now() }
const COUNT = `${NAME}.commits`

/** The files as they are at this instant, before anything else of this process runs. */
function copyNow(from: string): string {
  const folder = scratchFolder()
  for (const name of [NAME, LOG, COUNT])
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(folder, name))
  return folder
}

/** What a start in this folder finds of the messages with these keys. */
async function found(folder: string, keys: readonly { pk: string; sk: string }[]): Promise<Item[]> {
  const { db, close } = openDatabase(join(folder, NAME))
  const items = await createSqliteTables(db).messages.getMany(keys)
  close()
  return items
}

describe('what is relied on is on the disk', () => {
  it('is synced by each commit, on macOS past the cache of the drive, and before the main file is written', () => {
    const db = new Database(join(scratchFolder(), NAME))

    const rules = ['journal_mode', 'synchronous', 'fullfsync', 'checkpoint_fullfsync'].map((name) =>
      db.row(`PRAGMA ${name}`),
    )
    db.close()

    const FULL = 2
    expect(rules).toEqual([
      { journal_mode: 'wal' },
      { synchronous: FULL },
      { fullfsync: 1 },
      { checkpoint_fullfsync: 1 },
    ])
  })

  it('answers no write before the commit that holds it', async () => {
    const folder = scratchFolder()
    const { db, close } = openDatabase(join(folder, NAME))
    const { messages } = createSqliteTables(db)
    const keys = Array.from({ length: 12 }, (_, number) => ({ pk: `C${number}`, sk: 'x' }))
    const copies = new Map<string, string>()

    const writes = keys.map(async (key, number) => {
      if (number > 6) await new Promise(setImmediate)
      await messages.put({ ...key, rev: 1 })
      copies.set(key.pk, copyNow(folder))
    })
    await Promise.all(writes)
    close()

    const known = await Promise.all(keys.map(async (key) => found(copies.get(key.pk) ?? '', [key])))
    expect(known.flat().map(({ pk }) => pk)).toEqual(keys.map(({ pk }) => pk))
  })

  it('counts no commit before it is in the files', async () => {
    const folder = scratchFolder()
    const counted: { noted: number; held: number }[] = []
    const db = new Database(join(folder, NAME), (noted) => {
      const copy = new Database(join(copyNow(folder), NAME))
      counted.push({ noted, held: copy.commits })
      copy.close()
    })
    const { messages } = createSqliteTables(db)

    for (const pk of ['C0', 'C1', 'C2']) await messages.put({ pk, sk: 'x', rev: 1 })
    db.close()

    expect(counted).toEqual([1, 2, 3].map((count) => ({ noted: count, held: count })))
  })

  it('posts no text before its claim is in the files', async () => {
    const folder = scratchFolder()
    const copies: { messageId: MessageId; copy: string }[] = []
    const submit = async ({ messageId }: { messageId: MessageId }) => {
      copies.push({ messageId, copy: copyNow(folder) })
      return { kind: 'accepted', providerMessageId: `p-${messageId}` } as const
    }
    const runtime = await startRuntime({
      port: 0,
      folder,
      consoleFolder: folder,
      webhookSecrets: [],
      writeLog: () => undefined,
      standIn: {
        sms: { name: 'test', countingFor: () => 'cn-flat', submit },
        receipts: { smsSecrets: [], readVerdict },
      },
    })
    const api = await connect(runtime.origin, runtime.webhookSecrets[0])
    await api.setClock('2026-12-01T00:59:00Z')
    await api.campaign('unpaid-order-nudge')
    for (let row = 0; row < 8; row += 1) await api.postEvent(orderPlaced(row, 'online'))

    await api.setClock('2026-12-01T03:00:00Z')
    await runtime.stop()

    const states = copies.map(async ({ messageId, copy }) => {
      const { db, close } = openDatabase(join(copy, NAME))
      const message = await createTableStores(createSqliteTables(db), CLOCK).messages.find(messageId)
      close()
      return message?.state
    })
    expect(await Promise.all(states)).toEqual(Array.from({ length: 8 }, () => 'claimed'))
  })
})

describe('a power cut within a commit', () => {
  /** A folder as it was after one commit, and the bytes that the next one wrote to its log. */
  async function twoCommits(items: number) {
    const folder = scratchFolder()
    const { db, close } = openDatabase(join(folder, NAME))
    const { messages } = createSqliteTables(db)
    const put = (rev: number) =>
      messages.putMany(
        Array.from({ length: items }, (_, number) => ({ pk: `C${number}`, sk: 'x', rev, tx: 'x'.repeat(500) })),
      )
    await put(1)
    const before = copyNow(folder)
    await put(2)
    const after = readFileSync(join(copyNow(folder), LOG))
    const commits = db.commits
    close()
    return { before, written: after.subarray(readFileSync(join(before, LOG)).length), commits }
  }

  it.each([512, 4096])(
    'leaves all of it or none of it, and nothing earlier goes, whichever sectors of %i bytes the disk has kept',
    async (sectorBytes) => {
      const { before, written, commits } = await twoCommits(20)
      const keys = Array.from({ length: 20 }, (_, number) => ({ pk: `C${number}`, sk: 'x' }))
      const seen = new Set<string>()

      for (let round = 0; round < 24; round += 1) {
        const folder = copyNow(before)
        const synced = readFileSync(join(folder, LOG))
        const log = new RecordedFile(synced)
        log.write(synced.length, written)
        const isKept = createCoin(round)
        writeFileSync(join(folder, LOG), log.after({ isKept, sectorBytes }))
        expect(knownCommits(join(folder, NAME))).toBe(commits - 1)
        const items = await found(folder, keys)
        expect(items).toHaveLength(20)
        seen.add([...new Set(items.map(({ rev }) => rev))].join())
      }

      expect(seen).toEqual(new Set(['1', '2']))
    },
  )
})

/** Round 0 keeps all, the others ever less. */
function createCoin(round: number): () => boolean {
  let state = round * 7919 + 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648 >= round / 24
  }
}
