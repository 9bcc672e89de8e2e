import { COUNTS_PARTS } from '#shared/adapters/part-counting.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'
import { type ConnectedSmsProvider, Connections } from '../outbound-connections.ts'
import { refuseSubmit } from '../refuse-submit.ts'
import { readGatewayAnswer } from './answers.ts'
import { type PostOutcome, postOnce } from './post-once.ts'
import { createSigner, type Signer } from './signer.ts'

export type SignedHttpOptions = {
  /** Where texts are posted: https, or http on this machine. */
  url: URL
  /** Each `whsec_` and base64; every post is signed with all of them, so that they can be rotated. */
  secrets: readonly string[]
  /**
   * Whether the gateway knows a text that it has taken by its key and answers a second post of it as the first. Then a post
   * whose answer is not known is sent once more, under the same key. @default false
   */
  keepsKeys?: boolean | undefined
  /** Until the whole answer is in, of each post. @default 5000, or 4000 where there may be two */
  timeoutMs?: number | undefined
  /** The machine's own time, never a steered one: signatures are good for 300 s. @default the system's */
  now?: (() => Date) | undefined
}

const TIMEOUT_MS = 5_000
/** Two of them end within the ten seconds that a sender keeps for a text. */
const TIMEOUT_OF_TWO_MS = 4_000
const NOT_CONNECTED_SECONDS = 10

/**
 * Any gateway that takes a signed JSON post per text (docs/signed-http-provider.md). The message id is the webhook's id
 * and the idempotency key: a post after a `try-later` has the same one, and so has the one repost of `keepsKeys`.
 */
export function createSignedHttpProvider(options: SignedHttpOptions): ConnectedSmsProvider {
  const { url, keepsKeys = false, now = () => new Date() } = options
  const { timeoutMs = keepsKeys ? TIMEOUT_OF_TWO_MS : TIMEOUT_MS } = options
  const connections = new Connections(timeoutMs * 0.6)
  const signers = options.secrets.map(createSigner)
  const post = async (submit: Submit): Promise<SubmitAnswer> => {
    const body = bodyOf(submit)
    const headers = headersOf(submit, body, signers, now())
    const outcome = await postOnce({ url, headers, body, connections, timeoutMs })
    return answerOf(outcome, submit, now())
  }
  return {
    name: 'signed-http',
    ...COUNTS_PARTS['signed-http'],
    refresh: () => connections.refresh(),
    async submit(submit) {
      const refusal = refuseSubmit(submit)
      if (refusal !== null) return refusal
      const first = await post(submit)
      if (first.kind !== 'unknown' || !keepsKeys) return first
      const second = await post(submit)
      // That the second was refused or not taken proves nothing of the first.
      return second.kind === 'accepted' ? second : first
    },
  }
}

function bodyOf({ messageId, to, text, category, signature = null, template = null }: Submit): string {
  return JSON.stringify({ id: messageId, to, text, category, signature, template })
}

function headersOf({ messageId }: Submit, body: string, signers: readonly Signer[], at: Date) {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    accept: 'application/json',
    'idempotency-key': messageId,
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signers.map((sign) => sign(messageId, at, body)).join(' '),
  }
}

function answerOf(outcome: PostOutcome, { messageId }: Submit, at: Date): SubmitAnswer {
  if (outcome.kind === 'answered') return readGatewayAnswer(outcome, messageId, at)
  if (outcome.kind === 'lost') return { kind: 'unknown', code: outcome.code }
  return outcome.why === 'not-trusted'
    ? { kind: 'line-down', code: outcome.code }
    : { kind: 'try-later', code: outcome.code, afterSeconds: NOT_CONNECTED_SECONDS }
}
