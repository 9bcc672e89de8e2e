import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** The largest body that is read; larger ones are answered 413. */
export const BODY_LIMIT_BYTES = 1024 * 1024

/** Media types whose bodies API Gateway hands on as text; all others come in base64. */
const TEXT_TYPES = /^(text\/|application\/(json|javascript|xml)\b)/i

/** The request's body; undefined when it is over the limit, and what is still to come is thrown away. */
export async function readBody(request: IncomingMessage, limitBytes = BODY_LIMIT_BYTES): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > limitBytes) {
      request.resume() // else the caller, still sending, would never read the answer
      return undefined
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** The request as an HTTP API hands it to Lambda, payload format 2.0. Header names are lower-cased, cookies apart. */
export function apiEventOf(request: IncomingMessage, url: URL, body: Buffer): APIGatewayProxyEventV2 {
  const headers = headersOf(request)
  const query = queryOf(url.searchParams)
  const cookies = request.headers.cookie?.split('; ')
  // Bytes that only claim to be text would be mended on the way, and nobody behind could tell.
  const isText = TEXT_TYPES.test(headers['content-type'] ?? '') && isUtf8(body)
  const isBase64Encoded = body.length > 0 && !isText
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies && { cookies }),
    headers,
    ...(query && { queryStringParameters: query }),
    requestContext: contextOf(request, url, headers),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/** Answers with what a Lambda behind an HTTP API returned; text, or an object without a status, is a 200 of JSON. */
export function writeApiResult(response: ServerResponse, result: APIGatewayProxyResultV2): void {
  if (typeof result === 'string' || result.statusCode === undefined) {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(typeof result === 'string' ? result : JSON.stringify(result))
    return
  }
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value))
  if (result.cookies) response.setHeader('set-cookie', result.cookies)
  response.statusCode = result.statusCode
  response.end(bodyOf(result))
}

function bodyOf({ body, isBase64Encoded }: APIGatewayProxyStructuredResultV2): Buffer | string {
  return isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? '')
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
    name === 'cookie' || values === undefined ? [] : [[name, values.join(',')] as const],
  )
  return Object.fromEntries(entries)
}

function queryOf(parameters: URLSearchParams): Record<string, string> | undefined {
  if (parameters.size === 0) return undefined
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]))
}

function contextOf(request: IncomingMessage, url: URL, headers: Record<string, string>) {
  const at = new Date()
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: headers.host ?? '127.0.0.1',
    domainPrefix: 'local',
    http: {
      method: request.method ?? 'GET',
      path: url.pathname,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: at.toISOString(),
    timeEpoch: at.getTime(),
  }
}
