import * as z from 'zod'
import type { Reason } from '#shared/contracts/message.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import { whyNeverSent } from '../outbound-connections.ts'

/** What the SDK throws. `Code` is there only when SNS's own error body could be read, so a proxy's page has none. */
const SdkError = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  Code: z.string().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional().catch(undefined),
})
type SdkError = z.infer<typeof SdkError>

const THROTTLED_SECONDS = 5
const NOT_CONNECTED_SECONDS = 10

/**
 * Codes by what they prove (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html and CommonErrors.html there, read
 * 2026-11-22). Throttling comes in three names, of which only one is in that list.
 */
const THROTTLING = /throttl|too.?many.?requests|request.?limit.?exceeded/i
const REFUSED_MESSAGE = /^(InvalidParameter|ParameterValueInvalid|Validation|OptedOut)/i
const LINE_DOWN =
  /Authorization|AccessDenied|ExpiredToken|RequestExpired|TimeTooSkewed|Signature|InvalidClientTokenId|UnrecognizedClient|MissingAuthentication|NotSigned|OptInRequired|InvalidSecurity|LimitExceeded|QuotaExceeded/i

/** Pieces of SNS's sentences about a refused parameter; the first match holds. */
const WORDS: readonly (readonly [piece: RegExp, because: Reason])[] = [
  [/opted.?out/i, 'number-opted-out-at-carrier'],
  [/phone.?number/i, 'bad-number'],
  [/max.?price/i, 'price-too-high'],
  [/message (body|text|too long)|empty message|reason: .*message/i, 'content-refused'],
]

/** What a failed Publish proves. Whatever is not proved to be unsent is `unknown`. */
export function classifySnsError(error: unknown): SubmitAnswer {
  const read = SdkError.safeParse(error)
  if (!read.success) return { kind: 'unknown', code: 'unknown-error' }
  const { name, code, Code, $metadata } = read.data
  const early = whyNeverSent(error)
  if (early === 'not-trusted') return { kind: 'line-down', code: plain(code ?? name) }
  if (early === 'not-connected')
    return { kind: 'try-later', code: plain(code ?? name), afterSeconds: NOT_CONNECTED_SECONDS }
  if (name === 'CredentialsProviderError') return { kind: 'line-down', code: name }
  const status = $metadata?.httpStatusCode
  if (status === 429)
    return { kind: 'try-later', code: plain(Code ?? 'http-429'), afterSeconds: THROTTLED_SECONDS, throttled: true }
  if (status === undefined || status < 400 || status > 499 || Code === undefined)
    return { kind: 'unknown', code: plain(Code ?? code ?? (status === undefined ? name : `http-${status}`)) }
  return classifyRefusal(read.data, plain(Code))
}

/** A 4xx in SNS's own words: it took nothing. */
function classifyRefusal({ message }: SdkError, code: string): SubmitAnswer {
  if (THROTTLING.test(code)) return { kind: 'try-later', code, afterSeconds: THROTTLED_SECONDS, throttled: true }
  if (LINE_DOWN.test(code)) return { kind: 'line-down', code }
  if (!REFUSED_MESSAGE.test(code)) return { kind: 'rejected', because: 'provider-refused', code }
  const because = WORDS.find(([piece]) => piece.test(`${code} ${message}`))?.[1] ?? 'provider-refused'
  return { kind: 'rejected', because, code }
}

/** A code fit for logs and trails, whoever answered. */
function plain(code: string): string {
  return /^[\w.-]{1,60}$/.test(code) && !/\d{5}/.test(code) ? code : 'unknown-error'
}
