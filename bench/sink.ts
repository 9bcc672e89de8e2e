import { createServer } from 'node:http'

/**
 * A gateway of the signed HTTP protocol in a process of its own: takes every text and remembers how often it came, outside
 * of the platform. Says its port on start; `{ ask: 'counts' }` is answered with what came, by message id.
 */
const taken = new Map<string, number>()

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { id }: { id: string } = JSON.parse(Buffer.concat(chunks).toString())
    taken.set(id, (taken.get(id) ?? 0) + 1)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
process.on('message', () => process.send?.({ counts: [...taken] }))
process.on('disconnect', () => process.exit(0))
