import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import { findText, replaceFile } from './atomic-file.ts'

const Secrets = z.object({
  tokenSecret: z.string().min(32),
  uploadSecret: z.string().min(32),
  /** Keys the hashes of phone numbers: with another one, no contact would be found by its number. */
  phonePepper: z.string().min(32),
  /** As Standard Webhooks writes it: `whsec_` and base64. */
  webhookSecret: z.string().startsWith('whsec_'),
})
export type Secrets = z.infer<typeof Secrets>

/**
 * The secrets of this data folder, made once and readable by the owner only.
 * @throws AppError MALFORMED_ITEM when the file is there and cannot be read: a new pepper would orphan every contact.
 */
export function openSecrets(path: string): Secrets {
  const text = findText(path)
  if (text !== undefined) return parseSecrets(path, text)
  const secrets = createSecrets()
  replaceFile(path, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

/**
 * The secrets that `CARILLON_WEBHOOK_SECRET` names, with commas or spaces between; none where it is empty.
 * @throws AppError CONFIGURATION when one cannot verify anything, which every webhook would otherwise find out
 */
export function readWebhookSecrets(text: string): string[] {
  const secrets = text.split(/[\s,]+/).filter((secret) => secret !== '')
  if (secrets.every(isWebhookSecret)) return secrets
  const message = 'CARILLON_WEBHOOK_SECRET must be whsec_ and then base64; several have commas between.'
  throw new AppError('CONFIGURATION', message, { retryable: false })
}

function isWebhookSecret(secret: string): boolean {
  try {
    return secret.startsWith('whsec_') && new Webhook(secret) instanceof Webhook
  } catch {
    return false // not base64, or nothing of it
  }
}

function createSecrets(): Secrets {
  return {
    tokenSecret: randomBytes(32).toString('base64url'),
    uploadSecret: randomBytes(32).toString('base64url'),
    phonePepper: randomBytes(32).toString('base64url'),
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  }
}

function parseSecrets(path: string, text: string): Secrets {
  try {
    return Secrets.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('MALFORMED_ITEM', `${path} cannot be read`, { retryable: false, cause })
  }
}
