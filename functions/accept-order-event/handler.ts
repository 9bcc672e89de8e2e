import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { HookAnswer } from '#shared/contracts/console-api/hook.ts'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { readJson } from '#shared/domain/json-text.ts'
import type { Log } from '#shared/ports/log.ts'
import { type AcceptDeps, acceptOrderEvent, findEventFaults } from '#shared/usecases/intake/accept-order-event.ts'
import { answerProblem, createInvalidRequest, createProblem, MAX_BODY_BYTES, problemOfError } from '../http.ts'
import { verifyWebhook } from '../verify-webhook.ts'

export type HookDeps = AcceptDeps & {
  log: Log
  /** Each `whsec_…`; any of them may have signed, so that they can be rotated. */
  webhookSecrets: readonly string[]
}

/** `POST /hooks/orders`: a signed event in, 202 after it is written down, 409 where its id is another event's. */
export function createAcceptOrderEventHandler(deps: HookDeps) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      return await acceptHook(deps, event)
    } catch (error) {
      deps.log.error('REQUEST_FAILED', { route: '/hooks/orders' }, error)
      return answerProblem(problemOfError(error))
    }
  }
}

async function acceptHook(deps: HookDeps, event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const refuse = (reason: string, problem: Problem) => {
    deps.log.info('EVENT_REFUSED', { reason })
    return answerProblem(problem)
  }
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (raw.length > MAX_BODY_BYTES)
    return refuse('too-large', createProblem('too-large', `An event has at most ${MAX_BODY_BYTES} bytes.`))
  const refusal = verifyWebhook(deps.webhookSecrets, raw, event.headers)
  if (refusal !== null) return refuse(refusal.code, createProblem('unauthorized', refusal.detail))
  const read = readJson(raw)
  if (!read.ok) return refuse('malformed', createInvalidRequest([read.fault]))
  if (findIdMismatch(read.value, event.headers['webhook-id'])) {
    const fault = { path: 'id', message: 'must equal the header webhook-id' }
    return refuse('malformed', createInvalidRequest([fault, ...findEventFaults(read.value)]))
  }
  const outcome = await acceptOrderEvent(deps, read.value, 'webhook')
  if (outcome.kind === 'malformed') return refuse('malformed', createInvalidRequest(outcome.faults))
  if (outcome.kind === 'conflict') return refuse('other-body', createIdReused(outcome))
  deps.log.info(outcome.kind === 'kept' ? 'EVENT_KEPT' : 'EVENT_ACCEPT_FINISHED', {
    eventId: outcome.id,
    outcome: outcome.kind,
  })
  return answer({ id: outcome.id, result: outcome.kind })
}

function createIdReused({ first, second }: { first: string; second: string }): Problem {
  const detail = `Under this id came ${first}; this is ${second}. It is put aside: send it again under an id of its own.`
  return createProblem('event-id-reused', detail)
}

/** A missing or ill-typed id is left to the schema, which names it with all other faults. */
function findIdMismatch(body: unknown, webhookId: string | undefined): boolean {
  const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  return typeof id === 'string' && id !== webhookId
}

function answer(body: HookAnswer): APIGatewayProxyStructuredResultV2 {
  return { statusCode: 202, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
