import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { SourceAnswerView } from '#shared/contracts/console-api/source.ts'
import { SourceId } from '#shared/contracts/ids.ts'
import type { Source, SourceRefusal } from '#shared/contracts/source.ts'
import { isPing } from '#shared/domain/sources/read-delivery.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Log } from '#shared/ports/log.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { type AcceptArrivalDeps, type ArrivalOutcome, acceptArrival } from '#shared/usecases/sources/accept-arrival.ts'
import { answerJson, answerProblem, createProblem, MAX_BODY_BYTES, problemOfError } from '../http.ts'
import { isFromSource } from '../verify-source.ts'

export type SourceHookDeps = AcceptArrivalDeps & {
  sources: Pick<SourceStore, 'find' | 'findSecret' | 'noteRefusal'>
  clock: Clock
  log: Log
}

type Answer = APIGatewayProxyStructuredResultV2

const ROUTE = '/hooks/sources'

/**
 * `POST /hooks/sources/{source}`: what a source posts, once it is verified. Whatever is its source's is answered 2xx, also what cannot
 * be mapped: it is kept here, and no repeat would mend it.
 */
export function createAcceptSourceEventHandler(deps: SourceHookDeps) {
  return async (event: APIGatewayProxyEventV2): Promise<Answer> => {
    try {
      return await acceptHook(deps, event)
    } catch (error) {
      deps.log.error('REQUEST_FAILED', { route: ROUTE }, error)
      return answerProblem(problemOfError(error))
    }
  }
}

async function acceptHook(deps: SourceHookDeps, event: APIGatewayProxyEventV2): Promise<Answer> {
  const named = SourceId.safeParse(event.rawPath.slice(`${ROUTE}/`.length))
  const source = named.success ? await deps.sources.find(named.data) : undefined
  const secret = source?.active === true ? await deps.sources.findSecret(source.id) : undefined
  if (source === undefined || secret === undefined)
    return answerProblem(createProblem('not-found', 'No source is switched on at this address.'))
  const refuse = (code: SourceRefusal['code'], answer: Answer) => refuseAs(deps, { source, code, answer })
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (raw.length > MAX_BODY_BYTES) return refuse('too-large', TOO_LARGE)
  if (isPing(source.ping, raw.toString('utf8'))) return answerJson(200, {})
  const { headers, queryStringParameters: query = {} } = event
  if (!isFromSource(source.signature, secret, { raw, headers, query })) return refuse('bad-signature', UNSIGNED)
  const body = readUtf8(raw)
  if (body === null) return refuse('not-utf-8', NOT_UTF8)
  const outcome = await acceptArrival(deps, source, { headers, body })
  tellOf(deps, outcome)
  return answerOf(source, outcome)
}

const TOO_LARGE = answerProblem(createProblem('too-large', `A body has at most ${MAX_BODY_BYTES} bytes.`))
const UNSIGNED = answerProblem(createProblem('unauthorized', 'The signature is not that of this source.'))
const NOT_UTF8 = answerProblem(createProblem('invalid-request', 'The body is not text in UTF-8.'))

type Refused = { source: Source; code: SourceRefusal['code']; answer: Answer }

async function refuseAs(deps: SourceHookDeps, { source, code, answer }: Refused): Promise<Answer> {
  deps.log.info('ARRIVAL_REFUSED', { sourceId: source.id, reason: code })
  await deps.sources.noteRefusal(source.id, { at: deps.clock.now(), code })
  return answer
}

function tellOf({ log }: SourceHookDeps, { arrival, isRepeat }: ArrivalOutcome): void {
  const setAside = arrival.events.filter(({ outcome }) => outcome === 'put-aside').length
  log.info('ARRIVAL_ACCEPT_FINISHED', {
    sourceId: arrival.sourceId,
    outcome: isRepeat ? 'repeat' : arrival.result,
    ...(arrival.because !== null && { reason: arrival.because }),
    ...{ accepted: arrival.events.length - setAside, setAside },
  })
}

function answerOf({ answer }: Source, { arrival, isRepeat }: ArrivalOutcome): Answer {
  const body: SourceAnswerView = { id: arrival.id, result: isRepeat ? 'repeat' : arrival.result }
  if (answer === null) return answerJson(202, body)
  return { statusCode: answer.status, headers: { 'content-type': 'application/json' }, body: answer.body }
}

function readUtf8(raw: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return null
  }
}
