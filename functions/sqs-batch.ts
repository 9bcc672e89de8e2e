import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { queueOfName } from '#shared/contracts/deployment.ts'
import { AppError } from '#shared/domain/errors.ts'
import { readJson } from '#shared/domain/json-text.ts'
import { redeliverySeconds } from '#shared/domain/sending/redelivery-delay.ts'
import type { DeadLetters } from '#shared/ports/dead-letters.ts'
import type { Log } from '#shared/ports/log.ts'
import type { Redelivery } from '#shared/ports/redelivery.ts'

export type BatchDeps = {
  log: Log
  deadLetters: DeadLetters
  /** Hears why a record is given back as failed, for queues that keep the last reason with a job that used up its tries. */
  noteFailure?(messageId: string, reason: string): void
  /** Lets what failed come again soon; without it, or where that fails, a job comes when its visibility ends. */
  redelivery?: Redelivery
}

/**
 * Works through the records of a batch one after the other, each by itself: one that fails comes again and harms no
 * other. A body that is not the job it should be, or a failure that no further try can mend, goes to the dead letters at
 * once with its reason. `work` logs how its record ended; failures are logged here.
 */
export async function eachRecord<T extends z.ZodType>(
  event: SQSEvent,
  schema: T,
  deps: BatchDeps,
  work: (job: z.output<T>, record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failed: SQSRecord[] = []
  for (const record of event.Records) {
    try {
      const hopeless = await tryRecord(record, schema, work)
      if (hopeless !== null) await bury(deps, record, hopeless)
    } catch (error) {
      deps.log.error('RECORD_FAILED', { queue: queueOf(record), recordId: record.messageId }, error)
      deps.noteFailure?.(record.messageId, reasonOf(error))
      failed.push(record)
      await giveBack(deps, record)
    }
  }
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

/** A failure here harms nobody: the job comes again by itself, only later. */
async function giveBack({ redelivery, log }: BatchDeps, record: SQSRecord): Promise<void> {
  const { messageId, receiptHandle, eventSourceARN: queueArn } = record
  try {
    await redelivery?.giveBack({ queueArn, receiptHandle }, redeliverySeconds(messageId, earlierReceives(record) + 1))
  } catch (error) {
    log.error('RECORD_NOT_GIVEN_BACK', { queue: queueOf(record), recordId: messageId }, error)
  }
}

/** Null when it is done, else why no further try can mend it. @throws whatever another try may mend */
async function tryRecord<T extends z.ZodType>(
  record: SQSRecord,
  schema: T,
  work: (job: z.output<T>, record: SQSRecord) => Promise<void>,
): Promise<string | null> {
  try {
    const read = readJson(record.body)
    if (!read.ok) return `not such a job: ${read.fault.message}`
    const parsed = schema.safeParse(read.value)
    if (!parsed.success) return `not such a job: ${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ')}`
    await work(parsed.data, record)
    return null
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return reasonOf(error)
    throw error
  }
}

/** Other people's messages may quote what they were given, so only our own errors tell more than their name. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`
  return error instanceof Error ? error.name : typeof error
}

async function bury({ log, deadLetters }: BatchDeps, record: SQSRecord, reason: string): Promise<void> {
  const { body, messageId } = record
  await deadLetters.put({ queue: queueOf(record), body, reason, messageId })
  log.error('RECORD_DEAD_LETTERED', { queue: queueOf(record), recordId: messageId })
}

/** How often this record was received before; zero the first time. */
export function earlierReceives({ attributes }: SQSRecord): number {
  return Math.max(0, Number(attributes.ApproximateReceiveCount) - 1) || 0
}

/** Our own name for the queue, whatever it is called in the account. */
function queueOf({ eventSourceARN }: SQSRecord): string {
  const name = eventSourceARN.split(':').at(-1) ?? ''
  return queueOfName(name) ?? name
}
