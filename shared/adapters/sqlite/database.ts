import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { AppError } from '#shared/domain/errors.ts'

const PAGES_AT_ONCE = 256
const MOST_FAULTS = 10
/** Measured on two shared cores: 59 MB are written anew in 0.6 s. */
const MOST_BYTES_AT_WORK = 64 * 1024 * 1024
/** `user_version` of a file that still holds what was deleted; 0 at all other times. */
const TO_WRITE_ANEW = 1

export type Value = SQLInputValue
export type Row = Record<string, unknown>

const COUNT_COMMIT =
  'INSERT INTO commits (one, count) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET count = excluded.count'

type Waiting = { run: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * The only module that touches `node:sqlite`. Reads answer at once. Writes that come in together share one commit, which is
 * on disk (`synchronous=FULL`, on macOS past the drive's cache) before any of them is answered: what is answered survives a power
 * cut.
 */
export class Database {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #noteCommits: (commits: number) => void
  #waiting: Waiting[] = []
  #commits: number

  /**
   * @param noteCommits hears after each commit how many there ever were
   * @throws AppError STORE_UNAVAILABLE when another process has the file, or it cannot be opened or written.
   */
  constructor(path: string, noteCommits: (commits: number) => void = () => undefined) {
    this.#db = opened(path)
    this.#noteCommits = noteCommits
    this.define([
      'CREATE TABLE IF NOT EXISTS commits (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL) STRICT',
    ])
    if (this.row('PRAGMA user_version')?.user_version === TO_WRITE_ANEW) this.#writeAnew()
    const row = this.row('SELECT count FROM commits')
    this.#commits = typeof row?.count === 'number' ? row.count : 0
  }

  /** How many commits the file holds, ever. */
  get commits(): number {
    return this.#commits
  }

  /** Statements that change the schema, in one transaction. */
  define(statements: readonly string[]): void {
    this.#db.exec(`BEGIN; ${statements.join('; ')}; COMMIT`)
  }

  rows(sql: string, ...values: Value[]): Row[] {
    return reading(() => this.#prepared(sql).all(...values))
  }

  row(sql: string, ...values: Value[]): Row | undefined {
    return reading(() => this.#prepared(sql).get(...values))
  }

  /** How many rows it changed. Only inside a `write`. */
  change(sql: string, ...values: Value[]): number {
    return Number(this.#prepared(sql).run(...values).changes)
  }

  /**
   * Runs with whatever else comes in before the next commit, in the order of the calls, and answers once that is on disk.
   * When a commit fails all that shared it is undone and refused.
   * @throws AppError STORE_UNAVAILABLE (retryable): nothing was written
   */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // A turn of the loop later: what the sockets have brought by then shares the commit.
      if (this.#waiting.length === 0) setImmediate(() => setImmediate(() => this.#commit()))
      this.#waiting.push({ run, resolve: (value) => resolve(known<T>(value)), reject })
    })
  }

  /**
   * A copy of the file as it stands at the end, made beside the work, a few pages at a time.
   * @throws AppError STORE_UNAVAILABLE (retryable), when it could not be made
   */
  async backUp(path: string): Promise<void> {
    await backup(this.#db, path, { rate: PAGES_AT_ONCE }).catch((error: unknown) => {
      throw unavailable(error)
    })
  }

  /** Everything that SQLite finds wrong with the file: trees, pages, and entries of indexes. Empty where all is well. */
  faults(): string[] {
    return this.rows(`PRAGMA integrity_check(${MOST_FAULTS})`)
      .map((row) => String(row.integrity_check))
      .filter((fault) => fault !== 'ok')
  }

  /**
   * Leaves nothing in the file and its log that was deleted or written over: what pages keep when they are split goes only
   * where the file is written anew. One above 64 MB would hold up all else for too long: it is marked, and written anew when
   * it is opened next. So is one for which the disk has no room now.
   */
  scrub(): void {
    this.#commit()
    this.#db.exec(`PRAGMA user_version=${TO_WRITE_ANEW}`)
    if (this.#bytes() <= MOST_BYTES_AT_WORK) this.#writeAnew()
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  #bytes(): number {
    const [count, size] = [this.row('PRAGMA page_count'), this.row('PRAGMA page_size')]
    return Number(count?.page_count ?? 0) * Number(size?.page_size ?? 0)
  }

  #writeAnew(): void {
    try {
      this.#db.exec('VACUUM; PRAGMA user_version=0; PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // It stays marked: the next start tries again.
    }
  }

  /**
   * Writes what waits, brings all into the one file, and gives it up. A repeat changes nothing.
   * @throws AppError STORE_UNAVAILABLE where the disk does not take it: what was answered is still in the log beside the file
   */
  close(): void {
    if (!this.#db.isOpen) return
    this.#commit()
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      throw unavailable(error)
    } finally {
      this.#db.close()
    }
  }

  #commit(): void {
    const batch = this.#waiting
    this.#waiting = []
    if (batch.length === 0) return
    const answers: unknown[] = []
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      for (const { run } of batch) answers.push(run())
      this.change(COUNT_COMMIT, this.#commits + 1)
      this.#db.exec('COMMIT')
      this.#commits += 1
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK')
      for (const { reject } of batch) reject(unavailable(error))
      return
    }
    this.#noteCommits(this.#commits)
    batch.forEach(({ resolve }, index) => {
      resolve(answers[index])
    })
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

/** Whether another process has the database at this path open; false where there is none. Writes nothing into it. */
export function isHeld(path: string): boolean {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: 0 })
    db.prepare('SELECT 1 FROM sqlite_schema').get()
    return false
  } catch (error) {
    return error instanceof Error && error.message.includes('locked')
  } finally {
    db?.close()
  }
}

function opened(path: string): DatabaseSync {
  try {
    const db = new DatabaseSync(path, { timeout: 0 })
    // Exclusive: one process a file, told at once to the second. An fsync of macOS leaves the bytes in the drive's cache
    // (https://sqlite.org/pragma.html#pragma_fullfsync, read 2026-11-29).
    // What is deleted or written over is zeroed: people are erased here (https://sqlite.org/pragma.html#pragma_secure_delete,
    // read 2026-11-30).
    db.exec('PRAGMA secure_delete=ON')
    db.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON')
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN EXCLUSIVE; COMMIT')
    return db
  } catch (error) {
    throw unavailable(error)
  }
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw unavailable(error)
  }
}

/** SQLite's own words name no values. */
function unavailable(cause: unknown): AppError {
  const error = cause instanceof Error ? cause.message : 'unknown'
  return new AppError('STORE_UNAVAILABLE', 'The database did not answer', {
    retryable: true,
    context: { error },
    cause,
  })
}

/** What a batch answers with is what its own `run` gave back: the array between them has lost only the type. */
function known<T>(value: unknown): T {
  return value as T
}
