import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Connections, type NeverSent, whyNeverSent } from '../outbound-connections.ts'

export type PostOutcome =
  /** The whole answer is in; `body` is null where it is longer than an answer may be. */
  | { kind: 'answered'; status: number; retryAfter: string | undefined; body: string | null }
  | { kind: 'never-sent'; why: NeverSent; code: string }
  /** The request may have arrived; what became of it is not known. */
  | { kind: 'lost'; code: string }

type Post = {
  url: URL
  headers: Record<string, string>
  body: string
  connections: Connections
  timeoutMs: number
  /** How a name is looked up. @default the system's way */
  lookup?: LookupFunction
}

const LONGEST_ANSWER_BYTES = 64 * 1024

/**
 * Posts once: no second attempt, no redirect followed, the time-out counted to the end of the answer. Never throws.
 * `node:http` costs a third of the CPU of `fetch` a post (105 against 320 µs, measured on Node 24.21 on 2026-11-22).
 */
export function postOnce({ url, headers, body, connections, timeoutMs, lookup }: Post): Promise<PostOutcome> {
  const { promise, resolve } = Promise.withResolvers<PostOutcome>()
  const { protocol, hostname, port, pathname, search } = url
  const host = hostname.replace(/^\[|\]$/g, '')
  const target = { method: 'POST', host, port, path: pathname + search, headers, ...(lookup && { lookup }) }
  const request =
    protocol === 'https:'
      ? requestHttps({ ...target, agent: connections.https })
      : requestHttp({ ...target, agent: connections.http })
  const timer = setTimeout(() => end({ kind: 'lost', code: 'time-out' }), timeoutMs)
  const end = (outcome: PostOutcome) => {
    clearTimeout(timer)
    resolve(outcome)
    if (outcome.kind !== 'answered' || outcome.body === null) request.destroy()
  }
  request.on('response', (response) => readAnswer(response, end))
  request.on('error', (error: NodeJS.ErrnoException) => end(outcomeOf(error)))
  request.end(body)
  return promise
}

function outcomeOf(error: NodeJS.ErrnoException): PostOutcome {
  const code = error.code ?? 'failed'
  const why = whyNeverSent(error)
  return why === undefined ? { kind: 'lost', code } : { kind: 'never-sent', why, code }
}

function readAnswer(response: IncomingMessage, end: (outcome: PostOutcome) => void): void {
  const { statusCode: status = 0, headers } = response
  const answer = { kind: 'answered', status, retryAfter: headers['retry-after'] } as const
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > LONGEST_ANSWER_BYTES) end({ ...answer, body: null })
    else chunks.push(chunk)
  })
  response.on('end', () => end({ ...answer, body: Buffer.concat(chunks).toString('utf8') }))
  response.on('error', () => end({ kind: 'lost', code: 'half-an-answer' }))
}
