import type { Submit, SubmitAnswer } from '#shared/ports/sms-provider.ts'
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
  /** Until the whole answer is in. @default 5000 */
  timeoutMs?: number | undefined
  /** The machine's own time, never a steered one: signatures are good for 300 s. @default the system's */
  now?: (() => Date) | undefined
}

const TIMEOUT_MS = 5_000
const NOT_CONNECTED_SECONDS = 10

/**
 * Any gateway that takes a signed JSON post per text (docs/signed-http-provider.md). The message id is the webhook's id
 * and the idempotency key: a post after a `try-later` has the same one.
 */
export function createSignedHttpProvider(options: SignedHttpOptions): ConnectedSmsProvider {
  const { url, timeoutMs = TIMEOUT_MS, now = () => new Date() } = options
  const connections = new Connections(timeoutMs * 0.6)
  const signers = options.secrets.map(createSigner)
  return {
    name: 'signed-http',
    countingFor: (to) => (to.startsWith('+86') ? 'cn-flat' : 'gsm-or-ucs2'),
    refresh: () => connections.refresh(),
    async submit(submit) {
      const refusal = refuseSubmit(submit)
      if (refusal !== null) return refusal
      const body = bodyOf(submit)
      const headers = headersOf(submit, body, signers, now())
      const outcome = await postOnce({ url, headers, body, connections, timeoutMs })
      return answerOf(outcome, submit, now())
    },
  }
}

function bodyOf({ messageId, to, text, category }: Submit): string {
  return JSON.stringify({ id: messageId, to, text, category })
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
