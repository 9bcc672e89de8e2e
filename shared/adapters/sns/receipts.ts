import * as z from 'zod'
import type { Reason } from '#shared/contracts/message.ts'
import type { Receipt } from '#shared/contracts/receipt.ts'
import { plainWording } from '#shared/domain/sending/apply-receipt.ts'

/** One line of SNS's delivery log (https://repost.aws/knowledge-center/monitor-sns-texts-cloudwatch, read 2026-11-22). */
const DeliveryLog = z.object({
  notification: z.object({ messageId: z.string().min(1), timestamp: z.string() }),
  delivery: z.object({ destination: z.string().min(1), providerResponse: z.string().default('') }),
  status: z.enum(['SUCCESS', 'FAILURE']),
})

/**
 * SNS's words for a failure, by a stable piece of each: the wording changes, and is not promised
 * (sms_stats_cloudwatch.md in awsdocs/amazon-sns-developer-guide, read 2026-11-22). Order matters: the first match holds.
 */
const WORDS: readonly (readonly [piece: string, because: Reason])[] = [
  ['blocked as spam', 'blocked-by-carrier'],
  ['invalid phone number', 'bad-number'],
  ['opted out', 'number-opted-out-at-carrier'],
  ['message body is invalid', 'content-refused'],
  ['exceed max price', 'price-too-high'],
  ['phone has blocked', 'blocked-by-phone'],
  ['carrier has blocked', 'blocked-by-carrier'],
  ['blocked list', 'number-blocked'],
  ['unreachable', 'unreachable'],
  ['unavailable', 'unreachable'],
  ['unknown error attempting to reach', 'unreachable'],
]

/** The receipt in one log line; null for a line that is no delivery log. A failure in unknown words is `unknown-code`. */
export function parseDeliveryLog(line: string): Receipt | null {
  const parsed = DeliveryLog.safeParse(readJson(line))
  if (!parsed.success) return null
  const { notification, delivery, status } = parsed.data
  // "YYYY-MM-DD HH:mm:ss.SSS", in UTC without saying so.
  const acceptedAt = new Date(`${notification.timestamp.replace(' ', 'T')}Z`)
  if (Number.isNaN(acceptedAt.getTime())) return null
  const said = plainWording(delivery.providerResponse)
  const receipt = { providerMessageId: notification.messageId, to: delivery.destination, acceptedAt, said }
  return status === 'SUCCESS'
    ? { ...receipt, state: 'delivered', because: null }
    : { ...receipt, state: 'undelivered', because: reasonFor(delivery.providerResponse) }
}

function reasonFor(response: string): Reason {
  const words = response.toLowerCase()
  return WORDS.find(([piece]) => words.includes(piece))?.[1] ?? 'unknown-code'
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
