import type { CloudWatchLogsEvent } from 'aws-lambda'
import { AppError } from '#shared/domain/errors.ts'
import { type LogBatch, type LogData, readLogBatch, writeLogBatch } from '../delivery-log-batch.ts'

export type ForwardReceiptsDeps = {
  /** Puts these on the account's bus, each as an event of its own. Durable when it returns. @throws AppError when it is not */
  putReceipts(details: readonly LogData[]): Promise<void>
}

/** An event may have 256 KB with all that is around it; half of a batch that is larger goes as an event of its own. */
const MOST_CHARACTERS = 200_000

/**
 * SNS's delivery logs onto the account's bus, from where each stage takes them. They hold numbers, so nothing of them is
 * logged. A failure brings the whole batch again; whoever records a receipt twice changes nothing.
 * @throws AppError INVALID_INPUT (not retryable) for what is no batch, or a single line too large for the bus
 */
export function createForwardReceiptsHandler({ putReceipts }: ForwardReceiptsDeps) {
  return async ({ awslogs }: CloudWatchLogsEvent): Promise<void> => {
    const batch = readLogBatch({ awslogs })
    if (batch === null) throw refused('this is no batch of delivery logs')
    if (batch.messageType !== 'DATA_MESSAGE') return
    await putReceipts(partsOf({ awslogs }, batch))
  }
}

function partsOf(detail: LogData, batch: LogBatch): LogData[] {
  if (detail.awslogs.data.length <= MOST_CHARACTERS) return [detail]
  const { logEvents } = batch
  if (logEvents.length < 2) throw refused('one line is too large for the bus')
  const middle = Math.ceil(logEvents.length / 2)
  return [logEvents.slice(0, middle), logEvents.slice(middle)].flatMap((half) => {
    const part = { ...batch, logEvents: half }
    return partsOf(writeLogBatch(part), part)
  })
}

function refused(words: string): AppError {
  return new AppError('INVALID_INPUT', words, { retryable: false })
}
