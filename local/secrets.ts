import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import { replaceFileForGood } from './database/atomic-file.ts'
import { readJsonFile } from './database/json-file.ts'

const Secrets = z.object({
  tokenSecret: z.string().min(32),
  uploadSecret: z.string().min(32),
  /** Keys the hashes of phone numbers: with another one, no contact would be found by its number. */
  phonePepper: z.string().min(32),
  /** As Standard Webhooks writes it: `whsec_` and base64. */
  webhookSecret: z.string().startsWith('whsec_'),
})
export type Secrets = z.infer<typeof Secrets>

/** Of the data folder: the file of the tables, and where those of release 0.1 lie. */
export const DATABASE_FILE = 'carillon.db'
export const EARLIER_TABLES = 'dynamodb'

/** In these words on the terminal too: whoever lost the file must not make another in its place. */
const WAY_OUT =
  'It holds the key under which phone numbers are known, opt-outs among them. Put back the copy that belongs to this folder; ' +
  'without one, begin again in a new folder (CARILLON_DATA).'

/**
 * The secrets of this data folder, made once and readable by the owner only. With tables beside it they are never made: a
 * new pepper would let every opt-out go.
 * @throws AppError MALFORMED_ITEM when the file cannot be read, CONFIGURATION when it is missing beside tables
 */
export function openSecrets(path: string): Secrets {
  const kept = readJsonFile({ path, schema: Secrets, wayOut: WAY_OUT })
  if (kept !== undefined) return kept
  const tables = [DATABASE_FILE, EARLIER_TABLES].map((name) => join(dirname(path), name)).find(isFilled)
  if (tables !== undefined)
    throw new AppError('CONFIGURATION', `${path} is missing, and ${tables} has data. ${WAY_OUT}`, { retryable: false })
  const secrets = createSecrets()
  replaceFileForGood(path, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

/** What is said where the secrets are there, but are not those of the tables. */
export function foreignSecrets(path: string): AppError {
  const message = `${path} is not the one that the tables beside it were made with. ${WAY_OUT}`
  return new AppError('CONFIGURATION', message, { retryable: false })
}

function isFilled(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && (found.isFile() || readdirSync(path).length > 0)
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
