import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import { aContact } from '../builders/contact.ts'
import { aScenario, aStep } from '../builders/scenario.ts'
import { World } from '../builders/world.ts'

const START = '2027-07-01T00:00:00Z'
const PATH = 'contact.custom.首购日'
const YEARLY = aScenario({
  slug: 'year',
  variables: {},
  steps: [
    aStep({
      id: 'day',
      moment: { anchor: { yearly: PATH }, offset: null, place: { at: '10:00' } },
      say: { text: { zh: '{{name}}您好', en: 'Dear {{name}}' } },
    }),
  ],
})

describe('a date that was moved, in tables that keep its old place', () => {
  let db: Database | undefined
  beforeAll(() => {
    db = new Database(':memory:')
  })
  afterAll(() => db?.close())

  it('selects its person once, and the run’s numbers add up', async () => {
    if (db === undefined) throw new Error('the database is there once the suite runs')
    const clock = { now: () => new Date(START), monotonicMs: () => 0 }
    const world = new World(START, createTableStores(createSqliteTables(db), clock))
    await world.stores.contacts.addZone('Asia/Shanghai')
    await world.stores.contacts.save(aContact({ custom: { 首购日: '2024-08-20' } }), 'absent')
    await changeContact(world.deps, {
      contactId: 'C00001',
      change: { custom: { 首购日: '2025-08-20' } },
      by: 'support/x',
    })
    const campaignId = await world.scenario(YEARLY)

    await world.advance('2027-08-21T00:00:00Z')

    const { items } = await listRuns(world.deps, { campaignId, page: { limit: 10 } })
    expect(items.filter(({ run }) => run.planned > 0).map(({ run }) => [run.date, run.planned, run.state])).toEqual([
      ['2027-08-20', 1, 'closed'],
    ])
    expect(world.sent).toHaveLength(1)
  })
})
