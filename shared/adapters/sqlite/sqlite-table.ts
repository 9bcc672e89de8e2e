import { crc32 } from 'node:zlib'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable, ItemTables, Page, Query } from '#shared/adapters/dynamo/item-table.ts'
import type { Key } from '#shared/adapters/dynamo/keys.ts'
import { type NamedTable, pageOf, tableOf } from '#shared/adapters/dynamo/positions.ts'
import type { TableId } from '#shared/contracts/table.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Database, Row, Value } from './database.ts'
import { type Asked, isThere, questionOf, shapeOf } from './questions.ts'

/** DynamoDB's limits, so that what one engine takes the other takes too. */
const MOST_KEY_BYTES = { pk: 2048, sk: 1024 }
const AT_ONCE = 200

/** The five tables in one file of SQLite, made where they are missing. */
export function createSqliteTables(db: Database): ItemTables {
  const open = (id: TableId) => createSqliteTable(db, tableOf(id))
  return {
    contacts: open('contacts'),
    records: open('records'),
    campaigns: open('campaigns'),
    messages: open('messages'),
    control: open('control'),
  }
}

/** One table of the file, made where it is missing; indexes that an earlier release had not are added with what they hold. */
export function createSqliteTable(db: Database, table: NamedTable): ItemTable {
  const known = new Set(db.rows('SELECT name FROM pragma_table_info(?)', table.id).map(({ name }) => name))
  const added = known.size === 0 ? [] : columnsOf(table.indexes).filter(({ name }) => !known.has(name))
  db.define([...added.flatMap((column) => additionOf(table.id, column)), ...schemaOf(table)])
  const indexes = indexesOf(db, table)
  if (indexes.length > 0) db.define(indexes)
  return new SqliteTable(db, table)
}

/** A row that is damaged stays as it is: whoever looks through the file names it. */
function additionOf(id: string, { name, type }: Column): string[] {
  const place = `'$.${name}'`
  const isKey = `json_type(item, ${place}) = '${type === 'TEXT' ? 'text' : 'integer'}'`
  const value = `CASE WHEN NOT json_valid(item) THEN NULL WHEN ${isKey} THEN json_extract(item, ${place}) END`
  return [`ALTER TABLE ${id} ADD COLUMN ${quoted(name)} ${type}`, `UPDATE ${id} SET ${quoted(name)} = ${value}`]
}

/** A row is the item as JSON with its checksum, and beside it what the indexes and conditions need. */
function schemaOf({ id, indexes }: NamedTable): string[] {
  const columns = columnsOf(indexes).map(({ name, type }) => `, ${quoted(name)} ${type}`)
  const primary = 'PRIMARY KEY (pk, sk)'
  const table = `pk TEXT NOT NULL, sk TEXT NOT NULL, rev INTEGER, item TEXT NOT NULL, sum INTEGER NOT NULL`
  return [`CREATE TABLE IF NOT EXISTS ${id} (${table}${columns.join('')}, ${primary}) STRICT`]
}

/** One that an earlier release made otherwise is made anew. */
function indexesOf(db: Database, { id, indexes }: NamedTable): string[] {
  const known = new Map(
    db
      .rows("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?", id)
      .map(({ name, sql }) => [name, sql]),
  )
  return Object.entries(indexes).flatMap(([index, { hash, range }]) => {
    const name = `${id}.${index}`
    const keys = [...new Set([hash.name, range.name, 'pk', 'sk'])].map(quoted).join(', ')
    const sql = `CREATE INDEX ${quoted(name)} ON ${id} (${keys}) WHERE ${isThere([hash.name, range.name])}`
    if (known.get(name) === sql) return []
    return known.has(name) ? [`DROP INDEX ${quoted(name)}`, sql] : [sql]
  })
}

/**
 * The key of a row that is not what was written: neither its item nor what stands beside it for the indexes; undefined
 * where there is none. Looks at every row of the table.
 */
export function findDamagedRow(db: Database, of: NamedTable): Key | undefined {
  const table = new SqliteTable(db, of)
  let rowid = 0
  for (;;) {
    const rows = db.rows(`SELECT rowid, * FROM ${of.id} WHERE rowid > ? ORDER BY rowid LIMIT ${AT_ONCE}`, rowid)
    const damaged = rows.find((row) => !table.isAsWritten(row))
    if (damaged !== undefined) return { pk: String(damaged.pk), sk: String(damaged.sk) }
    const last = rows.at(-1)
    if (last === undefined) return undefined
    rowid = Number(last.rowid)
  }
}

type Column = { name: string; type: 'TEXT' | 'INTEGER' }

/** The attributes by which the indexes are sorted, but for the table's own keys. */
function columnsOf(indexes: NamedTable['indexes']): Column[] {
  const keys = Object.values(indexes).flatMap(({ hash, range }) => [hash, range])
  const types = new Map(keys.map(({ name, type }) => [name, type === 'N' ? ('INTEGER' as const) : ('TEXT' as const)]))
  types.delete('pk')
  types.delete('sk')
  return [...types].map(([name, type]) => ({ name, type }))
}

class SqliteTable implements ItemTable {
  private readonly db: Database
  private readonly table: NamedTable
  private readonly columns: readonly Column[]
  private readonly sql: {
    get: string
    put: string
    create: string
    replace: string
    remove: string
    removeAtRev: string
  }
  private readonly questions = new Map<string, Asked>()

  constructor(db: Database, table: NamedTable) {
    const { id, indexes } = table
    this.db = db
    this.table = table
    this.columns = columnsOf(indexes)
    const written = ['rev', 'item', 'sum', ...this.columns.map(({ name }) => quoted(name))]
    const places = written.map(() => '?').join(', ')
    const insert = `INSERT INTO ${id} (${written.join(', ')}, pk, sk) VALUES (${places}, ?, ?) ON CONFLICT (pk, sk)`
    const changes = written.map((name) => `${name} = excluded.${name}`).join(', ')
    this.sql = {
      get: `SELECT pk, sk, item, sum FROM ${id} WHERE pk = ? AND sk = ?`,
      put: `${insert} DO UPDATE SET ${changes}`,
      create: `${insert} DO NOTHING`,
      replace: `UPDATE ${id} SET ${written.map((name) => `${name} = ?`).join(', ')} WHERE pk = ? AND sk = ? AND coalesce(rev, 0) = ?`,
      remove: `DELETE FROM ${id} WHERE pk = ? AND sk = ?`,
      removeAtRev: `DELETE FROM ${id} WHERE pk = ? AND sk = ? AND coalesce(rev, 0) = ?`,
    }
  }

  async get(key: Key): Promise<Item | undefined> {
    return this.read(checkedKey(key))
  }

  async getMany(keys: readonly Key[]): Promise<Item[]> {
    const distinct = new Map(keys.map((key) => [`${key.pk.length}#${key.pk}${key.sk}`, key]))
    return [...distinct.values()].map((key) => this.read(checkedKey(key))).filter((item) => item !== undefined)
  }

  async put(item: Item): Promise<void> {
    const values = this.valuesOf(item)
    await this.db.write(() => this.db.change(this.sql.put, ...values))
  }

  async putAtRev(item: Item & Key, expectedRev: number | 'absent'): Promise<boolean> {
    const values = this.valuesOf(item)
    const changes = await this.db.write(() =>
      expectedRev === 'absent'
        ? this.db.change(this.sql.create, ...values)
        : this.db.change(this.sql.replace, ...values, expectedRev),
    )
    return changes === 1
  }

  async move(key: Key, attribute: string, seen: string, next: string): Promise<boolean> {
    const { pk, sk } = checkedKey(key)
    return this.db.write(() => {
      const item = this.read({ pk, sk })
      if (item === undefined || item[attribute] !== seen) return false
      return this.db.change(this.sql.put, ...this.valuesOf({ ...item, [attribute]: next })) === 1
    })
  }

  async putMany(items: readonly Item[]): Promise<void> {
    for (let start = 0; start < items.length; start += AT_ONCE) {
      const rows = items.slice(start, start + AT_ONCE).map((item) => this.valuesOf(item))
      await this.db.write(() => {
        for (const values of rows) this.db.change(this.sql.put, ...values)
      })
    }
  }

  async remove(key: Key): Promise<void> {
    const { pk, sk } = checkedKey(key)
    await this.db.write(() => this.db.change(this.sql.remove, pk, sk))
  }

  async removeAtRev(key: Key, expectedRev: number): Promise<boolean> {
    const { pk, sk } = checkedKey(key)
    return (await this.db.write(() => this.db.change(this.sql.removeAtRev, pk, sk, expectedRev))) === 1
  }

  async query(query: Query, limit = Number.POSITIVE_INFINITY, after?: Item): Promise<Item[]> {
    if (limit <= 0) return []
    const { sql, values, read } = this.asked(query, after)
    return this.db.rows(sql, ...values(query, after), Number.isFinite(limit) ? limit : -1).map(read)
  }

  page(query: Query, request: { limit: number; cursor?: string | undefined }): Promise<Page> {
    return pageOf(this.table, query, request, (limit, after) => this.query(query, limit, after))
  }

  /** Whether a row with all its columns is what this table writes for its item. */
  isAsWritten(row: Row): boolean {
    if (checksum(String(row.pk), String(row.sk), String(row.item)) !== row.sum) return false
    const written = ['rev', 'item', 'sum', ...this.columns.map(({ name }) => name), 'pk', 'sk']
    return this.valuesOf(itemOf(row)).every((value, place) => row[written[place] ?? ''] === value)
  }

  private asked(query: Query, after: Item | undefined): Asked {
    const shape = shapeOf(query, after !== undefined)
    const known = this.questions.get(shape)
    if (known !== undefined) return known
    const asked = questionOf(this.table, query, after !== undefined, itemOf)
    this.questions.set(shape, asked)
    return asked
  }

  private read({ pk, sk }: Key): Item | undefined {
    const row = this.db.row(this.sql.get, pk, sk)
    return row && itemOf(row)
  }

  /** In the order of the statements' places. @throws AppError INVALID_INPUT for a key that DynamoDB would refuse */
  private valuesOf(item: Item): Value[] {
    const { pk, sk } = checkedKey({ pk: item.pk, sk: item.sk })
    const json = JSON.stringify(item)
    const rev = typeof item.rev === 'number' ? item.rev : null
    const keys = this.columns.map(({ name, type }) => indexKey(item[name], type))
    return [rev, json, checksum(pk, sk, json), ...keys, pk, sk]
  }
}

/** @throws AppError MALFORMED_ITEM when the row is not what was written */
function itemOf({ pk, sk, item, sum }: Row): Item {
  if (typeof item !== 'string' || checksum(String(pk), String(sk), item) !== sum) {
    throw new AppError('MALFORMED_ITEM', 'A row of the database is damaged', { retryable: false })
  }
  const read: Item = JSON.parse(item)
  return read
}

function checksum(pk: string, sk: string, json: string): number {
  return crc32(`${pk}\n${sk}\n${json}`)
}

function indexKey(value: unknown, type: Column['type']): Value {
  if (type === 'INTEGER') return typeof value === 'number' ? value : null
  if (typeof value !== 'string') return null
  if (value === '') throw refused()
  return value
}

function checkedKey({ pk, sk }: { pk: unknown; sk: unknown }): Key {
  if (!isKey(pk, MOST_KEY_BYTES.pk) || !isKey(sk, MOST_KEY_BYTES.sk)) throw refused()
  return { pk, sk }
}

function isKey(value: unknown, mostBytes: number): value is string {
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= mostBytes
}

function refused(): AppError {
  return new AppError('INVALID_INPUT', 'The store refused the request as invalid', { retryable: false })
}

function quoted(name: string): string {
  return `"${name}"`
}
