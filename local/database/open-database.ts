import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTable, findDamagedRow } from '#shared/adapters/sqlite/sqlite-table.ts'
import { AppError } from '#shared/domain/errors.ts'
import { syncPath } from './atomic-file.ts'
import { endingOf, filesOf, knownCommits, markClosed, markOpen, openCommitCount } from './file-marks.ts'
import { ALL_TABLES } from './local-table.ts'

export type OpenDatabase = { db: Database; close(): void }

const WAY_OUT =
  'Start with --restore to go back to the newest backup; what came after it is lost, and nothing is texted twice.'

/**
 * Opens the database of a data folder, or makes it. A file that is not what was left there is refused before anything is
 * written: after an end in order its checksum tells, after a crash or a power cut every page, index and row is looked at,
 * and that no commit is missing that was on disk.
 * @throws AppError MALFORMED_ITEM for damage, with the way out; STORE_UNAVAILABLE when another process has the file.
 */
export function openDatabase(path: string): OpenDatabase {
  const ending = endingOf(path)
  if (ending === 'changed-since') throw damaged(path, 'it is not the file that was closed here')
  const known = knownCommits(path)
  // SQLite gives its log the rights of this file; it holds people.
  closeSync(openSync(path, 'a', 0o600))
  // Its name before those of the files beside it, which say that it was there.
  if (ending === 'new') syncPath(dirname(path))
  const count = openCommitCount(path)
  const db = attempt(count.close, () => opened(path, (commits) => count.note(commits)))
  const giveUp = () => {
    db.close()
    count.close()
  }
  attempt(giveUp, () => {
    if (ending === 'cut-off') lookThrough(db, path, known)
    markOpen(path)
  })
  const close = () => {
    giveUp()
    markClosed(path)
  }
  return { db, close }
}

/** What had been opened before is given up where this fails. */
function attempt<T>(giveUp: () => void, run: () => T): T {
  try {
    return run()
  } catch (error) {
    giveUp()
    throw error
  }
}

function opened(path: string, note: (commits: number) => void): Database {
  try {
    return new Database(path, note)
  } catch (error) {
    const said = error instanceof AppError ? String(error.context.error ?? '') : ''
    if (/malformed|not a database|corrupt/i.test(said)) throw damaged(path, said)
    if (/disk is full|disk I\/O/i.test(said))
      throw refused(path, said, 'Make room on its disk, and see that the disk is sound.')
    if (/readonly|unable to open/i.test(said)) throw refused(path, said, 'See that its folder may be written by you.')
    throw error
  }
}

function lookThrough(db: Database, path: string, known: number): void {
  if (db.commits < known) throw damaged(path, `the last ${known - db.commits} of its changes are missing`)
  const damage = findDamage(db)
  if (damage !== undefined) throw damaged(path, damage)
}

/** What is wrong with a page, an index or a row of it, in words; undefined where all is well. */
export function findDamage(db: Database): string | undefined {
  const [fault] = db.faults()
  if (fault !== undefined) return lineOf(fault)
  for (const table of ALL_TABLES) {
    createSqliteTable(db, table)
    if (findDamagedRow(db, table) !== undefined) return `a row of ${table.id} is not what was written`
  }
  return undefined
}

function refused(path: string, what: string, wayOut: string): AppError {
  const message = `${path} cannot be written: ${what}. ${wayOut} Nothing in it was changed.`
  return new AppError('STORE_UNAVAILABLE', message, { retryable: false })
}

/** SQLite tells of a tree with a heading and a line for each page. */
function lineOf(fault: string): string {
  return fault.split('\n').find((line) => !line.startsWith('***')) ?? fault
}

/**
 * Refuses a folder whose database is gone while something beside it says that there was one: made anew it would know no
 * opt-out and no text that has left. Before the first start nothing says so.
 * @throws AppError MALFORMED_ITEM with the way out
 */
export function refuseWithoutDatabase(path: string, traces: readonly string[]): void {
  if (existsSync(path)) return
  const trace = [...filesOf(path), ...traces].find((file) => existsSync(file))
  if (trace === undefined) return
  const message = `${path} is missing, and ${trace} says that it was there: with it every opt-out is gone. Put it back, or begin again in a new folder (CARILLON_DATA).`
  throw new AppError('MALFORMED_ITEM', message, { retryable: false })
}

function damaged(path: string, what: string): AppError {
  return new AppError('MALFORMED_ITEM', `${path} is damaged: ${what}. ${WAY_OUT}`, { retryable: false })
}
