import type { Callback, Store } from 'dynalite/db/index.js'

const TABLE = 'table~'

/**
 * Makes dynalite read LevelDB at once, as most of what it asks for is in memory: a way through the thread pool costs ten
 * times as much. The description of a table that is ready, which it reads before every item, is kept until it changes.
 * Call it when the database is open.
 */
export function readAtOnce({ db }: Store): void {
  const tables = new Map<string, unknown>()
  db.get = (key, callback) => {
    let value = tables.get(key)
    try {
      value ??= db.getSync(key)
    } catch (error) {
      callback(error)
      return
    }
    if (key.startsWith(TABLE) && isReady(value)) tables.set(key, value)
    callback(null, value)
  }
  const [put, del] = [db.put.bind(db), db.del.bind(db)]
  db.put = (key, value, callback) => put(key, value, callback && forgetting(tables, key, callback))
  db.del = (key, callback) => del(key, callback && forgetting(tables, key, callback))
}

/** Before the write, and again after it: a reading in between may have found the old one. */
function forgetting(tables: Map<string, unknown>, key: string, callback: Callback): Callback {
  tables.delete(key)
  return (error) => {
    tables.delete(key)
    callback(error)
  }
}

function isReady(table: unknown): boolean {
  return typeof table === 'object' && table !== null && 'TableStatus' in table && table.TableStatus === 'ACTIVE'
}
