import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { portOf } from '../loopback-carrier.ts'

export type Asked = { method: string; url: URL; headers: Record<string, string>; body: Buffer }
export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer }

/** What an SDK client is told so that it speaks to this machine alone. */
export type Loopback = {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

/** A service on loopback until the end of the test. */
export async function startLoopback(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Loopback> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const {
      status = 200,
      headers: sent = {},
      body = '',
    } = await answer({
      method: request.method ?? '',
      url,
      headers,
      body: Buffer.concat(chunks),
    })
    response.writeHead(status, sent).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  }
}

export function json(body: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** The operation that a JSON request is for, and what it says. */
export function readTarget({ headers, body }: Asked): { action: string; input: unknown } {
  return { action: headers['x-amz-target']?.split('.')[1] ?? '', input: JSON.parse(body.toString('utf8')) }
}
