import { Buffer } from 'node:buffer'
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs'
import { AppError } from '#shared/domain/errors.ts'
import { callingQueue } from './client.ts'

export type OutgoingMessage = {
  body: string
  /** Who shares a turn: of a crowd of others in one group, a single message of another overtakes them (fair queues). */
  group?: string | undefined
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html (read 2026-11-23). */
const MOST_ENTRIES = 10
/** What every region and emulator takes; SQS itself takes four times as much. */
const MOST_BYTES = 250_000
const ROUNDS = 3

/**
 * Puts all of these on a queue, ten in a request; those that SQS gives back are sent again. What was sent stays sent when
 * it fails, so a repeat may double it.
 * @throws AppError QUEUE_UNAVAILABLE (retryable)
 */
export async function sendBatches(client: SQSClient, url: string, messages: readonly OutgoingMessage[]): Promise<void> {
  for (const batch of batchesOf(messages)) await sendBatch(client, url, batch)
}

async function sendBatch(client: SQSClient, url: string, messages: readonly OutgoingMessage[]): Promise<void> {
  let left = messages.map(entryOf)
  for (let round = 0; round < ROUNDS; round += 1) {
    const command = new SendMessageBatchCommand({ QueueUrl: url, Entries: left })
    const { Failed = [] } = await callingQueue('SendMessageBatch', () => client.send(command))
    if (Failed.length === 0) return
    const failed = new Set(Failed.map(({ Id }) => Id))
    left = left.filter(({ Id }) => failed.has(Id))
  }
  throw new AppError('QUEUE_UNAVAILABLE', 'The queue took only a part', {
    retryable: true,
    context: { action: 'SendMessageBatch', entries: left.length },
  })
}

function entryOf({ body, group }: OutgoingMessage, index: number): SendMessageBatchRequestEntry {
  return { Id: String(index), MessageBody: body, ...(group !== undefined && { MessageGroupId: group }) }
}

function* batchesOf(messages: readonly OutgoingMessage[]): Generator<OutgoingMessage[]> {
  let batch: OutgoingMessage[] = []
  let bytes = 0
  for (const message of messages) {
    const size = Buffer.byteLength(message.body)
    if (batch.length === MOST_ENTRIES || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(message)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
