import { expect, it } from 'vitest'
import { tableOf } from '#shared/adapters/dynamo/positions.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTable, findDamagedRow } from '#shared/adapters/sqlite/sqlite-table.ts'

it('finds by a new index what was stored before the index came', async () => {
  const db = new Database(':memory:')
  const earlier = createSqliteTable(db, { id: 'campaigns', indexes: {} })
  const campaign = { pk: 'CAMPAIGN', sk: 'cmp_a', rev: 1, state: 'draft', createdAt: '2026-12-01T00:00:00.000Z' }
  await earlier.put(campaign)
  await earlier.put({ pk: 'RUNS#cmp_a', sk: '1', state: 'draft' })
  await earlier.put({ pk: 'LINE', sk: '-', state: 1, createdAt: true })

  const table = createSqliteTable(db, tableOf('campaigns'))

  expect(await table.query({ index: 'byState', hash: 'draft' })).toEqual([campaign])
  expect(findDamagedRow(db, tableOf('campaigns'))).toBeUndefined()
  db.close()
})

it('leaves a damaged row to be found, instead of failing on it', async () => {
  const db = new Database(':memory:')
  const earlier = createSqliteTable(db, { id: 'campaigns', indexes: {} })
  await earlier.put({ pk: 'CAMPAIGN', sk: 'cmp_a', state: 'draft' })
  await db.write(() => db.change('UPDATE campaigns SET item = ?', '{"pk":'))

  createSqliteTable(db, tableOf('campaigns'))

  expect(findDamagedRow(db, tableOf('campaigns'))).toEqual({ pk: 'CAMPAIGN', sk: 'cmp_a' })
  db.close()
})
