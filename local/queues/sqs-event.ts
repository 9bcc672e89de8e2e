import { createHash, randomUUID } from 'node:crypto'
import type { SQSEvent } from 'aws-lambda'
import type { Job } from './job.ts'

/** The event that Lambda gets for these jobs of one queue, as SQS gives it. `receivedAt` is this delivery's instant. */
export function sqsEventOf(jobs: readonly Job[], receivedAt: Date): SQSEvent {
  return {
    Records: jobs.map((job) => ({
      messageId: job.id,
      receiptHandle: randomUUID(),
      body: job.body,
      attributes: {
        ApproximateReceiveCount: String(job.failures + 1),
        SentTimestamp: String(job.sentAtMs),
        SenderId: '000000000000',
        ApproximateFirstReceiveTimestamp: String(receivedAt.getTime()),
      },
      messageAttributes: {},
      md5OfBody: createHash('md5').update(job.body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:local:000000000000:${job.queue}`,
      awsRegion: 'local',
    })),
  }
}
