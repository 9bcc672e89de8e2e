import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable, Query, Range } from '#shared/adapters/dynamo/item-table.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { AppError } from '#shared/domain/errors.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'

/** One call, on keys of this round; its answer is compared between the engines. */
type Step = (table: ItemTable, round: string) => Promise<unknown>

const RUNS = { numRuns: 25, seed: 20261201 }
/** Beginnings of one another, and of what sorts otherwise as UTF-16 than as UTF-8. */
const text = fc.constantFrom('a', 'ab', 'a#1', 'b', '您', '\ud7ff', '\u{10ffff}', '\uffff', '\u{1f600}', "'", '"', '%')
const plainText = fc.constantFrom('a', 'ab', 'a#1', 'b', '您')
const key = fc.record({ pk: text, sk: text })
const rev = fc.constantFrom(1, 2, 3)
const number = fc.integer().map((whole) => whole / 8 + 0)
const value = fc.oneof(fc.string(), number, fc.boolean())
const fields = fc.record(
  {
    rev,
    dueShard: fc.constantFrom(0, 1),
    wakeAt: text,
    trouble: fc.constantFrom('rejected', 'in-doubt'),
    troubleAt: text,
    campaignId: text,
    st: fc.oneof(value, fc.array(value, { maxLength: 2 }), fc.dictionary(text, value, { maxKeys: 2 })),
    left: fc.constant(undefined),
  },
  { requiredKeys: [] },
)
const range: fc.Arbitrary<Range> = fc.oneof(
  text.map((of): Range => ({ is: 'begins-with', value: of })),
  text.map((of): Range => ({ is: 'at-most', value: of })),
  text.map((of): Range => ({ is: 'after', value: of })),
  // The reference compares the bounds of these as UTF-16, as DynamoDB does not.
  fc.record({ one: plainText, other: plainText }).map(({ one, other }): Range => {
    const [from, to] = one <= other ? [one, other] : [other, one]
    return { is: 'between', from, to }
  }),
)
const limit = fc.constantFrom(1, 2, 7)

function itemIn(round: string, one: { pk: string; sk: string }, more: Item): Item & { pk: string; sk: string } {
  // Sharded numbers cannot carry the round; the text attributes that are hashed do.
  const trouble = typeof more.trouble === 'string' ? { trouble: round + more.trouble } : {}
  return { ...more, ...trouble, pk: round + one.pk, sk: one.sk }
}

const byKey = (a: Item, b: Item) => (JSON.stringify([a.pk, a.sk]) < JSON.stringify([b.pk, b.sk]) ? -1 : 1)
const sortedBy = (items: readonly Item[]) => items.toSorted(byKey)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ key, fields }).map(
    ({ key, fields }): Step =>
      (table, round) =>
        table.put(itemIn(round, key, fields)),
  ),
  fc.record({ key, fields, expected: fc.oneof(rev, fc.constant('absent' as const)) }).map(
    ({ key, fields, expected }): Step =>
      (table, round) =>
        table.putAtRev(itemIn(round, key, fields), expected),
  ),
  fc.record({ key, seen: text, next: text }).map(
    ({ key, seen, next }): Step =>
      (table, round) =>
        table.move({ pk: round + key.pk, sk: key.sk }, 'wakeAt', seen, next),
  ),
  fc.record({ keys: fc.uniqueArray(key, { maxLength: 4, selector: (one) => JSON.stringify(one) }), fields }).map(
    ({ keys, fields }): Step =>
      (table, round) =>
        table.putMany(keys.map((one) => itemIn(round, one, fields))),
  ),
  key.map(
    ({ pk, sk }): Step =>
      (table, round) =>
        table.remove({ pk: round + pk, sk }),
  ),
  fc.record({ key, rev }).map(
    ({ key: { pk, sk }, rev }): Step =>
      (table, round) =>
        table.removeAtRev({ pk: round + pk, sk }, rev),
  ),
  key.map(
    ({ pk, sk }): Step =>
      (table, round) =>
        table.get({ pk: round + pk, sk }),
  ),
  fc.array(key, { maxLength: 4 }).map(
    (keys): Step =>
      async (table, round) =>
        sortedBy(await table.getMany(keys.map(({ pk, sk }) => ({ pk: round + pk, sk })))),
  ),
  fc.record({ hash: text, range: fc.option(range, { nil: undefined }), newestFirst: fc.boolean(), limit }).map(
    ({ hash, range, newestFirst, limit }): Step =>
      (table, round) =>
        allOf(table, { hash: round + hash, newestFirst, ...(range && { range }) }, limit),
  ),
  fc
    .record({ trouble: fc.constantFrom('rejected', 'in-doubt'), range: fc.option(range, { nil: undefined }), limit })
    .map(
      ({ trouble, range, limit }): Step =>
        async (table, round) => {
          const query = { index: 'byTrouble', hash: round + trouble, ...(range && { range }) }
          // What has the same range key stands in any order.
          return sortedBy(await allOf(table, query, limit))
        },
    ),
  fc.record({ shard: fc.constantFrom(0, 1), range }).map(
    ({ shard, range }): Step =>
      async (table, round) => {
        const found = await table.query({ index: 'byDue', hash: shard, range })
        return sortedBy(found.filter(({ pk }) => String(pk).startsWith(round)))
      },
  ),
  fc.record({ sk: text, limit, isPrefix: fc.boolean() }).map(
    ({ sk, limit, isPrefix }): Step =>
      async (table, round) => {
        const found = await allOf(table, { scanFor: sk, ...(isPrefix && { isPrefix }) }, limit + 20)
        return sortedBy(found.filter(({ pk }) => String(pk).startsWith(round)))
      },
  ),
  fc.constantFrom('', 'x'.repeat(2049)).map(
    (pk): Step =>
      (table) =>
        table.get({ pk, sk: 'a' }).catch((error: unknown) => (error instanceof AppError ? error.code : error)),
  ),
)

/** Page by page, so that cursors are compared with the whole. */
async function allOf(table: ItemTable, query: Query, limit: number): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await table.page(query, { limit, cursor })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(await table.query(query)).toHaveLength(items.length)
  return items
}

describe('tables of items', () => {
  let dynamo: TestDynamo
  beforeAll(async () => {
    dynamo = await startDynamo()
  })
  afterAll(async () => dynamo.stop())

  it('give the same answers to the same calls on SQLite as on DynamoDB', async () => {
    const { messages: reference } = createDynamoTables(dynamo.client, dynamo.names)
    const { messages: sqlite } = createSqliteTables(new Database(':memory:'))
    let rounds = 0
    const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' })

    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const round = `r${rounds++}-`
        for (const one of sequence) expect(await one(sqlite, round)).toEqual(await one(reference, round))
      }),
      RUNS,
    )
  })
})
