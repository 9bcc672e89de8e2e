import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ItemTable, ItemTables } from '#shared/adapters/dynamo/item-table.ts'
import { createPepperChecks } from '#shared/adapters/dynamo/pepper-checks.ts'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { createSqliteTable, createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { confirmPepper } from '#shared/usecases/people/confirm-pepper.ts'
import { DATABASE_FILE, foreignSecrets } from '../secrets.ts'
import { takeOverJournals } from './earlier-journals.ts'
import { forgetDryRuns } from './forget-dry-runs.ts'
import { LOCAL_TABLE } from './local-table.ts'
import { type OpenDatabase, openDatabase, refuseWithoutDatabase } from './open-database.ts'
import { placeRestored, type RestoreMark } from './restore.ts'
import { START_MARK_FILE } from './start-mark.ts'
import { PUT_ASIDE, takeOverEarlierTables } from './take-over.ts'

/** One machine has no hot partitions, and every shard is a query at each jump of the clock. */
const DUE_SHARDS = 2
const LOCK_WAIT_MS = 10_000
const RETRY_MS = 100

export type LocalDatabase = {
  stores: Stores
  hasher: PhoneHasher
  /** For what only one machine keeps: jobs, schedules, the demo phone's texts. */
  localTable: ItemTable
  /** Set when a backup has just taken the database's place, and the stores are not told yet. */
  restored: RestoreMark | undefined
  /** A copy of the folder's database, as `Database.backUp`; what has expired is gone before. */
  backUp(path: string): Promise<void>
  /** As `Database.scrub`. */
  scrub(): void
  close(): Promise<void>
}

type Options = OpenOptions & {
  /** The data folder. */
  folder: string
  phonePepper: string
  clock: Clock
  /** Hears that another process still holds the folder, and that it is waited for. */
  tell(words: string): void
  /** How long an earlier process is waited for. @default 10 s */
  lockWaitMs?: number | undefined
}

export type OpenOptions = {
  /** Instead of the folder's own five tables, given up with them: to measure another engine. */
  openTables?: ((folder: string) => Promise<OpenTables>) | undefined
}

export type OpenTables = { tables: ItemTables; close(): Promise<void> | void }

/**
 * The tables of this folder, under the pepper that they were made with.
 * @throws AppError STORE_UNAVAILABLE while another process has the folder, CONFIGURATION for another pepper, MALFORMED_ITEM
 * for a damaged file
 */
export async function openLocalDatabase(options: Options): Promise<LocalDatabase> {
  const { folder, phonePepper, clock, openTables } = options
  const own = await openOwnTables(options)
  const other = await openTables?.(folder)
  const { tables } = other ?? own
  const close = async () => {
    await other?.close()
    own.close()
  }
  try {
    const stores = createTableStores(tables, clock, DUE_SHARDS)
    const hasher = createPhoneHasher(phonePepper)
    const checks = createPepperChecks(tables)
    const verdict = await confirmPepper({ checks, contacts: stores.contacts, hasher })
    if (verdict === 'another') throw foreignSecrets(join(folder, 'secrets.json'))
    const { localTable, restored, backUp, scrub } = own
    return { stores, hasher, localTable, restored, backUp, scrub, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openOwnTables({ folder, clock, tell, lockWaitMs = LOCK_WAIT_MS }: Options) {
  const path = join(folder, DATABASE_FILE)
  const restored = placeRestored(folder)
  await takeOverEarlierTables(folder, path, tell)
  refuseWithoutDatabase(path, [join(folder, START_MARK_FILE)])
  const { db, close } = await openWhenFree(path, lockWaitMs, tell)
  try {
    const localTable = createSqliteTable(db, LOCAL_TABLE)
    await takeOverJournals(folder, PUT_ASIDE, localTable, tell)
    const backUp = async (copy: string) => {
      await forgetDryRuns(db, clock.now())
      await db.backUp(copy)
    }
    return { tables: createSqliteTables(db), localTable, restored, backUp, scrub: () => db.scrub(), close }
  } catch (error) {
    close()
    throw error
  }
}

/** An earlier process may still be finishing. */
async function openWhenFree(path: string, waitMs: number, tell: (words: string) => void): Promise<OpenDatabase> {
  const giveUpAtMs = performance.now() + waitMs
  let isTold = false
  for (;;) {
    try {
      return openDatabase(path)
    } catch (error) {
      if (!isHeld(error)) throw error
      if (performance.now() > giveUpAtMs) throw heldByAnother(path)
    }
    if (!isTold) tell(`Another process holds ${path}; waiting for it to leave.`)
    isTold = true
    await delay(RETRY_MS)
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof AppError && String(error.context.error ?? '').includes('locked')
}

function heldByAnother(path: string): AppError {
  const message = `The tables in ${path} are held by another process. One folder takes one Carillon: stop the other, or name another folder (CARILLON_DATA).`
  return new AppError('STORE_UNAVAILABLE', message, { retryable: true })
}
