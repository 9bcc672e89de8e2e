import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { receiptEventOf } from '#functions/delivery-log-batch.ts'
import { createRecordReceiptHandler } from '#functions/record-receipt/handler.ts'
import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { placed } from '../builders/order-events.ts'
import { World } from '../builders/world.ts'
import { holdsFor, INPUTS } from './budget.ts'
import { mutatedText } from './mutated-json.ts'

const PHONE = '+8619900000001'
const LINE = {
  notification: { messageId: 'p-1', timestamp: '2026-12-01 01:30:01.000' },
  delivery: { destination: PHONE, providerResponse: 'Phone is currently unreachable/unavailable', priceInUSD: 0.05 },
  status: 'FAILURE',
}
const BATCH = {
  messageType: 'DATA_MESSAGE',
  owner: '1',
  logGroup: 'sns',
  logStream: 's',
  subscriptionFilters: [],
  logEvents: [{ id: 'e1', timestamp: 1, message: JSON.stringify(LINE) }],
}

const lines = mutatedText([LINE]).map((message) => ({
  ...BATCH,
  logEvents: [{ id: 'e1', timestamp: 1, message }, ...BATCH.logEvents],
}))
const batches = fc.oneof(
  lines.map((batch) => JSON.stringify(batch)),
  mutatedText([BATCH, { ...BATCH, messageType: 'CONTROL_MESSAGE' }]),
)
const data = fc.oneof(
  { weight: 6, arbitrary: batches.map((text) => gzipSync(text).toString('base64')) },
  {
    weight: 2,
    arbitrary: fc.tuple(batches, fc.nat(5000), fc.uint8Array({ maxLength: 4 })).map(([text, at, noise]) => {
      const zipped = gzipSync(text)
      const place = at % zipped.length
      return Buffer.concat([zipped.subarray(0, place), noise, zipped.subarray(place + noise.length * 2)]).toString(
        'base64',
      )
    }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)

function recordOf(data: string) {
  const body = JSON.stringify(receiptEventOf({ awslogs: { data } }))
  return sqsEventOf([{ id: 'r-1', queue: 'receipts', body, sentAtMs: 0, failures: 0, dead: null }], new Date(0))
}

/** One text has left for `PHONE`, and no receipt has come yet. */
async function openWorld(): Promise<World> {
  const world = new World('2026-12-01T01:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T01:00:00Z'))
  await world.advance('2026-12-01T01:31:00Z')
  expect(world.sent).toMatchObject([{ to: PHONE }])
  return world
}

it('records what can be read of any batch of receipts, keeps what cannot or gives it back, and harms nothing', async () => {
  const world = await openWorld()
  const handler = createRecordReceiptHandler({ ...world.deps, parseLine: parseDeliveryLog })
  const clock = { ...world.deps.clock, now: () => new Date('9899-01-01T00:00:00Z') }
  const later = createRecordReceiptHandler({ ...world.deps, clock, parseLine: parseDeliveryLog })
  await holdsFor(data, INPUTS.receipts, async (encoded) => {
    const { batchItemFailures } = await handler(recordOf(encoded))
    // One that leads to nobody and says that it is minutes old, or of a time to come, is given back until it is no longer.
    if (batchItemFailures.length > 0) expect(await later(recordOf(encoded))).toEqual({ batchItemFailures: [] })
    expect((await world.messagesOf('C00001')).map(({ state }) => state)).toEqual([
      expect.stringMatching(/^(un)?delivered|accepted$/u),
    ])
  })
  for (const { reason } of world.deadLetters) expect(reason).not.toContain('1990')
})

it('records a good line of a batch beside any bad one', async () => {
  const fresh = await openWorld()
  const handler = createRecordReceiptHandler({ ...fresh.deps, parseLine: parseDeliveryLog })
  const logEvents = [{ id: 'e0', message: 'noise' }, ...BATCH.logEvents]
  await handler(recordOf(gzipSync(JSON.stringify({ ...BATCH, logEvents })).toString('base64')))

  expect(await fresh.messagesOf('C00001')).toMatchObject([{ state: 'undelivered' }])
  expect(fresh.deadLetters).toMatchObject([{ queue: 'receipts', messageId: 'e0' }])
})
