import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ImportId } from '#shared/contracts/ids.ts'
import { CANARY, marksIn, peopleIn } from '../builders/canary.ts'
import { hooked } from '../builders/hooked.ts'
import { fact, placed, shipped } from '../builders/order-events.ts'
import { WatchedWorld } from '../builders/watched-world.ts'

/*
 * Marked people and words go through everything, by every good and bad way. An id that a shop itself chooses (of a
 * contact, an order, an event) is not ours to hide: who makes a phone number an id will find it in logs and addresses.
 */
const { name, otherName, phone, spokenPhone, landline, residentId, oldResidentId, word } = CANARY
const START = '2026-12-01T01:00:00Z'
const Made = z.object({ id: z.string() })
const Listed = z.object({ items: z.array(Made) })
const Line = z.object({ log: z.string() })
const BUYER = { id: 'K1', name, phone }

const CONTACTS = `id,name,phone,resident_id,marketing_consent,consented_at,manager_phone,kind,tags
K1,${name},${phone},${residentId},yes,2026-01-01T00:00:00Z,,customer,${word}
K2,${otherName},${spokenPhone},${oldResidentId},yes,2026-01-01T00:00:00Z,${phone},employee,
K3,${name},${landline},11010519491231002Y,maybe,${name},${residentId},${name},
${residentId},${name},${phone},,,,,,
K4,${phone},${name},${phone},${phone},${residentId},${name},${otherName},${residentId}
K7,${residentId},13800138000,${phone},${name},${phone},${residentId},${otherName},${residentId}
K6,${name},${phone}0000,${name},,,,,
K5,"${name},${phone},${residentId}
`
const INSTALMENTS = `contract,contact,period,periods,due,amount,currency,status,card_tail
L1,K1,1,12,2026-12-05,3948.02,CNY,unpaid,2417
${name},K1,${phone},x,${residentId},${phone},${word},${name},${phone}
`

const wholeOrder = (id: string, fields: object = {}) =>
  placed(id, START, { buyer: BUYER, items: [item(id)], ...fields })
const item = (id: string) => ({ sku: `X-${id}`, name: word, quantity: 1 })

/** Well-formed events and many that are not, each full of marks. */
const MALFORMED = [
  wholeOrder('M1', {
    currency: name,
    totalMinor: phone,
    payment: { method: name, status: phone },
    closesAt: residentId,
  }),
  wholeOrder('M2', { buyer: phone, items: [{ [phone]: name }], shipTo: { regionCode: `${phone}${phone}` } }),
  wholeOrder('M3', { buyer: { id: `${name}\u0000`, name: name.repeat(100), phone: phone.repeat(10) } }),
  { ...wholeOrder('M4'), timestamp: phone, [phone]: name },
  { ...wholeOrder('M5'), data: name },
  { ...fact('order.cancelled', START, { orderId: '', reason: name.repeat(100) }) },
  { ...fact('shipment.updated', START, { shipmentId: 'S', state: phone, code: word.repeat(30), occurredAt: name }) },
]
const UNKNOWN = { ...wholeOrder('U1'), type: 'order.mystery' }

async function listsCome(world: WatchedWorld): Promise<void> {
  await world.bring('contacts', CONTACTS)
  await world.bring('instalments', INSTALMENTS)
  await world.bring('contacts', `${name},${phone}\n${residentId},x\n`)
  await world.bring('contacts', `PK${name}`)
  await world.bring('instalments', '')
}

async function ordersCome(world: WatchedWorld): Promise<void> {
  for (const event of [wholeOrder('A1'), wholeOrder('A2'), wholeOrder('A3'), wholeOrder('A4'), UNKNOWN])
    await world.post(event)
  await world.post(fact('order.cancelled', START, { orderId: 'A4', reason: `${name} ${phone}` }))
  await world.post(shipped('A2', START))
  for (const event of MALFORMED) await world.post(event)
  await world.post(wholeOrder('F1'), `whsec_${Buffer.from('a false secret, also of 32 bytes').toString('base64')}`)
  await world.bus({ detail: wholeOrder('B1') }, ...MALFORMED.map((detail) => ({ detail })), { [phone]: name }, name, {
    detail: UNKNOWN,
  })
}

/** Every way in which a text can end, with a provider that quotes the number in its codes. */
async function textsLeave(world: WatchedWorld): Promise<void> {
  world.answers.push({ kind: 'unknown', code: `no answer for +86${phone}` })
  world.answers.push({ kind: 'rejected', because: 'provider-refused', code: `refused ${phone}` })
  world.answers.push({ kind: 'try-later', code: `wait ${phone}`, afterSeconds: 5 })
  await world.advance('2026-12-01T02:00:00Z')
  world.answers.push({ kind: 'line-down', code: `no funds for ${phone}` })
  await world.advance('2026-12-31T03:00:00Z')
}

async function receiptsCome(world: WatchedWorld): Promise<void> {
  const line = (providerResponse: string, messageId: string) =>
    JSON.stringify({
      notification: { messageId, timestamp: '2026-12-01 01:31:00.000' },
      delivery: { destination: `+86${phone}`, providerResponse },
      status: 'FAILURE',
    })
  const messages = [
    line(`Strange words about +86${phone}`, 'p-2'),
    line('Phone has blocked SMS', 'p-3'),
    `${name} ${phone}`,
    `{"${phone}":`,
  ]
  const logEvents = messages.map((message, index) => ({ id: `e${index}`, message }))
  const batch = (value: unknown) => gzipSync(JSON.stringify(value)).toString('base64')
  await world.receipts(batch({ messageType: 'DATA_MESSAGE', logEvents }))
  await world.receipts(batch({ messageType: phone, logEvents: name }))
  await world.receipts(batch(name).slice(0, 30))
  await world.receipts(gzipSync(`{"${name}": ${phone}`).toString('base64'))
}

async function supportAsks(world: WatchedWorld): Promise<void> {
  const searches = [
    { phone },
    { phone: spokenPhone },
    { phone: landline },
    { phone: name },
    { name },
    { id: residentId },
    { [phone]: name },
  ]
  for (const body of [
    ...searches,
    { phone, order: name },
    { contact: phone },
    { loan: name },
    { name, cursor: phone },
    phone,
  ]) {
    await world.ask('POST', '/api/messages/search', { body })
    await world.ask('POST', '/api/contacts/search', { body })
  }
  await world.ask('POST', '/api/contacts/search', { rawBody: `{"phone": ${name}` })
  for (const path of ['contacts', 'messages', 'campaigns', 'imports', 'kinds', 'dead-letters', name]) {
    await world.ask('GET', `/api/${path}/${encodeURIComponent(`${name}${phone}`)}`, {
      query: { phone, cursor: residentId },
    })
  }
  await world.ask('POST', '/api/contacts/K1/opt-out', { as: 'support', body: { note: `${name} ${phone} ${word}` } })
  await world.ask('POST', '/api/contacts/K2/opt-out', { as: 'support', body: { note: '', [phone]: residentId } })
  await world.ask('POST', '/api/campaigns', {
    body: { kind: phone, name, settings: { [phone]: name }, audience: { tags: phone } },
  })
}

/** A store that breaks off and says what it was given, as other people's libraries do. */
async function storesFail(world: WatchedWorld): Promise<void> {
  const { stores } = world
  const contacts = stores.contacts
  const quoting = () => {
    throw new Error(`cannot read ${name} ${phone} ${residentId} ${word}`)
  }
  Object.assign(stores, { contacts: hooked(hooked(contacts, 'find', quoting), 'findMany', quoting) })
  await world.post(wholeOrder('E1'))
  await world.bus({ detail: wholeOrder('E2') })
  await world.bring('contacts', CONTACTS)
  await world.ask('GET', '/api/contacts/K1')
  await world.ask('POST', '/api/contacts/search', { body: { phone } })
  Object.assign(stores, { contacts })
}

async function deadLettersAreRead(world: WatchedWorld): Promise<string[]> {
  const told: string[] = []
  for (const kind of ['queue', 'event']) {
    const { body } = await world.ask('GET', '/api/dead-letters', { as: 'support', query: { kind, limit: '100' } })
    told.push(String(body))
    for (const { id } of Listed.parse(JSON.parse(String(body))).items) {
      told.push(String((await world.ask('GET', `/api/dead-letters/${id}`, { as: 'support' })).body))
      told.push(String((await world.ask('POST', `/api/dead-letters/${id}/redrive`)).body))
    }
  }
  return told
}

describe('marked people and words', () => {
  const world = new WatchedWorld(START)
  let told: string[] = []
  beforeAll(async () => {
    const template = { zh: `${word}，{{name|顾客}}您好，请付款{{amount:money}}。`, en: `${word} {{amount:money}}` }
    const { body } = await world.ask('POST', '/api/campaigns', { body: { kind: 'unpaid-order-nudge', template } })
    await world.ask('POST', `/api/campaigns/${Made.parse(JSON.parse(String(body))).id}/activate`)
    for (const kind of ['shipment-notice', 'repayment-reminder', 'birthday-greeting'] as const)
      await world.campaign(kind)
    await listsCome(world)
    await ordersCome(world)
    await textsLeave(world)
    await receiptsCome(world)
    await supportAsks(world)
    await storesFail(world)
    told = await deadLettersAreRead(world)
  })

  it('went through everything', async () => {
    expect(marksIn(world.sent)).toEqual(expect.arrayContaining(['暗号茉莉', '1990007770', '金丝雀', '金女士']))
    const states = new Set((await world.messagesOf('K1')).map(({ state }) => state))
    expect([...states].toSorted()).toEqual(
      expect.arrayContaining(['cancelled', 'rejected', 'unconfirmed', 'undelivered']),
    )
    const codes = new Set(world.logged.map((line) => Line.parse(JSON.parse(line)).log))
    expect([...codes]).toEqual(
      expect.arrayContaining([
        ...[
          'IMPORT_FINISHED',
          'EVENT_ACCEPT_FINISHED',
          'EVENT_KEPT',
          'EVENT_REFUSED',
          'MESSAGE_SEND_FINISHED',
          'PAGE_SEND_FINISHED',
        ],
        ...['RECORD_DEAD_LETTERED', 'RECORD_FAILED', 'REQUEST_FAILED', 'REQUEST_FINISHED', 'RECEIPT_UNKNOWN_CODE'],
        ...['PROVIDER_SUBMIT_UNKNOWN', 'RECEIPT_RECORD_FINISHED'],
      ]),
    )
    expect(world.jobs.length).toBeGreaterThan(5)
    expect(world.reasons.length).toBeGreaterThan(1)
    expect(world.refusals.length).toBeGreaterThan(30)
    expect(told.length).toBeGreaterThan(10)
  })

  it('are in no log line', () => {
    expect(world.logged.filter((line) => marksIn(line).length > 0)).toEqual([])
  })

  it('make no log line drop a field', () => {
    expect(world.logged.filter((line) => line.includes('droppedFields'))).toEqual([])
  })

  it('are in no job of a queue, and in no schedule', async () => {
    expect(marksIn([world.jobs, await world.schedules.list()])).toEqual([])
  })

  it('are in no address of an upload', () => {
    expect(world.urls.filter((url) => marksIn(url).length > 0)).toEqual([])
  })

  it('are in no reason of a failure or a dead letter, and in nothing that support reads of one', () => {
    expect([...world.reasons, ...told].filter((text) => marksIn(text).length > 0)).toEqual([])
  })

  it('are in no problem that is answered and in no error that is thrown', () => {
    expect(world.refusals.filter((text) => peopleIn(text).length > 0)).toEqual([])
  })

  it('are in no problem of an import, but for a name in the cell that is at fault', async () => {
    const { items } = await world.stores.imports.listProblems(ImportId.parse(`imp_${importedAs(world.urls[0])}`), {
      limit: 100,
    })

    expect(items.length).toBeGreaterThan(6)
    const numbers = items.filter((problem) => peopleIn(problem).some((sign) => /\d/u.test(sign)))
    expect(numbers).toEqual([])
  })
})

function importedAs(url = ''): string {
  return url.slice(url.indexOf('imp_') + 4)
}
