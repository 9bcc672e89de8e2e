import { readFileSync } from 'node:fs'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { DynamoOptOutList } from '#shared/adapters/dynamo/opt-out-list.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { OptOut } from '#shared/contracts/contact.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'

const FIXTURE = new URL('../fixtures/items/0.1/control.optout.json', import.meta.url)
const AT = new Date('2026-12-02T00:00:00Z')

describe.each(['DynamoDB', 'SQLite'])('an opt-out that release 0.1 wrote, on %s', (engine) => {
  let dynamo: TestDynamo | undefined
  let control: ItemTable
  let optOuts: DynamoOptOutList

  beforeAll(async () => {
    if (engine === 'DynamoDB') dynamo = await startDynamo()
    const tables = dynamo
      ? createDynamoTables(dynamo.client, dynamo.names)
      : createSqliteTables(new Database(':memory:'))
    control = tables.control
    optOuts = new DynamoOptOutList(tables)
  })
  afterAll(async () => dynamo?.stop())

  async function stored(phoneHash: string): Promise<OptOut> {
    const item = unmarshall(JSON.parse(readFileSync(FIXTURE, 'utf8')))
    await control.put({ ...item, phoneHash, pk: `OPTOUT#${phoneHash}` })
    const entry = (await optOuts.findMany([phoneHash])).get(phoneHash)
    if (entry === undefined) throw new Error('the number opted out')
    return entry
  }

  it('stands', async () => {
    expect(await stored('h1')).toMatchObject({ phoneHash: 'h1', source: 'person', liftedAt: null, rev: 0 })
  })

  it('is lifted once', async () => {
    const entry = await stored('h2')

    expect(await optOuts.lift(entry, AT)).toBe(true)
    expect(await optOuts.lift(entry, AT)).toBe(false)
    expect((await optOuts.findMany(['h2'])).size).toBe(0)
  })

  it('is not lifted by who read it before it was said again', async () => {
    const entry = await stored('h3')
    await optOuts.put({ phoneHash: 'h3', at: AT, by: 'support/1', note: 'again', source: 'person' })

    expect(await optOuts.lift(entry, AT)).toBe(false)
    expect((await optOuts.findMany(['h3'])).size).toBe(1)
  })
})
