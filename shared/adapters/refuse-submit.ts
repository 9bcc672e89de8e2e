import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'

const E164 = /^\+[1-9]\d{6,14}$/

/** The answer for what no carrier takes, given without asking one; null for a text that may be submitted. */
export function refuseSubmit({ to, text }: Submit, mostCharacters = Number.POSITIVE_INFINITY): SubmitAnswer | null {
  if (!E164.test(to)) return { kind: 'rejected', because: 'bad-number', code: 'not-e164' }
  if (text === '') return { kind: 'rejected', because: 'content-refused', code: 'empty-text' }
  if ([...text].length > mostCharacters) return { kind: 'rejected', because: 'content-refused', code: 'text-too-long' }
  return null
}
