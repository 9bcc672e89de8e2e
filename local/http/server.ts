import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createProblem, problemOfError } from '#functions/http.ts'
import { dispatch, type Route, sendNotFound, sendProblem } from './http-route.ts'

/** Takes no other: what runs here is for this machine only. */
const HOST = '127.0.0.1'

export interface LocalServer {
  /** `http://127.0.0.1:4000`. */
  readonly origin: string
  /** Accepts nothing more; resolves when running requests are answered, at the latest after the grace. */
  close(options: { graceMs: number }): Promise<void>
}

type Options = {
  /** 0 takes any free one. */
  port: number
  /** Asked for once the server's address is known. */
  routes(origin: string): readonly Route[]
  /** Hears of every request that ended in a 5xx. */
  onFailure(error: unknown): void
}

/** Listens on the loopback address. @throws Error EADDRINUSE */
export async function startLocalServer({ port, routes, onFailure }: Options): Promise<LocalServer> {
  let table: readonly Route[] = []
  let allowed = new Set<string>()
  const server = createServer((request, response) => {
    // A connection that was busy when the server began to close is idle from now on, and would keep it open.
    response.once('close', () => void (server.listening || server.closeIdleConnections()))
    void answer({ request, response, table, allowed, onFailure })
  })
  const taken = await listen(server, port)
  const origin = `http://${HOST}:${taken}`
  allowed = new Set([`${HOST}:${taken}`, `localhost:${taken}`])
  table = routes(origin)
  return { origin, close: ({ graceMs }) => close(server, graceMs) }
}

type Server = ReturnType<typeof createServer>

async function listen(server: Server, port: number): Promise<number> {
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(port, HOST, listening.resolve)
  await listening.promise
  server.off('error', listening.reject)
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = Promise.withResolvers<void>()
  server.close(() => closed.resolve())
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed.promise
  clearTimeout(timer)
}

type Answering = Pick<Options, 'onFailure'> & {
  request: IncomingMessage
  response: ServerResponse
  table: readonly Route[]
  allowed: ReadonlySet<string>
}

async function answer({ request, response, table, allowed, onFailure }: Answering): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  try {
    if (!isFromHere(request, allowed)) {
      return sendProblem(response, createProblem('forbidden', 'Only pages and programs of this machine are answered.'))
    }
    const url = urlOf(request)
    await (url === null ? sendNotFound(response) : dispatch(table, { request, response, url }))
  } catch (error) {
    const problem = problemOfError(error)
    if (problem.status >= 500) onFailure(error)
    if (response.headersSent) response.destroy()
    else sendProblem(response, problem)
  }
}

/** What is asked for: a path, however many slashes it begins with, or a whole address; null for what is neither. */
function urlOf({ url = '/' }: IncomingMessage): URL | null {
  return URL.parse(url.startsWith('/') ? `http://${HOST}${url}` : url)
}

/**
 * A foreign name that leads to this address (DNS rebinding) shows in `Host`; a foreign page that posts here without
 * being able to read the answer shows in `Origin`.
 */
function isFromHere({ headers, method }: IncomingMessage, allowed: ReadonlySet<string>): boolean {
  if (!allowed.has(headers.host ?? '')) return false
  const reads = method === 'GET' || method === 'HEAD'
  return reads || headers.origin === undefined || allowed.has(headers.origin.replace('http://', ''))
}
