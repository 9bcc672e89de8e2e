import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export type HeardEvent = { id: string; type: string; timestamp: string; data: Record<string, unknown> }
type Posted = { headers: Record<string, string>; body: string }

/** A server of somebody who listens: keeps every post, and answers the next of `answers`, or 204. */
export async function startHookListener(answers: number[] = []) {
  const posts: Posted[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      posts.push({ headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(answers.shift() ?? 204).end()
      for (const resolve of waiting.splice(0)) resolve()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/events`,
    posts,
    /** What was posted, each signature held against the secret by the specification's own library. */
    heard: (secret: string): HeardEvent[] => posts.map(({ body, headers }) => read(secret, body, headers)),
    /** Resolves when so many posts are in. */
    async until(count: number): Promise<void> {
      while (posts.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function read(secret: string, body: string, headers: Record<string, string>): HeardEvent {
  new Webhook(secret).verify(body, headers)
  return JSON.parse(body)
}
