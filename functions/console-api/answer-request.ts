import type { APIGatewayProxyEventV2 as ApiEvent } from 'aws-lambda'
import * as z from 'zod'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { readJson } from '#shared/domain/json-text.ts'
import { answerOnce } from '#shared/usecases/history/answer-once.ts'
import { createInvalidRequest, createProblem, MAX_BODY_BYTES, problemOfError } from '../http.ts'
import { type Caller, nameOf } from './caller.ts'
import type { RouteMatch } from './match-route.ts'
import { printOf, readIdempotencyKey, readIfMatch, scopedKey } from './request-headers.ts'
import { type ConsoleApiDeps, NO_BODY, type RawRequest, type Route } from './route.ts'

/** `replayed`: the answer is that of an earlier request with the same `Idempotency-Key`. */
export type Outcome =
  | { ok: true; status: number; body: unknown; replayed?: true }
  | { ok: false; problem: Problem; cause?: unknown }
const Listed = z.object({ cursor: z.string().nullish() })
const PAGE = 100

type Body = { ok: true; body: unknown } | { ok: false; problem: Problem }

/** `from`: the place in a list to go on from, instead of the one that the request names, in pages of the greatest size. */
export type Question = {
  event: ApiEvent
  match: RouteMatch
  caller: Caller | undefined
  from?: string | undefined
  isWhole?: boolean
}

/** Checks address, caller, role, headers and body in this order, then does what the route says. Never throws; `cause` is what was thrown. */
export async function answerRequest(deps: ConsoleApiDeps, question: Question): Promise<Outcome> {
  const { event, match, caller } = question
  if (match.kind === 'unknown') return refused(createProblem('not-found', 'No part of the API is at this address.'))
  if (match.kind === 'wrong-method') {
    return refused(createProblem('method-not-allowed', `This address takes ${match.allowed.join(', ')}.`))
  }
  if (caller === undefined) return refused(createProblem('unauthorized', 'Send a valid token as a bearer.'))
  const { route, id, type, hold, delivery } = match
  if (!route.roles.some((role) => caller.roles.includes(role))) {
    return refused(createProblem('forbidden', `This is for: ${route.roles.join(', ')}.`))
  }
  const condition = readIfMatch(event.headers)
  const key = readIdempotencyKey(event.headers)
  if (!condition.ok) return refused(createInvalidRequest([condition.fault]))
  if (!key.ok) return refused(createInvalidRequest([key.fault]))
  const read: Body = route.body === NO_BODY ? { ok: true, body: undefined } : readBody(event)
  if (!read.ok) return read
  const by = nameOf(caller)
  const named = { id, type, hold, delivery }
  const request = { ...named, caller, by, expected: condition.value, query: queryOf(event), body: read.body }
  if (question.isWhole === true) turnTo(request, route, question.from)
  try {
    return await run({ deps, route, request }, key.value)
  } catch (error) {
    return { ok: false, problem: problemOfError(error), cause: error }
  }
}

/** A list is asked for in the query, or where the route reads a body, in that. */
function turnTo(
  request: { query: Record<string, string>; body: unknown },
  route: Route,
  from: string | undefined,
): void {
  const isListed = route.table === undefined
  if (!isListed) return
  if (route.body === NO_BODY) {
    request.query = { ...request.query, limit: String(PAGE), ...(from === undefined ? {} : { cursor: from }) }
    return
  }
  if (typeof request.body === 'object' && request.body !== null)
    request.body = { ...request.body, limit: PAGE, ...(from === undefined ? {} : { cursor: from }) }
}

/** The cursor that a request names itself. */
export function cursorIn(event: ApiEvent): string | undefined {
  const inQuery = queryOf(event).cursor
  if (inQuery !== undefined) return inQuery
  const read = readBody(event)
  return read.ok ? (Listed.safeParse(read.body).data?.cursor ?? undefined) : undefined
}

type Run = { deps: ConsoleApiDeps; route: Route; request: RawRequest }

async function run({ deps, route, request }: Run, key: string | undefined): Promise<Outcome> {
  if (route.once !== undefined && key !== undefined) return runOnce({ deps, route, request }, key)
  const result = await route.run(request, deps)
  return result.ok ? { ok: true, status: route.status, body: result.body } : result
}

async function runOnce({ deps, route, request }: Run, key: string): Promise<Outcome> {
  const outcome = await answerOnce(deps, {
    key: scopedKey({ sub: request.caller.sub, operation: route.name, key }),
    print: printOf(request.body),
    isKept: route.once === 'answer-kept',
    act: (ids) => route.run(request, { ...deps, ids }),
  })
  switch (outcome.kind) {
    case 'another-body':
      return refused(
        createProblem('key-reused', 'It was sent before with another body. Take a new key for a new request.'),
      )
    case 'answered-before':
      return { ok: true, status: route.status, body: JSON.parse(outcome.answer), replayed: true }
    case 'acted':
      return outcome.result.ok ? { ok: true, status: route.status, body: outcome.result.body } : outcome.result
  }
}

function refused(problem: Problem): Outcome {
  return { ok: false, problem }
}

/** JSON whatever content type it is sent as; undefined where nothing was sent. */
function readBody({ body, isBase64Encoded }: ApiEvent): Body {
  if (body === undefined || body === '') return { ok: true, body: undefined }
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.byteLength > MAX_BODY_BYTES) {
    return { ok: false, problem: createProblem('too-large', `A body may have ${MAX_BODY_BYTES} bytes.`) }
  }
  const read = readJson(bytes)
  return read.ok ? { ok: true, body: read.value } : { ok: false, problem: createInvalidRequest([read.fault]) }
}

function queryOf({ queryStringParameters = {} }: ApiEvent): Record<string, string> {
  const given = Object.entries(queryStringParameters)
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
