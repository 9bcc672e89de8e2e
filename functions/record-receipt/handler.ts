import { gunzipSync } from 'node:zlib'
import type { CloudWatchLogsEvent } from 'aws-lambda'
import * as z from 'zod'
import type { Receipt } from '#shared/contracts/receipt.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { DeadLetters } from '#shared/ports/dead-letters.ts'
import type { Log } from '#shared/ports/log.ts'
import { type ReceiptDeps, recordReceipt } from '#shared/usecases/record-receipt.ts'

export type ReceiptHandlerDeps = ReceiptDeps & {
  log: Log
  deadLetters: DeadLetters
  /** Reads one line of the provider's delivery log; null for a line that is none. */
  parseLine(line: string): Receipt | null
}

const LogBatch = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ id: z.string(), message: z.string() })),
})

/** Far more than CloudWatch puts into one batch. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Delivery logs as CloudWatch hands them over: base64 of gzip of JSON, many lines at once, any of them a repeat. A line
 * that cannot be read goes to the dead letters and harms no other.
 * @throws AppError INVALID_INPUT for what is no such batch; HELD_BY_ANOTHER_WORKER (retryable) while a text is being sent.
 */
export function createRecordReceiptHandler(deps: ReceiptHandlerDeps) {
  return async (event: CloudWatchLogsEvent): Promise<void> => {
    const batch = readBatch(event)
    if (batch.messageType !== 'DATA_MESSAGE') return
    let early = 0
    for (const { id, message } of batch.logEvents) {
      const outcome = await recordLine(deps, id, message)
      if (outcome === 'early') early += 1
    }
    // The whole batch comes again; the lines that are recorded already change nothing then.
    if (early > 0) throw new AppError('HELD_BY_ANOTHER_WORKER', 'a message is still being sent', { retryable: true })
  }
}

/** @throws AppError INVALID_INPUT (not retryable), without a word of the batch: what a function throws is logged. */
function readBatch({ awslogs }: CloudWatchLogsEvent): z.infer<typeof LogBatch> {
  try {
    const text = gunzipSync(Buffer.from(awslogs.data, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8')
    return LogBatch.parse(JSON.parse(text))
  } catch {
    throw new AppError('INVALID_INPUT', 'this is no batch of delivery logs', { retryable: false })
  }
}

async function recordLine(deps: ReceiptHandlerDeps, id: string, line: string): Promise<string> {
  const receipt = deps.parseLine(line)
  if (receipt === null) {
    await deps.deadLetters.put({ queue: 'receipts', body: line, reason: 'not a delivery log', messageId: id })
    deps.log.error('RECORD_DEAD_LETTERED', { queue: 'receipts', recordId: id })
    return 'unreadable'
  }
  const outcome = await recordReceipt(deps, receipt)
  if (receipt.because === 'unknown-code') deps.log.error('RECEIPT_UNKNOWN_CODE', { code: receipt.said })
  deps.log.info('RECEIPT_RECORD_FINISHED', { outcome, state: receipt.state })
  return outcome
}
