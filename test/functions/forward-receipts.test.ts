import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type LogBatch, type LogData, readLogBatch } from '#functions/delivery-log-batch.ts'
import { createForwardReceiptsHandler } from '#functions/forward-receipts/handler.ts'
import { createEventBridgeClient, putReceipts } from '#shared/adapters/eventbridge/receipt-bus.ts'
import { json, readTarget, startLoopback } from '../builders/aws/loopback.ts'

function eventOf(batch: unknown) {
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } }
}

const lineOf = (id: number, message = `{"line":${id}}`) => ({ id: `e${id}`, timestamp: id, message })
const batchOf = (logEvents: unknown[]) => ({ messageType: 'DATA_MESSAGE', logGroup: 'sns/g', logEvents })
const linesIn = (details: readonly LogData[]) =>
  details.flatMap((detail) => readLogBatch(detail)?.logEvents.map(({ id }) => id) ?? [])

/** Words that gzip cannot make smaller. */
function noise(length: number, seed: number): string {
  let state = seed + 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return String.fromCharCode(97 + ((state >>> 16) % 26))
  }).join('')
}

async function forward(event: { awslogs: { data: string } }): Promise<LogData[]> {
  const put: LogData[] = []
  await createForwardReceiptsHandler({ putReceipts: async (details) => void put.push(...details) })(event)
  return put
}

describe('a batch of delivery logs', () => {
  it('goes onto the bus as it came', async () => {
    const event = eventOf(batchOf([lineOf(1), lineOf(2)]))

    expect(await forward(event)).toEqual([event])
  })

  it('that is too large for an event goes in halves, each line once and in order', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => lineOf(index, noise(20_000, index)))

    const put = await forward(eventOf(batchOf(lines)))

    expect(put.length).toBeGreaterThan(2)
    expect(linesIn(put)).toEqual(lines.map(({ id }) => id))
    for (const { awslogs } of put) expect(awslogs.data.length).toBeLessThanOrEqual(200_000)
    expect(put.map((detail) => (readLogBatch(detail) as LogBatch).logGroup)).toEqual(put.map(() => 'sns/g'))
  })

  it('with which CloudWatch tries a subscription is passed over', async () => {
    expect(await forward(eventOf({ ...batchOf([lineOf(1)]), messageType: 'CONTROL_MESSAGE' }))).toEqual([])
  })

  it.each([
    ['is none', { awslogs: { data: 'bm90aGluZw==' } }],
    ['holds a line that no event can hold', eventOf(batchOf([lineOf(1, noise(400_000, 1))]))],
  ])('that %s fails without a word of it', async (_, event) => {
    await expect(forward(event)).rejects.toMatchObject({ code: 'INVALID_INPUT', retryable: false })
  })
})

describe('the bus', () => {
  async function open(failed: number) {
    const entries: unknown[] = []
    const loopback = await startLoopback((asked) => {
      entries.push(readTarget(asked).input)
      return json({ FailedEntryCount: failed, Entries: [failed > 0 ? { ErrorCode: 'ThrottlingException' } : {}] })
    })
    return { entries, client: createEventBridgeClient({ ...loopback, maxAttempts: 1 }) }
  }

  it('gets each as an event of its own', async () => {
    const { entries, client } = await open(0)

    await putReceipts(client, [eventOf(1), eventOf(2)])

    expect(entries).toMatchObject([
      {
        Entries: [{ Source: 'carillon.receipts', DetailType: 'sns.delivery-log', Detail: JSON.stringify(eventOf(1)) }],
      },
      { Entries: [{ Detail: JSON.stringify(eventOf(2)) }] },
    ])
  })

  it('that does not take one makes the batch come again, though it answered', async () => {
    const { client } = await open(1)

    await expect(putReceipts(client, [eventOf(1)])).rejects.toMatchObject({
      code: 'QUEUE_UNAVAILABLE',
      retryable: true,
      context: { error: 'ThrottlingException' },
    })
  })
})
