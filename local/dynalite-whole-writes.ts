import db, { type Store, type SubDb, type Table, type Write } from 'dynalite/db/index.js'

/**
 * Makes dynalite write an item and its index entries in one LevelDB batch. By itself it writes them one after another,
 * so that a kill between the two would leave an item no index knows, or an index entry without its item: a message
 * that is due and that no sweep finds. Call it before the first store is made; answers a promise of the store.
 */
export function writeItemsWhole(): Promise<Store> {
  const created = Promise.withResolvers<Store>()
  const indexWrites = new Map<string, Write[]>()
  const create = db.create
  db.create = (options) => {
    const store = joinWrites(create(options), indexWrites)
    closeIterators(store)
    created.resolve(store)
    return store
  }
  // Dynalite holds the item's lock from here to the write of the item, so the two cannot be mixed up with others.
  db.updateIndexes = (_store, table, before, after, callback) => {
    const item = after ?? before
    if (item) indexWrites.set(itemKey(table.TableName, db.createKey(item, table)), writesFor(table, before, after))
    callback()
  }
  return created.promise
}

/** A kill while a table was being created left it unusable for ever; there is nothing more to create. */
export async function finishTables(store: Store): Promise<void> {
  for await (const [key, table] of store.db.iterator({ gte: 'table~', lt: 'table~\xff' })) {
    if (table.TableStatus !== 'CREATING') continue
    const GlobalSecondaryIndexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }))
    await store.db.put(key, {
      ...table,
      TableStatus: 'ACTIVE',
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    })
  }
}

function joinWrites(store: Store, indexWrites: Map<string, Write[]>): Store {
  const joined = new WeakSet<SubDb>()
  const getItemDb = store.getItemDb
  const write = (last: Write, callback: (error?: unknown) => void) => {
    const before = indexWrites.get(last.key) ?? []
    indexWrites.delete(last.key)
    store.db.batch([...before, last], callback)
  }
  store.getItemDb = (tableName) => {
    const itemDb = getItemDb(tableName)
    if (joined.has(itemDb)) return itemDb
    joined.add(itemDb)
    itemDb.put = (key, value, callback) => write({ type: 'put', key: itemKey(tableName, key), value }, callback)
    itemDb.del = (key, callback) => write({ type: 'del', key: itemKey(tableName, key) }, callback)
    return itemDb
  }
  return store
}

/**
 * Dynalite ends each reading of a query or scan with `return`, which LevelDB's iterators do not have: every one of them
 * would stay open for ever, and its memory with it.
 */
function closeIterators({ db: level }: Store): void {
  for (const name of ['keys', 'values'] as const) {
    const open = level[name].bind(level)
    level[name] = (range) => {
      const iterator = open(range)
      return Object.assign(iterator, { return: () => iterator.close() })
    }
  }
}

type Item = Readonly<Record<string, unknown>>

function writesFor(table: Table, before: Item | undefined, after: Item | null): Write[] {
  const { TableName, LocalSecondaryIndexes = [], GlobalSecondaryIndexes = [] } = table
  return [
    { type: 'local', indexes: LocalSecondaryIndexes },
    { type: 'global', indexes: GlobalSecondaryIndexes },
  ].flatMap(({ type, indexes }) => {
    const { puts, deletes } = db.getIndexActions(indexes, before, after, table)
    const prefix = `index-${type}~${TableName}~`
    return [
      ...deletes.map(({ index, key }): Write => ({ type: 'del', key: `${prefix}${index}~${key}` })),
      ...puts.map(({ index, key, item }): Write => ({ type: 'put', key: `${prefix}${index}~${key}`, value: item })),
    ]
  })
}

function itemKey(tableName: string, key: string): string {
  return `item-${tableName}~${key}`
}
