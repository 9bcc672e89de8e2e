import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import { AppError, type ErrorCode } from '#shared/domain/errors.ts'

/** Every kind of problem that callers can meet: its slug is stable, and ends the problem's `type`. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  unauthorized: { status: 401, title: 'Credentials are missing or do not hold' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  conflict: { status: 409, title: 'This does not fit the present state' },
  'event-id-reused': { status: 409, title: 'Another event has this id' },
  'changed-meanwhile': { status: 412, title: 'Somebody has changed this meanwhile' },
  'key-reused': { status: 422, title: 'This Idempotency-Key belongs to another request' },
  'same-occasion': { status: 409, title: 'An active campaign answers the same occasions of the same people' },
  'name-taken': { status: 409, title: 'Another has this name' },
  'in-use': { status: 409, title: 'Something else still needs this' },
  drifted: { status: 409, title: 'The campaign would do something else by now than its dry run told' },
  'needs-approval': { status: 409, title: 'A second person must approve this first' },
  'own-change': { status: 403, title: 'Somebody else must approve this' },
  'campaign-stopped': { status: 409, title: 'The campaign is stopped for good' },
  'may-have-arrived': { status: 409, title: 'The text may have arrived, or may still' },
  'too-large': { status: 413, title: 'The body is too large' },
  'no-room': { status: 507, title: 'There is no room left for this' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Try again in a moment' },
} as const

export type ProblemSlug = keyof typeof PROBLEMS
export type Fault = NonNullable<Problem['errors']>[number]

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** Bodies beyond this many bytes are refused before they are read. */
export const MAX_BODY_BYTES = 256 * 1024

/** Problem details (RFC 9457); `detail` is a sentence for people and holds no phone number. */
export function createProblem(slug: ProblemSlug, detail: string, errors?: readonly Fault[]): Problem {
  const { status, title } = PROBLEMS[slug]
  const problem = { type: `${PROBLEM_TYPE}${slug}`, title, status, detail }
  return errors === undefined ? problem : { ...problem, errors: [...errors] }
}

/** The problem of a request in which these parts are at fault. */
export function createInvalidRequest(faults: readonly Fault[]): Problem {
  const detail = faults.length === 1 ? 'One part of the request is at fault.' : `${faults.length} parts are at fault.`
  return createProblem('invalid-request', detail, faults)
}

const SLUG_OF: Readonly<Record<ErrorCode, ProblemSlug>> = {
  NOT_FOUND: 'not-found',
  CONFLICT: 'conflict',
  INVALID_INPUT: 'invalid-request',
  HELD_BY_ANOTHER_WORKER: 'unavailable',
  STORE_UNAVAILABLE: 'unavailable',
  QUEUE_UNAVAILABLE: 'unavailable',
  MALFORMED_ITEM: 'internal',
  CONFIGURATION: 'internal',
}
const DETAILS: Partial<Record<ProblemSlug, string>> = {
  internal: 'It is logged, and nothing in the request can mend it.',
  unavailable: 'A part of the system is busy or away. The same request may be sent again.',
}

/** What a caller may know of a failure: an `AppError` by its code, of anything else only that it happened. */
export function problemOfError(error: unknown): Problem {
  const slug = error instanceof AppError ? SLUG_OF[error.code] : 'internal'
  const own = error instanceof AppError ? error.message : ''
  return createProblem(slug, DETAILS[slug] ?? own)
}

/** What a caller took for the name of a field may be a number or a name of somebody: it is only repeated if it looks like a name. */
const FIELD_NAME = /^[A-Za-z_][\w-]{0,40}$/
const UNNAMED = '*'

/** Every fault that a schema found, by dotted path (`audience.kinds.0`); each unknown field is a fault of its own. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'invalid_key') {
      const message = issue.issues[0]?.message ?? issue.message
      return [{ path: dotted([...issue.path.slice(0, -1), UNNAMED]), message, code: issue.code }]
    }
    if (issue.code !== 'unrecognized_keys') {
      return [{ path: dotted(issue.path), message: issue.message, code: issue.code }]
    }
    return issue.keys.map((key) => ({
      path: dotted([...issue.path, FIELD_NAME.test(key) ? key : UNNAMED]),
      message: 'is not known here',
      code: 'unknown-field',
    }))
  })
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

/** A problem as a Lambda answers it to API Gateway. */
export function answerProblem(problem: Problem): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: { 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store' },
    body: JSON.stringify(problem),
  }
}

/** JSON as a Lambda answers it to API Gateway. */
export function answerJson(statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  }
}

/** A table of text as a Lambda answers it to API Gateway, to be kept as a file. */
export function answerTable(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment',
      'cache-control': 'no-store',
    },
    body,
  }
}
