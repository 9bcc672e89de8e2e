import { afterAll, describe, expect, it } from 'vitest'
import type { Query, Range } from '#shared/adapters/dynamo/item-table.ts'
import { tableOf } from '#shared/adapters/dynamo/positions.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { questionOf } from '#shared/adapters/sqlite/questions.ts'
import { createSqliteTable, createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { TableId } from '#shared/contracts/table.ts'

const db = new Database(':memory:')
createSqliteTables(db)
afterAll(() => db.close())

const RANGES: (Range | undefined)[] = [
  undefined,
  { is: 'begins-with', value: 'a' },
  { is: 'between', from: 'a', to: 'b' },
  { is: 'at-most', value: 'a' },
  { is: 'after', value: 'a' },
]
const IDS: readonly TableId[] = ['contacts', 'records', 'campaigns', 'messages', 'control']
const INDEXES = IDS.flatMap((id) => Object.keys(tableOf(id).indexes).map((index) => ({ id, index })))

/** How SQLite means to answer it: steps such as `SEARCH … USING INDEX …`. */
function planOf(id: TableId, query: Query, goesOn: boolean): string[] {
  const { sql } = questionOf(tableOf(id), query, goesOn, (row) => row)
  const places = sql.split('?').length - 1
  const values = Array.from({ length: places }, () => null)
  return db.rows(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => String(detail))
}

describe('a query of an index reads only what it finds', () => {
  it.each(INDEXES)('$id by $index', ({ id, index }) => {
    // Two indexes of the same keys serve each other's queries.
    const { indexes } = tableOf(id)
    const { hash, range } = indexes[index] ?? {}
    const same = Object.entries(indexes)
      .filter(([, other]) => other.hash.name === hash?.name && other.range.name === range?.name)
      .map(([name]) => `${id}.${name}`)
    for (const asked of RANGES)
      for (const goesOn of [false, true])
        for (const newestFirst of [false, true]) {
          const query = { index, hash: 'x', newestFirst, ...(asked !== undefined && { range: asked }) }
          const plan = planOf(id, query, goesOn)
          expect(plan, JSON.stringify(query)).toEqual([
            expect.stringMatching(`^SEARCH ${id} USING (COVERING )?INDEX (${same.join('|')}) \\(`),
          ])
        }
  })

  it('by its key too', () => {
    expect(planOf('messages', { hash: 'x' }, true)).toEqual([expect.stringContaining('SEARCH messages USING INDEX')])
  })
})

it('makes an index anew that an earlier release made so that no query could use it', async () => {
  const old = new Database(':memory:')
  const earlier = createSqliteTable(old, { id: 'contacts', indexes: {} })
  await earlier.put({ pk: 'CONTACT#a', sk: '-', phoneHash: 'h' })
  old.define([
    'ALTER TABLE contacts ADD COLUMN "phoneHash" TEXT',
    "UPDATE contacts SET phoneHash = 'h'",
    'CREATE INDEX "contacts.byPhone" ON contacts ("phoneHash", "pk", "sk") WHERE "phoneHash" IS NOT NULL AND "pk" IS NOT NULL',
  ])

  const table = createSqliteTable(old, tableOf('contacts'))

  const made = () => old.rows(`SELECT sql, rootpage FROM sqlite_schema WHERE name = 'contacts.byPhone'`)
  const [first] = made()
  expect(first?.sql).not.toContain('"pk" IS NOT NULL')
  createSqliteTable(old, tableOf('contacts'))
  expect(made()).toEqual([first])
  expect(await table.query({ index: 'byPhone', hash: 'h' })).toHaveLength(1)
  old.close()
})
