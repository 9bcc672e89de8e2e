import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does with a request: answers it, or fails in one of the ways networks know. */
export type Reply =
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'reset'
  | 'hang'
  | 'half'
  | 'half-then-hang'
  | 'not-http'

export type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string }

/** A server on loopback that counts what arrives; `reply` says how the next requests are treated. */
export type LoopbackCarrier = {
  origin: string
  requests: Received[]
  reply: Reply | (() => Promise<Reply>)
  stop(): Promise<void>
}

export async function startCarrier(first: Reply): Promise<LoopbackCarrier> {
  const server = createServer(async (request, response) => {
    const received = await receive(request)
    carrier.requests.push(received)
    const reply = typeof carrier.reply === 'function' ? await carrier.reply() : carrier.reply
    treat(reply, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const carrier: LoopbackCarrier = {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    requests: [],
    reply: first,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return carrier
}

export function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const { method = '', url = '', headers } = request
  return { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
}

function treat(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply === 'hang') return
  if (reply === 'reset') {
    request.socket.resetAndDestroy()
  } else if (reply === 'not-http') {
    request.socket.end('220 mail.example.com ESMTP\r\n')
  } else if (reply === 'half' || reply === 'half-then-hang') {
    response.writeHead(200, { 'content-length': '1000', 'content-type': 'text/plain' })
    response.write('{"id":"', () => (reply === 'half' ? request.socket.destroy() : undefined))
  } else {
    response.writeHead(reply.status, reply.headers)
    response.end(reply.body)
  }
}
