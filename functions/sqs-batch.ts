import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import type { DeadLetters } from '#shared/ports/dead-letters.ts'
import type { Log } from '#shared/ports/log.ts'

export type BatchDeps = { log: Log; deadLetters: DeadLetters }

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
      const parsed = schema.safeParse(readJson(record.body))
      if (parsed.success) await work(parsed.data, record)
      else await bury(deps, record, `not such a job: ${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ')}`)
    } catch (error) {
      if (error instanceof AppError && !error.retryable) await bury(deps, record, `${error.code}: ${error.message}`)
      else {
        deps.log.error('RECORD_FAILED', { queue: queueOf(record), recordId: record.messageId }, error)
        failed.push(record)
      }
    }
  }
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
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

function queueOf({ eventSourceARN }: SQSRecord): string {
  return eventSourceARN.split(':').at(-1) ?? ''
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
