import type { SQSEvent } from 'aws-lambda'
import type { Receipt } from '#shared/contracts/receipt.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type ReceiptDeps, recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { type LogBatch, ReceiptEvent, readLogBatch, receiptEventOf, writeLogBatch } from '../delivery-log-batch.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

export type ReceiptHandlerDeps = ReceiptDeps &
  BatchDeps & {
    /** Reads one line of the provider's delivery log; null for a line that is none. */
    parseLine(line: string): Receipt | null
  }

type LogLine = LogBatch['logEvents'][number]

/**
 * Delivery logs from the queue of receipts, many lines in a record, any of them a repeat. A line that cannot be read is put
 * with the dead letters as a record of its own, and harms no other; so is one that may be about several texts. While a text
 * of a line is still being sent, or the number may not be found yet, the whole record comes again; the lines that are
 * recorded already change nothing then.
 */
export function createRecordReceiptHandler(deps: ReceiptHandlerDeps) {
  return (event: SQSEvent) =>
    eachRecord(event, ReceiptEvent, deps, async ({ detail }) => {
      const batch = readLogBatch(detail)
      if (batch === null) throw new AppError('INVALID_INPUT', 'this is no batch of delivery logs', { retryable: false })
      if (batch.messageType === 'DATA_MESSAGE') await recordBatch(deps, batch)
    })
}

/** @throws AppError HELD_BY_ANOTHER_WORKER (retryable) while a text is being sent */
async function recordBatch(deps: ReceiptHandlerDeps, batch: LogBatch): Promise<void> {
  let early = 0
  for (const line of batch.logEvents) {
    const outcome = await recordLine(deps, batch, line)
    if (outcome === 'early') early += 1
  }
  if (early > 0) throw new AppError('HELD_BY_ANOTHER_WORKER', 'a message is still being sent', { retryable: true })
}

async function recordLine(deps: ReceiptHandlerDeps, batch: LogBatch, line: LogLine): Promise<string> {
  const receipt = deps.parseLine(line.message)
  if (receipt === null) return buryLine(deps, batch, line, 'not a delivery log')
  const outcome = await recordReceipt(deps, receipt)
  if (receipt.because === 'unknown-code') deps.log.error('RECEIPT_UNKNOWN_CODE', { code: receipt.said })
  deps.log.info('RECEIPT_RECORD_FINISHED', { outcome, state: receipt.state })
  if (outcome === 'unclear') return buryLine(deps, batch, line, 'several texts may be meant')
  return outcome
}

/** As the only line of a record, so that it can be sent back once it can be read. A line that stands alone is buried as it is. */
async function buryLine(deps: ReceiptHandlerDeps, batch: LogBatch, line: LogLine, reason: string): Promise<'buried'> {
  const body = JSON.stringify(receiptEventOf(writeLogBatch({ ...batch, logEvents: [line] })))
  await deps.deadLetters.put({ queue: 'receipts', body, reason, messageId: line.id })
  deps.log.error('RECORD_DEAD_LETTERED', { queue: 'receipts', recordId: line.id })
  return 'buried'
}
