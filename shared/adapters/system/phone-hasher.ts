import { createHmac } from 'node:crypto'
import { AppError } from '#shared/domain/errors.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'

/**
 * HMAC-SHA256 under the pepper, 132 bits of it. Another pepper gives other hashes, so losing it orphans every contact.
 * @throws AppError CONFIGURATION (not retryable) for an empty pepper
 */
export function createPhoneHasher(pepper: string): PhoneHasher {
  if (pepper === '') throw new AppError('CONFIGURATION', 'The phone pepper is empty', { retryable: false })
  return { hash: (e164) => createHmac('sha256', pepper).update(e164).digest('base64url').slice(0, 22) }
}
