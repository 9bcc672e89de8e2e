import { lookup as lookUpAll } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { type HookReach, isPrivateAddress } from '#shared/domain/webhooks/addresses.ts'
import type { WebhookPoster } from '#shared/ports/webhook-post.ts'
import { Connections } from '../outbound-connections.ts'
import { type PostOutcome, postOnce } from '../signed-http/post-once.ts'
import { createSigner } from '../signed-http/signer.ts'

export type WebhookPosterOptions = {
  reach: HookReach
  /** Until the whole answer is in. @default 10 s */
  timeoutMs?: number
  /** The machine's own time, never a steered one: signatures are good for 300 s. @default the system's */
  now?: () => Date
  /** @default the system's */
  lookup?: LookupFunction
}

const TIMEOUT_MS = 10_000

/**
 * Posts events, each on a connection of its own. Where only public addresses may be reached, a name is looked up for the very
 * connection that is then made to what was found, so that it cannot lead elsewhere between the look and the post.
 */
export function createWebhookPoster(options: WebhookPosterOptions): WebhookPoster {
  const { reach, timeoutMs = TIMEOUT_MS, now = () => new Date() } = options
  const lookup = reach === 'public' ? publicOnly(options.lookup ?? lookUpAll) : options.lookup
  return {
    async post({ url: text, secret, id, body }) {
      const url = new URL(text)
      const host = url.hostname.replace(/^\[|\]$/g, '')
      if (reach === 'public' && isIP(host) !== 0 && isPrivateAddress(host)) return { kind: 'failed', code: NOT_PUBLIC }
      const at = now()
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Carillon',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': createSigner(secret)(id, at, body),
      }
      const connections = new Connections(timeoutMs * 0.6)
      try {
        return answerOf(await postOnce({ url, headers, body, connections, timeoutMs, ...(lookup && { lookup }) }))
      } finally {
        connections.refresh()
      }
    },
  }
}

const NOT_PUBLIC = 'not-public'

function answerOf(outcome: PostOutcome) {
  if (outcome.kind === 'answered') return { kind: 'answered' as const, status: outcome.status }
  const code = outcome.kind === 'never-sent' && outcome.why === 'not-trusted' ? outcome.why : outcome.code
  return { kind: 'failed' as const, code }
}

/** Fails for a name that leads to any address that is not everybody's. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : address.map((one) => one.address)
      if (error === null && found.some(isPrivateAddress))
        return callback(Object.assign(new Error('no public address'), { code: NOT_PUBLIC }), address, family)
      callback(error, address, family)
    })
  }
}
