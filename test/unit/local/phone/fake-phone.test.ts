import { gunzipSync } from 'node:zlib'
import type { CloudWatchLogsDecodedData } from 'aws-lambda'
import { expect, it, onTestFinished } from 'vitest'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { MessageId } from '#shared/contracts/ids.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { createFakePhone } from '../../../../local/phone/fake-phone.ts'
import { PhoneScript } from '../../../../local/phone/phone-script.ts'
import type { PhoneText } from '../../../../local/phone/phone-texts.ts'
import { createLocalQueues } from '../../../../local/queues/local-queues.ts'
import { openLocalTable } from '../local-table.ts'
import { scratchFolder } from '../scratch-folder.ts'

const clock = { now: () => new Date('2026-12-01T01:02:03.004Z'), monotonicMs: () => 0 }
const text = {
  messageId: MessageId.parse('msg_QQpC'),
  to: '+8619900000001',
  text: '您好',
  category: 'marketing',
} as const

function logIn(body: string): CloudWatchLogsDecodedData {
  return JSON.parse(gunzipSync(Buffer.from(JSON.parse(body).detail.awslogs.data, 'base64')).toString())
}

/** An object whose calls can be replaced one by one. */
function asTable(table: ItemTable): ItemTable {
  return {
    get: (key) => table.get(key),
    getMany: (keys) => table.getMany(keys),
    put: (item) => table.put(item),
    putAtRev: (item, rev) => table.putAtRev(item, rev),
    move: (key, attribute, seen, next) => table.move(key, attribute, seen, next),
    putMany: (items) => table.putMany(items),
    remove: (key) => table.remove(key),
    removeAtRev: (key, rev) => table.removeAtRev(key, rev),
    query: (query, limit, after) => table.query(query, limit, after),
    page: (query, request) => table.page(query, request),
  }
}

async function open(folder = scratchFolder()) {
  const table = openLocalTable(folder)
  const queues = await createLocalQueues({ table, clock, redeliveryDelaysMs: [0] })
  const logs: CloudWatchLogsDecodedData[] = []
  const receiver = { failures: 0 }
  queues.consume('receipts', async ({ Records }) => {
    if (receiver.failures-- > 0) throw new Error('not now')
    logs.push(...Records.map(({ body }) => logIn(body)))
    return { batchItemFailures: [] }
  })
  const phone = await createFakePhone({ folder, table, clock, queues })
  onTestFinished(async () => {
    await queues.stop({ graceMs: 1000 })
  })
  const script = (input: object) => phone.script(PhoneScript.parse(input))
  const messages = () => logs.flatMap((log) => log.logEvents.map(({ message }) => JSON.parse(message)))
  return { phone, queues, logs, receiver, script, messages, folder }
}

it('accepts a text, keeps it and gives its receipt as SNS logs it', async () => {
  const { phone, queues, logs, messages } = await open()

  const answer = await phone.submit(text)
  await queues.idle()

  expect(await phone.list(undefined, { limit: 10 })).toEqual({
    items: [{ to: '+8619900000001', text: '您好', at: '2026-12-01T01:02:03.004Z', messageId: 'msg_QQpC' }],
    next: null,
  })
  expect(logs[0]).toMatchObject({
    messageType: 'DATA_MESSAGE',
    logGroup: 'sns/local/000000000000/DirectPublishToPhoneNumber',
  })
  expect(messages()).toMatchObject([
    {
      notification: {
        messageId: answer.kind === 'accepted' && answer.providerMessageId,
        timestamp: '2026-12-01 01:02:03.004',
      },
      delivery: {
        destination: '+8619900000001',
        providerResponse: 'Message has been accepted by phone carrier',
      },
      status: 'SUCCESS',
    },
  ])
})

it.each([
  ['unreachable', 'Phone is currently unreachable/unavailable'],
  ['blocked', 'Phone carrier has blocked this message'],
  ['invalid', 'Invalid phone number'],
])('gives a receipt of failure when told so: %s', async (receipt, providerResponse) => {
  const { phone, queues, logs, messages, script } = await open()
  script({ receipt })

  await phone.submit(text)
  await queues.idle()

  expect(logs[0]?.logGroup).toBe('sns/local/000000000000/DirectPublishToPhoneNumber/Failure')
  expect(messages()).toMatchObject([{ delivery: { providerResponse }, status: 'FAILURE' }])
})

it.each([
  ['reject', 'rejected', 0],
  ['throttle', 'try-later', 0],
  ['line-down', 'line-down', 0],
  ['unknown', 'unknown', 0],
  ['unknown-but-sent', 'unknown', 1],
])('answers %s as scripted', async (answer, kind, sent) => {
  const { phone, queues, script, messages } = await open()
  script({ answer })

  expect(await phone.submit(text)).toMatchObject({ kind })
  await queues.idle()

  expect((await phone.list(undefined, { limit: 10 })).items).toHaveLength(sent)
  expect(messages()).toHaveLength(sent)
})

it('follows the script of a number before the one for all, as often as it says, also over a restart', async () => {
  const { folder, script } = await open()
  script({ answer: 'line-down' })
  script({ to: text.to, answer: 'reject', times: 1 })
  const { phone } = await open(folder)

  const kinds = [
    await phone.submit(text),
    await phone.submit(text),
    await phone.submit({ ...text, to: '+12025550100' }),
  ]

  expect(kinds.map(({ kind }) => kind)).toEqual(['rejected', 'line-down', 'line-down'])
})

it('stays silent when told to give no receipt', async () => {
  const { phone, queues, logs, script } = await open()
  script({ receipt: 'none' })

  await phone.submit(text)
  await queues.idle()

  expect(logs).toEqual([])
})

it('gives a receipt again that could not be taken', async () => {
  const { phone, queues, messages, receiver } = await open()
  receiver.failures = 2

  await phone.submit(text)
  await queues.idle()

  expect(messages()).toHaveLength(1)
})

it('keeps a text and its receipt in one commit: neither is there without the other', async () => {
  const folder = scratchFolder()
  const table = openLocalTable(folder)
  const writes: Item[][] = []
  const watched: ItemTable = {
    ...asTable(table),
    putMany: async (items) => {
      writes.push([...items])
      await table.putMany(items)
    },
  }
  const queues = await createLocalQueues({ table: watched, clock })
  const phone = await createFakePhone({ folder, table: watched, clock, queues })

  await phone.submit(text)

  expect(writes.map((items) => items.map(({ pk }) => pk))).toEqual([['JOB', 'TEXT']])
})

it('does not know whether a text was kept when the disk did not take it', async () => {
  const folder = scratchFolder()
  const table = openLocalTable(folder)
  const full: ItemTable = { ...asTable(table), putMany: () => Promise.reject(new Error('full')) }
  const queues = await createLocalQueues({ table: full, clock })
  const phone = await createFakePhone({ folder, table: full, clock, queues })

  expect(await phone.submit(text)).toMatchObject({ kind: 'unknown' })
})

it('lists page by page, oldest first, all texts or those to one number', async () => {
  const { phone } = await open()
  for (const count of [1, 2, 3, 4, 5]) {
    await phone.submit({ ...text, to: count % 2 ? '+8619900000001' : '+8619900000002', text: `${count}` })
  }
  const pages = async (to?: string) => {
    const found: string[][] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: PageOf<PhoneText> = await phone.list(to, { limit: 2, ...(cursor && { cursor }) })
      found.push(page.items.map((item) => item.text))
      cursor = page.next
    }
    return found
  }

  expect(await pages()).toEqual([['1', '2'], ['3', '4'], ['5']])
  expect(await pages('+8619900000001')).toEqual([['1', '3'], ['5']])
  expect(await pages('+8619900000003')).toEqual([[]])
})

it.each(['x', '-1', 'e30', '99999'])('refuses a cursor that it did not give: %s', async (cursor) => {
  const { phone } = await open()
  await phone.submit(text)

  await expect(phone.list(undefined, { limit: 2, cursor })).rejects.toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  )
})

it('counts parts as mainland carriers bill for their numbers', async () => {
  const { phone } = await open()

  expect(phone.countingFor('+8619900000001')).toBe('cn-flat')
  expect(phone.countingFor('+12025550100')).toBe('gsm-or-ucs2')
})
