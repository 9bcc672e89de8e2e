import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { currentSession, endSession } from './auth.ts'
import { RequestFailure } from './request-failure.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** `rev`: change nothing but this revision, which the person has seen. */
type Sent = { body?: unknown; rev?: number | undefined; accept?: string }

/**
 * The answer's body. A 401 ends the session, so the sign-in page appears.
 * @throws RequestFailure when no answer came, or one that is not 2xx, or one that is not JSON.
 */
export async function request<T>(method: Method, path: string, body?: unknown, rev?: number): Promise<T> {
  const answer = await send(method, path, { body, rev })
  if (answer.status === 401) endSession()
  const json = await readJson(answer)
  if (answer.ok && json !== undefined) return asAnswer<T>(json)
  throw new RequestFailure(isProblem(json) ? json : plainProblem(answer), 'server')
}

/**
 * A part of a list as a file, and from where to go on; null where all is there.
 * @throws RequestFailure as `request`
 */
export async function requestCsv(
  method: Method,
  path: string,
  body?: unknown,
): Promise<{ bytes: Blob; rows: number; next: string | null }> {
  const answer = await send(method, path, { body, accept: 'text/csv' })
  if (answer.status === 401) endSession()
  const isTable = /^text\/csv\b/.test(answer.headers.get('content-type') ?? '')
  if (!answer.ok || !isTable) {
    const json = await readJson(answer)
    throw new RequestFailure(isProblem(json) ? json : plainProblem(answer), 'server')
  }
  const rows = Number(answer.headers.get('carillon-rows') ?? 0)
  return { bytes: await answer.blob(), rows, next: answer.headers.get('carillon-next') }
}

/** The answer's text, of whatever kind it is. @throws RequestFailure as `request` does, but for its kind */
export async function requestText(path: string): Promise<string> {
  const answer = await send('GET', path, {})
  if (answer.status === 401) endSession()
  if (answer.ok) return answer.text()
  const json = await readJson(answer)
  throw new RequestFailure(isProblem(json) ? json : plainProblem(answer), 'server')
}

async function send(method: Method, path: string, { body, rev, accept }: Sent): Promise<Response> {
  const headers = new Headers()
  if (accept !== undefined) headers.set('accept', accept)
  const session = currentSession()
  if (session !== null) headers.set('authorization', `Bearer ${session.token}`)
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (rev !== undefined) headers.set('if-match', `"${rev}"`)
  try {
    return await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  } catch (cause) {
    throw new RequestFailure({ type: 'about:blank', title: 'No answer', status: 0, detail: '' }, 'network', cause)
  }
}

/** Undefined for a page of HTML, which is what a missing route of a single-page application answers. */
async function readJson(answer: Response): Promise<unknown> {
  if (!/\bjson\b/.test(answer.headers.get('content-type') ?? '')) return undefined
  try {
    return await answer.json()
  } catch {
    return undefined // cut off on the way: reported as a failed request
  }
}

/** The API answers with the shapes of shared/contracts/console-api: the same code makes and describes them. */
function asAnswer<T>(json: unknown): T {
  return json as T
}

export function isProblem(json: unknown): json is Problem {
  return typeof json === 'object' && json !== null && 'status' in json && 'detail' in json && 'title' in json
}

function plainProblem(answer: Response): Problem {
  return { type: 'about:blank', title: answer.statusText, status: answer.status, detail: '' }
}
