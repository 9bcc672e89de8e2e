import { afterAll, beforeAll, describe } from 'vitest'
import { createDynamoStores, createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'

const CLOCK = { now: () => new Date('2026-12-01T00:00:00Z'), monotonicMs: () => 0 }

/** Runs one suite against the stores in memory, on SQLite and on DynamoDB; `stores()` is for use inside its tests. */
export function describeStores(name: string, suite: (stores: () => Stores) => void): void {
  describe(`${name} in memory`, () => {
    const stores = createMemoryStores()
    suite(() => stores)
  })
  describe(`${name} on SQLite`, () => {
    const db = new Database(':memory:')
    const stores = createTableStores(createSqliteTables(db), CLOCK)
    afterAll(() => db.close())
    suite(() => stores)
  })
  describe(`${name} on DynamoDB`, () => {
    let dynamo: TestDynamo | undefined
    let stores: Stores | undefined
    beforeAll(async () => {
      dynamo = await startDynamo()
      stores = createDynamoStores(dynamo.client, dynamo.names, CLOCK)
    })
    afterAll(async () => dynamo?.stop())
    suite(() => {
      if (!stores) throw new Error('stores are there once the suite runs')
      return stores
    })
  })
}

/** Every item of a list, page by page. */
export async function allPages<T>(
  list: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
  limit: number,
): Promise<T[]> {
  const items: T[] = []
  let next: string | null = null
  do {
    const page: { items: T[]; next: string | null } = await list({ limit, ...(next !== null && { cursor: next }) })
    items.push(...page.items)
    next = page.next
  } while (next !== null)
  return items
}
