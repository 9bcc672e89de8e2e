import { randomUUID } from 'node:crypto'
import type { CloudWatchLogsDecodedData } from 'aws-lambda'
import * as z from 'zod'
import { receiptEventOf, writeLogBatch } from '#functions/delivery-log-batch.ts'

/** What the carrier says about a text later; `none` is silence. */
export const ReceiptKind = z.enum([
  'delivered',
  'unreachable',
  'carrier-unreachable',
  'blocked',
  'spam',
  'phone-blocked',
  'blocked-list',
  'opted-out',
  'invalid',
  'body-invalid',
  'too-dear',
  'unknown',
  'none',
])
export type ReceiptKind = z.infer<typeof ReceiptKind>

/** A receipt that a carrier owes. */
export const OwedReceipt = z.object({
  providerMessageId: z.string(),
  to: z.string(),
  submittedAt: z.iso.datetime(),
  receipt: ReceiptKind.exclude(['none']),
})
export type OwedReceipt = z.infer<typeof OwedReceipt>

/**
 * `providerResponse` as SNS writes it: https://repost.aws/knowledge-center/monitor-sns-texts-cloudwatch (read 2026-11-22).
 */
const RESPONSES: Readonly<Record<OwedReceipt['receipt'], string>> = {
  delivered: 'Message has been accepted by phone carrier',
  unreachable: 'Phone is currently unreachable/unavailable',
  blocked: 'Phone carrier has blocked this message',
  'carrier-unreachable': 'Phone carrier is currently unreachable/unavailable',
  spam: 'Blocked as spam by phone carrier',
  'phone-blocked': 'Phone has blocked SMS',
  'blocked-list': 'Phone is on a blocked list',
  'opted-out': 'Phone number is opted out',
  invalid: 'Invalid phone number',
  'body-invalid': 'Message body is invalid',
  'too-dear': 'This delivery would exceed max price',
  unknown: 'Unknown error attempting to reach phone',
}

const GROUP = 'sns/local/000000000000/DirectPublishToPhoneNumber'

/** A receipt as a job for the queue of receipts: successes and failures lie in log groups of their own. */
export function receiptJobOf(receipt: OwedReceipt): string {
  const batch: CloudWatchLogsDecodedData = {
    messageType: 'DATA_MESSAGE',
    owner: '000000000000',
    logGroup: receipt.receipt === 'delivered' ? GROUP : `${GROUP}/Failure`,
    logStream: randomUUID(),
    subscriptionFilters: ['receipts'],
    logEvents: [
      {
        id: receipt.providerMessageId,
        timestamp: Date.parse(receipt.submittedAt),
        message: JSON.stringify(deliveryOf(receipt)),
      },
    ],
  }
  return JSON.stringify(receiptEventOf(writeLogBatch(batch)))
}

function deliveryOf({ providerMessageId, to, submittedAt, receipt }: OwedReceipt) {
  const status = receipt === 'delivered' ? 'SUCCESS' : 'FAILURE'
  return {
    notification: { messageId: providerMessageId, timestamp: submittedAt.replace('T', ' ').replace('Z', '') },
    delivery: {
      phoneCarrier: 'Fake Phone',
      destination: to,
      priceInUSD: 0,
      smsType: 'Transactional',
      providerResponse: RESPONSES[receipt],
      dwellTimeMs: 100,
      dwellTimeMsUntilDeviceAck: 200,
    },
    status,
  }
}
