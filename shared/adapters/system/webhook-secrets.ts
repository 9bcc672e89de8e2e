import { randomBytes } from 'node:crypto'
import type { WebhookSecrets } from '#shared/ports/webhook-secrets.ts'

/** Standard Webhooks ask for 24 to 64 bytes (https://github.com/standard-webhooks/standard-webhooks, read 2026-11-22). */
const BYTES = 32

export function createWebhookSecrets(): WebhookSecrets {
  return { create: () => `whsec_${randomBytes(BYTES).toString('base64')}` }
}
