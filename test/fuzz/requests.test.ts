import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROUTES } from '#functions/console-api/routes.ts'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import type { Role } from '#shared/contracts/console-api/role.ts'
import { deadLetterIdOf } from '#shared/contracts/dead-letter.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { aContact } from '../builders/contact.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'
import { anInstalment, anOrder, aShipment } from '../builders/record.ts'
import { type Api, startApi } from '../functions/console-api/api.ts'
import { holdsFor, INPUTS } from './budget.ts'
import { mutatedText } from './mutated-json.ts'

const CAMPAIGN = 'cmp_00000000000000000001'
const Cursor = z.object({ next: z.string().nullable() })

const BODIES = [
  { phone: '19900000101', limit: 1 },
  { order: 'SO-1' },
  { contact: 'C00001', cursor: null },
  { loan: 'L1' },
  { id: 'C00001' },
  { name: '王' },
  { note: '来电' },
  { type: 'order', contact: 'C00001', limit: 1 },
  { type: 'instalment', id: 'L1:3' },
  { facts: { paid: '2026-12-01T00:30:00Z', cancelled: null }, fields: { totalMinor: 100 }, contactId: 'C00001' },
  { facts: { placed: '2026-12-01T00:30:00Z' }, fields: { totalMinor: 1, currency: 'CNY', on: null }, contactId: 'C1' },
  { what: 'contacts' },
  { kind: 'unpaid-order-nudge', name: '催付', audience: { kinds: ['customer'], tags: [], regions: ['44'] } },
  { kind: 'holiday-greeting', settings: { date: '2027-01-01' }, template: { zh: '{{name|顾客}}您好', en: 'Hello' } },
  { settings: { delayMinutes: 30, cutOffs: [{ time: '18:00' }] } },
  { kind: 'birthday-greeting', text: '{{name}}', language: 'zh' },
  { stopped: true, why: 'x' },
  null,
]

/** Ids that are there, nearly so, and not at all; as they stand in an address. */
const ids = fc.oneof(
  fc.constantFrom(
    'C00001',
    CAMPAIGN,
    'unpaid-order-nudge',
    'SO-1',
    'L1:3',
    messageIdOf({ contactId: 'C00001', occurrence: '2026-12-01#unpaid-order-nudge#SO-1#1' }),
    deadLetterIdOf({ kind: 'event', id: 'evt_1' }),
    deadLetterIdOf({ kind: 'queue', id: 'one' }),
    'imp_00000000000000000001',
  ),
  fc.constantFrom(
    '%',
    '%00',
    '%2F',
    '..',
    '__proto__',
    'constructor',
    'x'.repeat(3000),
    '%E7%8E%8B'.repeat(900),
    'msg_',
    'msg_AAAA',
    'kept_',
    'job_',
  ),
  fc
    .constantFrom('msg_', 'run_', 'cmp_', 'imp_', 'job_', 'kept_')
    .chain((prefix) => fc.base64String({ maxLength: 1500 }).map((text) => prefix + text)),
  fc.webSegment(),
  fc.string({ unit: 'binary', minLength: 1 }).map((text) => encodeURIComponent(text.toWellFormed())),
)
const damage = fc.tuple(fc.nat(300), fc.base64String({ maxLength: 8 }))
/** What stands for a cursor: one that some list gave out, whole or damaged, or anything. */
type Wish = { from: number; damage: [number, string] | null; text: string | null }
const cursors = fc.record<Wish>({
  from: fc.nat(50),
  damage: fc.option(damage),
  text: fc.option(fc.string({ unit: 'binary' }), { freq: 3 }),
})
const limits = fc.constantFrom(
  undefined,
  '1',
  '2',
  '100',
  '0',
  '-1',
  '101',
  '1e1',
  'NaN',
  '',
  ' 5',
  '99999999999999999999',
  '0x10',
  'true',
)
const tags = fc.oneof(
  fc.constantFrom(
    '"1"',
    'W/"1"',
    '*',
    '1',
    '',
    '"',
    '"1',
    '1,2',
    '"1","2"',
    ',',
    '-1',
    '"9007199254740993"',
    'W/',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.nat(3).map((rev) => `"${rev}"`),
      { maxLength: 30 },
    )
    .map((all) => all.join(', ')),
)
const keys = fc.oneof(
  fc.constantFrom('k', 'k', 'k', '', ' ', 'x'.repeat(256), '__proto__'),
  fc.string({ unit: 'binary' }),
)
const words = fc.oneof(
  fc.constantFrom(
    'contact:C00001',
    'campaign',
    'campaign.created',
    'user-1',
    'contact:',
    ':',
    'x'.repeat(201),
    '王'.repeat(200),
  ),
  fc.string({ unit: 'binary' }),
)
const instants = fc.constantFrom(
  '2026-12-01T00:00:00Z',
  '2026-12-01T09:00:00+08:00',
  '1900-01-01T00:00:00Z',
  '2026-12-01',
  '',
)
const requests = fc.record({
  route: fc.constantFrom(...ROUTES),
  id: ids,
  role: fc.constantFrom<Role | null>('admin', 'admin', 'admin', 'marketing', 'support', null),
  limit: limits,
  cursor: fc.option(cursors),
  kind: fc.constantFrom(undefined, undefined, 'queue', 'event', 'x'),
  inBody: fc.boolean(),
  headers: fc.record({ 'if-match': tags, 'idempotency-key': keys }, { requiredKeys: [] }),
  audit: fc.record({ who: words, what: words, subject: words, from: instants, until: instants }, { requiredKeys: [] }),
  rawBody: mutatedText(BODIES),
  base64: fc.boolean(),
  type: fc.constantFrom('order', 'order', 'shipment', 'instalment', 'constructor', '%'),
})
type Request = typeof requests extends fc.Arbitrary<infer T> ? T : never

/** Something of everything, and the cursors that its lists give out. */
async function furnish(api: Api): Promise<string[]> {
  await api.records.saveOrder(anOrder({ shipmentIds: ['SO-1'] }), 'absent')
  await api.records.saveShipment(aShipment({ id: 'SO-1' }), 'absent')
  await api.records.saveInstalment(anInstalment({ contractId: 'L1' }), 'absent')
  for (const id of ['C00001', 'C00002', 'C00003']) {
    await api.contacts.save(
      aContact({ id, name: `王${id}`, phone: '+8619900000101', phoneHash: 'hash-of-19900000101' }),
      'absent',
    )
    await api.deadLetterBox.put({ queue: 'campaigns', body: '{}', reason: 'x', messageId: id })
    const at = new Date('2026-12-01T00:00:00Z')
    await api.events.keep({
      id: `evt_${id}`,
      type: 'order.mystery',
      reason: 'unknown-type',
      body: '{}',
      at,
      source: 'bus',
    })
    await api.call('POST', '/api/campaigns', { body: { kind: 'unpaid-order-nudge' } })
  }
  const lists = [
    await api.call('POST', '/api/contacts/search', { body: { name: '王', limit: 1 } }),
    await api.call('POST', '/api/contacts/search', { body: { phone: '19900000101', limit: 1 } }),
    await api.call('GET', '/api/campaigns', { query: { limit: '1' } }),
    await api.call('GET', '/api/audit', { query: { limit: '1' } }),
    await api.call('GET', '/api/dead-letters', { query: { limit: '1' } }),
    await api.call('GET', '/api/dead-letters', { query: { limit: '1', kind: 'event' } }),
  ]
  return lists.map(({ body }) => Cursor.parse(body).next ?? '')
}

async function ask(api: Api, given: readonly string[], request: Request): Promise<void> {
  const cursor = request.cursor === null ? undefined : cursorOf(request.cursor, given)
  const { route, limit, kind, headers, audit } = request
  const query = Object.fromEntries(
    Object.entries({ limit, cursor, kind, ...(route.path === '/api/audit' ? audit : {}) }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  const rawBody =
    request.inBody && cursor !== undefined ? JSON.stringify({ name: '王', limit: 1, cursor }) : request.rawBody
  const { status, type, body } = await api.call(
    route.method.toUpperCase(),
    route.path.replace('{type}', () => request.type).replace('{id}', () => request.id),
    {
      ...{ as: request.role, query, rawBody, base64: request.base64, headers },
    },
  )

  expect(status).toBeGreaterThanOrEqual(200)
  expect(status, JSON.stringify(api.lines.at(-1))).toBeLessThan(500)
  if (status < 400) return
  const problem = Problem.parse(body)
  expect(type).toBe('application/problem+json')
  expect(problem.type).toMatch(/^urn:carillon:problem:[a-z-]+$/u)
  expect(problem.detail).not.toBe('')
}

function cursorOf({ from, damage: change, text }: Wish, given: readonly string[]): string {
  if (text !== null) return text
  const good = given[from % given.length] ?? ''
  if (change === null) return good
  const [at, noise] = change
  const place = good.length === 0 ? 0 : at % good.length
  return good.slice(0, place) + noise + good.slice(place + noise.length)
}

describe('requests of every shape', () => {
  it('get a clear answer and never a fault of ours', async () => {
    const api = startApi()
    const given = await furnish(api)
    await holdsFor(requests, INPUTS.requests, (request) => ask(api, given, request))
  })
})

describe('requests of every shape on DynamoDB', () => {
  let dynamo: TestDynamo | undefined
  beforeAll(async () => {
    dynamo = await startDynamo()
  })
  afterAll(async () => dynamo?.stop())

  it('get a clear answer and never a fault of ours', async () => {
    if (!dynamo) throw new Error('the database is there once the tests run')
    const clock = { now: () => new Date('2026-12-01T01:00:00Z'), monotonicMs: () => 0 }
    const api = startApi(createDynamoStores(dynamo.client, dynamo.names, clock))
    const given = await furnish(api)
    await holdsFor(requests, INPUTS.requestsOnDynamo, (request) => ask(api, given, request))
  })
})
