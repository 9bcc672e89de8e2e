import { Webhook, WebhookVerificationError } from 'standardwebhooks'

export type Refusal = { code: 'bad-signature'; detail: string }

/**
 * Null when one of the secrets signed exactly these bytes within 300 s of the machine's own time, as Standard Webhooks
 * asks (https://github.com/standard-webhooks/standard-webhooks, read 2026-11-22); the library compares in constant time.
 */
export function verifyWebhook(
  secrets: readonly string[],
  raw: Buffer,
  headers: Readonly<Record<string, string | undefined>>,
): Refusal | null {
  const signed = {
    'webhook-id': headers['webhook-id'] ?? '',
    'webhook-timestamp': headers['webhook-timestamp'] ?? '',
    'webhook-signature': headers['webhook-signature'] ?? '',
  }
  const reasons = secrets.map((secret) => refusalOf(secret, raw, signed))
  if (reasons.includes(null)) return null
  return { code: 'bad-signature', detail: reasons[0] ?? 'No secret is configured.' }
}

/** The library's own sentence for a refusal; null when the signature holds. */
function refusalOf(secret: string, raw: Buffer, headers: Record<string, string>): string | null {
  try {
    new Webhook(secret).verify(raw, headers, { jsonParse: false })
    return null
  } catch (error) {
    if (error instanceof WebhookVerificationError) return `${error.message}.`
    throw error
  }
}
