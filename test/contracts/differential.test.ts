import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DynamoContactStore } from '#shared/adapters/dynamo/contact-store.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import type { ItemTables } from '#shared/adapters/dynamo/item-table.ts'
import { DynamoMessageStore } from '#shared/adapters/dynamo/message-store.ts'
import { MemoryContactStore } from '#shared/adapters/memory/contact-store.ts'
import { MemoryMessageStore } from '#shared/adapters/memory/message-store.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { parseMessageId } from '#shared/contracts/ids.ts'
import { Reason, TrailCode } from '#shared/contracts/message.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { aContact } from '../builders/contact.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'
import { aMessage } from '../builders/message.ts'
import { allPages } from './implementations.ts'

const RUNS = { numRuns: Number(process.env.DIFFERENTIAL_RUNS ?? 25) }

type Step<S> = (store: S, round: string) => Promise<unknown>

const instant = fc.date({
  min: new Date('2026-12-01T00:00:00Z'),
  max: new Date('2026-12-01T00:00:02Z'),
  noInvalidDate: true,
})
const expectedRev = fc.constantFrom('absent' as const, 1, 2, 3)
const rev = fc.integer({ min: 1, max: 3 })
const limit = fc.integer({ min: 1, max: 4 })
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const messageKey = fc.record({
  contactId: fc.constantFrom('a', 'b', '您'),
  occurrence: fc.constantFrom('2026-12-01#x', '2027#y', '2026'),
})
const messageFields = fc.record({
  rev,
  attempt: fc.nat(3),
  reason: some(fc.constantFrom(...Reason.options)),
  wakeAt: some(instant),
  notAfter: some(instant),
  submittedAt: some(instant),
  lease: some(fc.record({ until: instant, holder: fc.string() })),
  text: some(fc.string({ unit: 'binary' })),
  details: fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
  trail: fc.array(
    fc.record({
      at: instant,
      code: fc.constantFrom(...TrailCode.options),
      values: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()), { noNullPrototype: true }),
    }),
    { maxLength: 3 },
  ),
})

const messageStep: fc.Arbitrary<Step<MessageStore>> = fc.oneof(
  fc.record({ key: messageKey, fields: messageFields, expected: expectedRev }).map(
    ({ key, fields, expected }): Step<MessageStore> =>
      (store, round) =>
        store.save(inRound(round, key, fields), expected),
  ),
  messageKey.map(
    (key): Step<MessageStore> =>
      (store, round) =>
        store.find(inRound(round, key).id),
  ),
  fc.array(messageKey, { maxLength: 5 }).map(
    (keys): Step<MessageStore> =>
      async (store, round) => {
        const found = await store.findMany(keys.map((key) => inRound(round, key).id))
        return [...found.values()].sort(byOccurrence)
      },
  ),
  messageKey.map(
    (key): Step<MessageStore> =>
      async (store, round) => {
        const listed = await store.listOfContact(inRound(round, key).contactId)
        return listed.sort(byOccurrence)
      },
  ),
  messageKey.map(
    (key): Step<MessageStore> =>
      (store, round) => {
        const { contactId, occurrence } = inRound(round, key)
        return store.listNewest(contactId, { limit: 2, until: occurrence })
      },
  ),
  instant.map(
    (until): Step<MessageStore> =>
      (store, round) =>
        dueIn(store, round, until),
  ),
  fc.record({ until: instant, next: instant }).map(
    ({ until, next }): Step<MessageStore> =>
      async (store, round) => {
        const [due] = await dueIn(store, round, until)
        return due && [await store.handOver(due, next), await store.handOver({ ...due, wakeAt: until }, next)]
      },
  ),
)

const contactId = fc.constantFrom('a', 'b', 'c', '您')
const hash = fc.constantFrom('h1', 'h2')
const birthday = fc.record({
  calendar: fc.constantFrom('solar' as const, 'lunar' as const),
  year: some(fc.constantFrom(1990, 1991)),
  month: fc.constantFrom(1, 2),
  day: fc.constant(5),
  leap: fc.boolean(),
  source: fc.constant('list' as const),
})
const contactFields = fc.record({
  rev,
  name: some(fc.oneof(fc.constantFrom('王', '王 一', 'Ａb', 'abc', ' '), fc.string({ unit: 'binary', maxLength: 3 }))),
  birthday: some(birthday),
  tags: fc.array(fc.string(), { maxLength: 2 }),
})

const contactStep: fc.Arbitrary<Step<ContactStore>> = fc.oneof(
  fc.record({ id: contactId, hash: some(hash), fields: contactFields, expected: expectedRev }).map(
    (given): Step<ContactStore> =>
      (store, round) => {
        const phoneHash = given.hash && round + given.hash
        return store.save(aContact({ ...given.fields, id: round + given.id, phoneHash }), given.expected)
      },
  ),
  contactId.map(
    (id): Step<ContactStore> =>
      (store, round) =>
        store.find(round + id),
  ),
  fc.record({ id: contactId, hash }).map(
    ({ id, hash }): Step<ContactStore> =>
      (store, round) =>
        store.link(round + hash, round + id),
  ),
  hash.map(
    (hash): Step<ContactStore> =>
      (store, round) =>
        store.listIdsByPhone(round + hash),
  ),
  fc.record({ prefix: fc.constantFrom('王', '王一', 'a', 'AB', ''), limit }).map(
    ({ prefix, limit }): Step<ContactStore> =>
      (store, round) =>
        inThisRound(
          round,
          allPages((page) => store.listByName(prefix, page), limit),
        ),
  ),
  fc.record({ key: fc.constantFrom('01-05', 'L-01-05', 'L+01-05', '02-05'), limit }).map(
    ({ key, limit }): Step<ContactStore> =>
      (store, round) =>
        inThisRound(
          round,
          allPages((page) => store.listByBirthday(key, page), limit),
        ),
  ),
  limit.map(
    (limit): Step<ContactStore> =>
      async (store, round) => {
        const all = await inThisRound(
          round,
          allPages((page) => store.scan(page), limit * 20),
        )
        return all.sort((a, b) => (a.id < b.id ? -1 : 1))
      },
  ),
)

describe('memory, SQLite and DynamoDB give the same answers to the same calls', () => {
  let dynamo: TestDynamo
  let tables: readonly ItemTables[]
  beforeAll(async () => {
    dynamo = await startDynamo()
    tables = [createDynamoTables(dynamo.client, dynamo.names), createSqliteTables(new Database(':memory:'))]
  })
  afterAll(async () => dynamo.stop())

  it('of a MessageStore', async () => {
    await compare(
      messageStep,
      new MemoryMessageStore(2),
      tables.map((engine) => new DynamoMessageStore(engine, 2)),
    )
  })

  it('of a ContactStore', async () => {
    await compare(
      contactStep,
      new MemoryContactStore(),
      tables.map((engine) => new DynamoContactStore(engine)),
    )
  })
})

/** Every round works on ids of its own, so that one pair of stores serves all. */
async function compare<S>(step: fc.Arbitrary<Step<S>>, memory: S, others: readonly S[]): Promise<void> {
  let rounds = 0
  const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' })
  const property = fc.asyncProperty(steps, async (sequence) => {
    const round = `r${rounds++}-`
    for (const one of sequence) {
      const answer = await one(memory, round)
      for (const other of others) expect(await one(other, round)).toEqual(answer)
    }
  })
  await fc.assert(property, RUNS)
}

function inRound(round: string, key: { contactId: string; occurrence: string }, fields = {}) {
  return aMessage({ ...fields, contactId: round + key.contactId, occurrence: key.occurrence })
}

async function inThisRound<T extends { id: string }>(round: string, all: Promise<T[]>): Promise<T[]> {
  return (await all).filter(({ id }) => id.startsWith(round))
}

async function dueIn(store: MessageStore, round: string, until: Date) {
  const shards = Array.from({ length: store.dueShards }, (_, shard) => store.listDue(shard, until, 1000))
  return (await Promise.all(shards))
    .flat()
    .filter(({ id }) => parseMessageId(id)?.contactId.startsWith(round))
    .sort((a, b) => a.wakeAt.getTime() - b.wakeAt.getTime() || (a.id < b.id ? -1 : 1))
}

function byOccurrence(a: { contactId: string; occurrence: string }, b: typeof a): number {
  return a.contactId + a.occurrence < b.contactId + b.occurrence ? -1 : 1
}
