import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda'
import { createProblem } from '#functions/http.ts'
import { apiEventOf, BODY_LIMIT_BYTES, readBody, writeApiResult } from './http-events.ts'
import { type Call, type Route, sendProblem } from './http-route.ts'
import { askForToken, claimsIn } from './signed-in.ts'
import type { Claims, Tokens } from './tokens.ts'

export type ApiHandler = (
  event: APIGatewayProxyEventV2,
  context: { awsRequestId: string },
) => Promise<APIGatewayProxyResultV2>

type Options = {
  /** `POST /hooks/orders`. */
  hooks: ApiHandler
  /** `POST /hooks/inbound`. */
  replies: ApiHandler
  /** `POST /hooks/sources/{source}`. */
  sources: ApiHandler
  /** Everything under `/api/`; gets the caller's claims where API Gateway's authorizer puts them. */
  api: ApiHandler
  /** `POST /hooks/receipts`, where a gateway sends the texts. */
  receipts?: ApiHandler
  tokens: Tokens
}

const PUBLIC = '/api/openapi.json'

/** Stands for the HTTP API: what it does before a function is called, and with its answer. */
export function createApiRoutes({ hooks, replies, sources, receipts, api, tokens }: Options): Route[] {
  return [
    { path: '/hooks/orders', handle: (call) => takeEvent(call, hooks) },
    { path: '/hooks/inbound', handle: (call) => takeEvent(call, replies) },
    { path: '/hooks/sources/*', handle: (call) => takeEvent(call, sources) },
    ...(receipts === undefined ? [] : [{ path: '/hooks/receipts', handle: (call: Call) => takeEvent(call, receipts) }]),
    { path: '/api/*', handle: (call) => callApi(call, api, tokens) },
  ]
}

async function takeEvent(call: Call, hooks: ApiHandler): Promise<void> {
  if (call.request.method === 'POST') return pass(call, hooks)
  const problem = createProblem('method-not-allowed', 'Events are taken by POST.')
  sendProblem(call.response, problem, { allow: 'POST' })
}

async function callApi(call: Call, api: ApiHandler, tokens: Tokens): Promise<void> {
  const { request, url } = call
  if (url.pathname === PUBLIC && request.method === 'GET') return pass(call, api)
  const claims = claimsIn(call, tokens)
  if (claims) return pass(call, api, claims)
  askForToken(call)
}

async function pass({ request, response, url }: Call, handler: ApiHandler, claims?: Claims): Promise<void> {
  const body = await readBody(request)
  if (!body) {
    const problem = createProblem('too-large', `A body may have ${BODY_LIMIT_BYTES} bytes.`)
    return sendProblem(response, problem, { connection: 'close' })
  }
  const event = apiEventOf(request, url, body)
  const signedIn = {
    ...event,
    requestContext: { ...event.requestContext, authorizer: { jwt: { claims, scopes: null } } },
  }
  writeApiResult(response, await handler(claims ? signedIn : event, { awsRequestId: event.requestContext.requestId }))
}
