import * as z from 'zod'
import { RefusalReason } from '#shared/contracts/receipt.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { PostOutcome } from './post-once.ts'

type Answered = Extract<PostOutcome, { kind: 'answered' }>

/** What an answer may say in its body; a field of another type counts as absent. */
const AnswerBody = z.object({
  id: z
    .union([z.string().min(1).max(200), z.number().transform(String)])
    .optional()
    .catch(undefined),
  reason: RefusalReason.optional().catch(undefined),
  sent: z.boolean().optional().catch(undefined),
})
type AnswerBody = z.infer<typeof AnswerBody>

const WAIT_SECONDS = 5
const MOST_SECONDS = 3_600
/** The message itself is at fault. */
const REFUSED: ReadonlySet<number> = new Set([400, 413, 422, 451])
/** The same, but only with a reason in the body: a wrong address answers with these too, and must not cost a text. */
const REFUSED_WITH_REASON: ReadonlySet<number> = new Set([404, 410])
/** We, or the address we use, are at fault: credentials, funds, a URL that takes no texts. */
const LINE_DOWN: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 407, 410, 415])
/** Both say by their definition that the request was not acted on (RFC 6585 §4, RFC 8470 §5.2). */
const NOT_YET: ReadonlySet<number> = new Set([425, 429])

/**
 * What a gateway's answer proves (docs/signed-http-provider.md). A status outside the lists, such as any 5xx, 408 or 409,
 * proves nothing unless its body says `"sent": false`.
 */
export function readGatewayAnswer({ status, retryAfter, body }: Answered, messageId: string, now: Date): SubmitAnswer {
  const code = `http-${status}`
  const said = parseBody(body)
  if (status >= 200 && status < 300) return readAcceptance(said, messageId, code)
  if (status >= 300 && status < 400) return { kind: 'line-down', code }
  if (NOT_YET.has(status))
    return { kind: 'try-later', code, afterSeconds: secondsUntil(retryAfter, now), throttled: status === 429 }
  if (REFUSED.has(status) || (REFUSED_WITH_REASON.has(status) && said?.reason !== undefined))
    return { kind: 'rejected', because: said?.reason ?? 'provider-refused', code }
  if (LINE_DOWN.has(status)) return { kind: 'line-down', code }
  if (said?.sent === false) return { kind: 'try-later', code, afterSeconds: secondsUntil(retryAfter, now) }
  return { kind: 'unknown', code }
}

/** A page of HTML with status 200 is some proxy's, not a gateway's: it proves nothing. */
function readAcceptance(said: AnswerBody | null, messageId: string, code: string): SubmitAnswer {
  if (said === null) return { kind: 'unknown', code: 'garbled-answer' }
  if (said.sent === false) return { kind: 'unknown', code: `${code}-not-sent` }
  return { kind: 'accepted', providerMessageId: said.id ?? messageId }
}

/** An empty body says nothing, which is fine; null for what is no JSON object. */
function parseBody(body: string | null): AnswerBody | null {
  if (body === null) return null
  if (body.trim() === '') return {}
  try {
    return AnswerBody.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null // not JSON
  }
}

/** Seconds or a date (RFC 9110 §10.2.3), at least 1 and at most an hour; 5 where nothing useful is said. */
function secondsUntil(retryAfter: string | undefined, now: Date): number {
  const text = retryAfter?.trim() ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now.getTime()) / 1000)
  return Number.isNaN(seconds) ? WAIT_SECONDS : Math.min(MOST_SECONDS, Math.max(1, seconds))
}
