import { type AgentOptions, type ClientRequestArgs, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, type RequestOptions } from 'node:https'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'

/** A provider that keeps connections open between texts. */
export type ConnectedSmsProvider = SmsProvider & {
  /**
   * Leaves every idle connection; to be called as an invocation of a Lambda begins. While a Lambda is frozen its sockets
   * die unnoticed, and a text written on one of those would be in doubt. Requests under way are not disturbed.
   */
  refresh(): void
}

/** Why surely nothing was sent: no connection came about, or the other end could not prove who it is. */
export type NeverSent = 'not-connected' | 'not-trusted'

/** Below the 5 s after which servers commonly drop an idle connection. A server's own Keep-Alive hint is heeded too. */
const IDLE_MS = 2_000
const SOMEBODY_HUNG_UP: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

const failedEarly = new WeakMap<object, NeverSent>()

/** Why nothing can have been sent when a request fails with this error; undefined when it may have been. */
export function whyNeverSent(error: unknown): NeverSent | undefined {
  return typeof error === 'object' && error !== null ? failedEarly.get(error) : undefined
}

/** Agents that keep connections and know which failures came before a connection stood, when nothing was sent yet. */
export class Connections {
  readonly #connectTimeoutMs: number
  #http: WatchedHttpAgent
  #https: WatchedHttpsAgent

  constructor(connectTimeoutMs: number) {
    this.#connectTimeoutMs = connectTimeoutMs
    this.#http = new WatchedHttpAgent(connectTimeoutMs)
    this.#https = new WatchedHttpsAgent(connectTimeoutMs)
  }

  get http(): HttpAgent {
    return this.#http
  }

  get https(): HttpsAgent {
    return this.#https
  }

  /** New agents from now on; the old ones end their idle connections at once and the others when their answer is in. */
  refresh(): void {
    retire(this.#http)
    retire(this.#https)
    this.#http = new WatchedHttpAgent(this.#connectTimeoutMs)
    this.#https = new WatchedHttpsAgent(this.#connectTimeoutMs)
  }
}

function retire(agent: HttpAgent): void {
  agent.maxFreeSockets = 0
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
}

const OPTIONS: AgentOptions = { keepAlive: true, timeout: IDLE_MS, scheduling: 'lifo' }

class WatchedHttpAgent extends HttpAgent {
  readonly #connectTimeoutMs: number

  constructor(connectTimeoutMs: number) {
    super(OPTIONS)
    this.#connectTimeoutMs = connectTimeoutMs
  }

  override createConnection(options: ClientRequestArgs, callback?: (error: Error | null, stream: Duplex) => void) {
    return watch(super.createConnection(options, callback), 'connect', this.#connectTimeoutMs)
  }
}

class WatchedHttpsAgent extends HttpsAgent {
  readonly #connectTimeoutMs: number

  constructor(connectTimeoutMs: number) {
    super(OPTIONS)
    this.#connectTimeoutMs = connectTimeoutMs
  }

  override createConnection(options: RequestOptions, callback?: (error: Error | null, stream: Duplex) => void) {
    return watch(super.createConnection(options, callback), 'secureConnect', this.#connectTimeoutMs)
  }
}

/** Remembers an error that comes before `ready`: until then no byte of a request leaves. Gives up after the time-out. */
function watch<S extends Duplex | null | undefined>(stream: S, ready: string, connectTimeoutMs: number): S {
  if (!(stream instanceof Socket)) return stream
  let connected = false
  const noteConnected = () => {
    connected = true
  }
  const noteFailure = (error: NodeJS.ErrnoException) => {
    const atHandshake = connected && !SOMEBODY_HUNG_UP.has(error.code ?? '')
    failedEarly.set(error, atHandshake ? 'not-trusted' : 'not-connected')
  }
  const giveUp = () => {
    stream.destroy(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT', syscall: 'connect' }))
  }
  const timer = setTimeout(giveUp, connectTimeoutMs)
  stream.once('connect', noteConnected)
  stream.once('error', noteFailure)
  stream.once('close', () => clearTimeout(timer))
  stream.once(ready, () => {
    clearTimeout(timer)
    stream.off('error', noteFailure)
  })
  return stream
}
