import { AppError } from '#shared/domain/errors.ts'

/** Who wrote a revision: each write has a stamp of its own, which its repetitions share. */
export type Stamped = { rev: unknown; stamp: unknown }

/**
 * Whether a conditional write that was sent more than once, and then did not meet its condition, is the one that stands: its
 * first sending may have taken effect and only the answer was lost. Told by the stamp of its revision, never by what the
 * item holds, since two writers may write the same.
 * @throws AppError STORE_UNAVAILABLE (retryable) where another revision stands: ours may have come before it, or never.
 */
export function isOurWrite(found: Stamped | undefined, ours: Stamped): boolean {
  if (found !== undefined && found.rev === ours.rev) return found.stamp === ours.stamp
  throw new AppError('STORE_UNAVAILABLE', 'Nobody can tell whether a write took effect', { retryable: true })
}
