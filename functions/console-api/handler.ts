import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
  Context,
} from 'aws-lambda'
import * as z from 'zod'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { answerJson, answerProblem, answerTable } from '../http.ts'
import { answerRequest, cursorIn, type Outcome, type Question } from './answer-request.ts'
import { readCaller } from './caller.ts'
import { answerCsv } from './csv/answer.ts'
import { type Table, tableOf } from './csv/table.ts'
import { createDocument, DOCUMENT_PATH } from './document.ts'
import { matchRoute, type RouteMatch } from './match-route.ts'
import type { ConsoleApiDeps } from './route.ts'
import { ROUTES } from './routes.ts'

export type { ConsoleApiDeps } from './route.ts'

/** The API behind the console, for events of an API Gateway HTTP API (payload 2.0) with a JWT authorizer. */
export function createConsoleApiHandler(deps: ConsoleApiDeps) {
  let document: Record<string, unknown> | undefined
  return async (event: ApiEvent, context: Pick<Context, 'awsRequestId'>): Promise<ApiResult> => {
    const { method } = event.requestContext.http
    if (method === 'GET' && event.rawPath === DOCUMENT_PATH) {
      document ??= createDocument(ROUTES)
      return answerJson(200, document)
    }
    const startedMs = deps.clock.monotonicMs()
    const match = matchRoute(ROUTES, method, event.rawPath)
    const caller = readCaller(event.requestContext)
    const table = wantsCsv(event) && match.kind === 'found' ? tableOf(match.route) : undefined
    const answer = await (table === undefined
      ? answerRequest(deps, { event, match, caller })
      : answerAsTable(deps, { event, match, caller }, table))
    const outcome = 'result' in answer ? { ok: true as const, status: 200, body: undefined } : answer
    const status = outcome.ok ? outcome.status : outcome.problem.status
    const fields = {
      requestId: context.awsRequestId,
      method,
      route: match.kind === 'found' ? match.route.path : 'none',
      role: caller?.roles.join('+') ?? 'none',
      status,
      durationMs: Math.round(deps.clock.monotonicMs() - startedMs),
    }
    if (!outcome.ok && status >= 500) deps.log.error('REQUEST_FAILED', fields, outcome.cause)
    else deps.log.info('REQUEST_FINISHED', outcome.ok ? { ...fields, ...subjectOf(match) } : fields)
    if ('result' in answer) return answer.result
    if (outcome.ok && match.kind === 'found' && match.route.answersCsv === true)
      return answerTable(outcome.status, String(outcome.body))
    return outcome.ok ? accept(outcome) : refuse(outcome.problem, match)
  }
}

function wantsCsv({ headers }: ApiEvent): boolean {
  return /\btext\/csv\b/u.test(headers.accept ?? '')
}

function answerAsTable(deps: ConsoleApiDeps, question: Question, table: Table) {
  const read = (from: string | undefined) => answerRequest(deps, { ...question, from, isWhole: true })
  return answerCsv(table, { from: cursorIn(question.event), read, clock: deps.clock })
}

const Revisioned = z.object({ rev: z.int() })

const ID_FIELDS = [
  ['/api/messages/', 'messageId'],
  ['/api/contacts/', 'contactId'],
  ['/api/campaigns/', 'campaignId'],
  ['/api/imports/', 'importId'],
  ['/api/dry-runs/', 'dryRunId'],
  ['/api/dead-letters/', 'deadLetterId'],
] as const

/** What the request was about, for the log. */
function subjectOf(match: RouteMatch): Record<string, string> {
  if (match.kind !== 'found' || match.id === '') return {}
  const field = ID_FIELDS.find(([prefix]) => match.route.path.startsWith(prefix))
  return field === undefined ? {} : { [field[1]]: match.id }
}

function accept({ status, body, replayed }: Extract<Outcome, { ok: true }>): ApiResult {
  const result = answerJson(status, body)
  const told = replayed === true ? { 'idempotent-replayed': 'true' } : {}
  return { ...result, headers: { ...result.headers, ...tagOf(body), ...told } }
}

/** Whatever has a revision is tagged by it; a list has none. */
function tagOf(body: unknown): { etag?: string } {
  const { success, data } = Revisioned.safeParse(body)
  return success ? { etag: `"${data.rev}"` } : {}
}

function refuse(problem: Problem, match: RouteMatch): ApiResult {
  const plain = answerProblem(problem)
  const result = { ...plain, headers: { ...plain.headers, ...tagOf(problem.current) } }
  if (match.kind === 'wrong-method')
    return { ...result, headers: { ...result.headers, allow: match.allowed.join(', ') } }
  return problem.status === 401 ? { ...result, headers: { ...result.headers, 'www-authenticate': 'Bearer' } } : result
}
