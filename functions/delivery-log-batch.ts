import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { RECEIPT_EVENT } from '#shared/contracts/deployment.ts'

/** Log lines as CloudWatch hands them to a subscriber: base64 of gzip of JSON. */
export const LogData = z.object({ awslogs: z.object({ data: z.string() }) })
export type LogData = z.infer<typeof LogData>

/** The same as a record of the queue of receipts, where a rule of EventBridge puts it. */
export const ReceiptEvent = z.object({ detail: LogData })

const LogBatch = z.looseObject({
  messageType: z.string(),
  logEvents: z.array(z.looseObject({ id: z.string(), message: z.string() })),
})
export type LogBatch = z.infer<typeof LogBatch>

/** Far more than CloudWatch puts into one batch. */
const MOST_BYTES = 64 * 1024 * 1024

/** The lines of a batch; null for what is none, and never a word of it. */
export function readLogBatch({ awslogs }: LogData): LogBatch | null {
  try {
    const text = gunzipSync(Buffer.from(awslogs.data, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8')
    return LogBatch.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null // not base64, not gzip, too large or not JSON
  }
}

type Lines = { messageType: string; logEvents: readonly { id: string; message: string }[] }

export function writeLogBatch(batch: Lines): LogData {
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } }
}

/** A record of the queue of receipts, as EventBridge writes it. */
export function receiptEventOf(detail: LogData) {
  return { source: RECEIPT_EVENT.source, 'detail-type': RECEIPT_EVENT.detailType, detail }
}
