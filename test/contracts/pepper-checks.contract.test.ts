import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { createPepperChecks } from '#shared/adapters/dynamo/pepper-checks.ts'
import { createMemoryPepperChecks } from '#shared/adapters/memory/pepper-checks.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { PepperChecks } from '#shared/ports/pepper-checks.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'

function keepsTheFirst(checks: () => PepperChecks): void {
  it('keeps the first value and no later one', async () => {
    const before = await checks().find()
    const kept = [await checks().keep('first'), await checks().keep('second'), await checks().keep('first')]

    expect([before, kept, await checks().find()]).toEqual([undefined, [true, false, false], 'first'])
  })
}

describe('PepperChecks in memory', () => {
  const checks = createMemoryPepperChecks()
  keepsTheFirst(() => checks)
})

describe('PepperChecks on SQLite', () => {
  const db = new Database(':memory:')
  const checks = createPepperChecks(createSqliteTables(db))
  afterAll(() => db.close())
  keepsTheFirst(() => checks)
})

describe('PepperChecks on DynamoDB', () => {
  let dynamo: TestDynamo | undefined
  beforeAll(async () => {
    dynamo = await startDynamo()
  })
  afterAll(async () => dynamo?.stop())
  keepsTheFirst(() => {
    if (!dynamo) throw new Error('tables are there once the suite runs')
    return createPepperChecks(createDynamoTables(dynamo.client, dynamo.names))
  })
})
