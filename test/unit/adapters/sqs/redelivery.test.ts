import { describe, expect, it } from 'vitest'
import { createSqsRedelivery } from '#shared/adapters/sqs/redelivery.ts'
import { json, startLoopback } from '../../../builders/aws/loopback.ts'

const JOB = { queueArn: 'arn:aws:sqs:cn-north-1:123456789012:carillon-dev-send-bulk', receiptHandle: 'handle-1' }

async function open(status: number) {
  const asked: unknown[] = []
  const { endpoint, ...identity } = await startLoopback(({ headers, body }) => {
    asked.push([headers['x-amz-target'], JSON.parse(body.toString())])
    return { ...json({ __type: 'com.amazonaws.sqs#ReceiptHandleIsInvalid' }), status }
  })
  const sqs = { name: 'sqs', endpoint: new URL(endpoint), ...identity, pauseMs: 0 } as const
  return { redelivery: createSqsRedelivery(sqs), asked, endpoint }
}

describe('giving a job back', () => {
  it('makes it visible again after that many seconds, on the queue that it came from', async () => {
    const { redelivery, asked, endpoint } = await open(200)

    await redelivery.giveBack(JOB, 17)

    const QueueUrl = `${endpoint}/123456789012/carillon-dev-send-bulk`
    const input = { QueueUrl, ReceiptHandle: 'handle-1', VisibilityTimeout: 17 }
    expect(asked).toEqual([['AmazonSQS.ChangeMessageVisibility', input]])
  })

  it('fails with words of our own when SQS refuses', async () => {
    const { redelivery } = await open(400)

    await expect(redelivery.giveBack(JOB, 17)).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE', retryable: true })
  })
})
