/** The parts of dynalite 4.0.0, which has no types, that are used here. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  type Options = { path: string; createTableMs: number; deleteTableMs: number; updateTableMs: number }
  export default function dynalite(options: Options): Server
}

declare module 'dynalite/db/index.js' {
  export type Callback = (error?: unknown) => void
  type Item = Readonly<Record<string, unknown>>
  type KeySchema = readonly { AttributeName: string }[]
  type Index = { IndexName: string; KeySchema: KeySchema; IndexStatus?: string }
  export type Table = {
    TableName: string
    TableStatus: string
    KeySchema: KeySchema
    LocalSecondaryIndexes?: Index[]
    GlobalSecondaryIndexes?: Index[]
  }
  export type Write = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }
  export type SubDb = {
    put(key: string, value: unknown, callback: Callback): void
    del(key: string, callback: Callback): void
  }
  type LevelIterator = { close(): Promise<void> }
  export type Store = {
    db: {
      keys(range: object): LevelIterator
      values(range: object): LevelIterator
      open(): Promise<void>
      batch(writes: readonly Write[], callback: Callback): void
      get(key: string, callback: (error: unknown, value?: unknown) => void): void
      getSync(key: string): unknown
      /** Without a callback it answers a promise. */
      put(key: string, value: unknown, callback?: Callback): Promise<void> | undefined
      del(key: string, callback?: Callback): Promise<void> | undefined
      iterator(range: { gte: string; lt: string }): AsyncIterable<[string, Table]>
    }
    getItemDb(tableName: string): SubDb
  }
  const db: {
    create(options: object): Store
    createKey(item: Item, table: Table): string
    getIndexActions(
      indexes: readonly Index[],
      before: Item | undefined,
      after: Item | null,
      table: Table,
    ): { puts: { index: string; key: string; item: Item }[]; deletes: { index: string; key: string }[] }
    updateIndexes(store: Store, table: Table, before: Item | undefined, after: Item | null, callback: Callback): void
  }
  export default db
}
