import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createRecordReceiptHandler } from '#functions/record-receipt/handler.ts'
import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'
import { createLog } from '#shared/observability/logger.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { placed } from '../builders/order-events.ts'
import { statesOf } from '../builders/people.ts'
import { addSent, IN_DOUBT } from '../builders/sent-message.ts'
import { World } from '../builders/world.ts'

/** A nudge that left at 10:30 in Shanghai and was accepted as `p-1`. */
async function openReceipts() {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.advance('2026-12-01T02:31:00Z')
  const lines: string[] = []
  const log = createLog((line) => void lines.push(line), world.clock.now)
  const deliver = (...records: unknown[]) =>
    createRecordReceiptHandler({ ...world.deps, log, parseLine: parseDeliveryLog })(eventOf(records))
  return { world, lines, deliver }
}

function eventOf(bodies: readonly unknown[]) {
  const jobs = bodies.map((body, index) => ({ id: `r-${index}`, queue: QUEUE, body: textOf(body), ...FRESH }))
  return sqsEventOf(jobs, new Date(0))
}

const QUEUE = 'carillon-dev-receipts'
const FRESH = { sentAtMs: 0, failures: 0, dead: null }

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** Log lines as CloudWatch hands them over and a rule of EventBridge puts them on the queue. */
function logEvent(messages: readonly unknown[], messageType = 'DATA_MESSAGE') {
  const batch = {
    messageType,
    owner: '123456789012',
    logGroup: 'sns/cn-north-1/123456789012/DirectPublishToPhoneNumber',
    logStream: 'a1b2c3',
    subscriptionFilters: ['receipts'],
    logEvents: messages.map((message, index) => ({
      id: `3195310660696698337880902507980421114328961542429EXAMPLE${index}`,
      timestamp: 1_796_092_201_000,
      message: typeof message === 'string' ? message : JSON.stringify(message),
    })),
  }
  const detail = { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } }
  return { version: '0', id: 'e-1', source: 'carillon.receipts', 'detail-type': 'sns.delivery-log', detail }
}

function delivered(messageId: string, status = 'SUCCESS', providerResponse = 'Message has been accepted by phone') {
  return {
    notification: { messageId, timestamp: '2026-12-01 02:30:01.000' },
    delivery: {
      ...{ phoneCarrier: 'China Mobile', mnc: 0, mcc: 460, destination: '+8619900000001', priceInUSD: 0.01 },
      ...{ smsType: 'Transactional', providerResponse, dwellTimeMs: 599, dwellTimeMsUntilDeviceAck: 1344 },
    },
    status,
  }
}

describe('a batch of delivery logs', () => {
  it('moves the messages that it is about', async () => {
    const { world, deliver } = await openReceipts()

    await deliver(logEvent([delivered('p-1')]))

    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it('says why a text did not arrive', async () => {
    const { world, deliver } = await openReceipts()

    await deliver(logEvent([delivered('p-1', 'FAILURE', 'Phone is currently unreachable/unavailable')]))

    expect(await statesOf(world)).toEqual(['undelivered: unreachable'])
  })

  it('that comes again changes nothing', async () => {
    const { world, deliver } = await openReceipts()
    await deliver(logEvent([delivered('p-1')]))
    const before = await world.messagesOf('C00001')

    await deliver(logEvent([delivered('p-1'), delivered('p-1')]))

    expect(await world.messagesOf('C00001')).toEqual(before)
  })

  it('puts a line that cannot be read with the dead letters, and reads the others', async () => {
    const { world, deliver } = await openReceipts()

    await deliver(logEvent(['oops', delivered('p-1')]))

    expect(world.deadLetters).toMatchObject([{ queue: 'receipts', reason: 'not a delivery log' }])
    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it('keeps a line that cannot be read as a record that can be sent back', async () => {
    const { world, deliver } = await openReceipts()
    await deliver(logEvent(['oops', delivered('p-1')]))
    const [first] = world.deadLetters

    await deliver(first?.body)

    expect(world.deadLetters.map(({ messageId }) => messageId)).toEqual([first?.messageId, first?.messageId])
  })

  it('puts a record that is no batch aside at once, and records the others', async () => {
    const { world, deliver } = await openReceipts()

    const answer = await deliver(
      { detail: { awslogs: { data: 'bm8gZ3ppcA==' } } },
      'no JSON',
      logEvent([delivered('p-1')]),
    )

    expect(answer).toEqual({ batchItemFailures: [] })
    expect(world.deadLetters).toMatchObject([
      { queue: 'receipts', messageId: 'r-0', reason: 'INVALID_INPUT: this is no batch of delivery logs' },
      { queue: 'receipts', messageId: 'r-1' },
    ])
    expect(await statesOf(world)).toEqual(['delivered'])
  })

  it('gives back a record whose number leads to nobody yet', async () => {
    const { world, deliver } = await openReceipts()
    const young = { ...delivered('p-9'), notification: { messageId: 'p-9', timestamp: '2026-12-01 02:30:59.000' } }

    const answer = await deliver(logEvent([young]))

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'r-0' }])
    expect(world.deadLetters).toEqual([])
  })

  it('keeps a line that may be about several texts as a record of its own', async () => {
    const { world, deliver } = await openReceipts()
    for (const occurrence of ['2026-12-01#a', '2026-12-01#b'])
      await addSent(world, { ...IN_DOUBT, occurrence, submittedAt: new Date('2026-12-01T02:30:00Z') })
    world.nowMs += 5 * 60_000

    await deliver(logEvent([delivered('p-7')]))

    expect(world.deadLetters).toMatchObject([{ queue: 'receipts', reason: 'several texts may be meant' }])
  })

  it('passes over the message with which CloudWatch tries a subscription', async () => {
    const { world, deliver } = await openReceipts()

    await deliver(logEvent(['CWL CONTROL MESSAGE: Checking health of destination.'], 'CONTROL_MESSAGE'))

    expect([await statesOf(world), world.deadLetters]).toEqual([['accepted'], []])
  })

  it('comes again while a message of it is still being sent; what was recorded stays', async () => {
    const { world, deliver } = await openReceipts()
    await world.accept(placed('SO-2', '2026-12-01T02:31:00Z', { items: [{ sku: 'TEA', name: '茶', quantity: 1 }] }))
    const message = (await world.messagesOf('C00001')).find(({ subject }) => subject.id === 'SO-2')
    if (message === undefined) throw new Error('no message')
    const lease = { until: new Date('2026-12-01T02:32:00Z'), holder: 'another' }
    const submittedAt = new Date('2026-12-01T02:30:01Z')
    const toHash = world.hasher.hash('+8619900000001')
    const claimed = { ...message, state: 'claimed' as const, lease, submittedAt, toHash, rev: message.rev + 1 }
    await world.stores.messages.save(claimed, message.rev)

    const answer = await deliver(logEvent([delivered('p-1'), delivered('p-2')]))

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'r-0' }] })
    expect((await statesOf(world)).toSorted()).toEqual(['claimed', 'delivered'])
  })

  it('logs a result that is not known for somebody to look at, and never a number', async () => {
    const { lines, deliver } = await openReceipts()

    await deliver(logEvent([delivered('p-1', 'FAILURE', 'Gateway 17 said no to 19900000001')]))

    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { log: 'RECEIPT_UNKNOWN_CODE' },
      { log: 'RECEIPT_RECORD_FINISHED', outcome: 'recorded' },
    ])
    expect(lines.join()).not.toContain('19900000001')
  })
})
