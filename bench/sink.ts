import { createServer } from 'node:http'

/**
 * A gateway of the signed HTTP protocol in a process of its own: takes every text and remembers how often it came and when
 * first, outside of the platform. Says its port on start; answers `{ ask }`: `counts` and `arrivals` by message id, `mass`, the number of marketing texts.
 */
const taken = new Map<string, number>()
/** Milliseconds of the machine's clock. */
const arrivals = new Map<string, number>()
let mass = 0

const server = createServer((request, response) => {
  const arrivedMs = performance.timeOrigin + performance.now()
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { id, category }: { id: string; category: string } = JSON.parse(Buffer.concat(chunks).toString())
    taken.set(id, (taken.get(id) ?? 0) + 1)
    if (!arrivals.has(id)) {
      arrivals.set(id, arrivedMs)
      if (category === 'marketing') mass += 1
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
process.on('message', ({ ask }: { ask: 'counts' | 'arrivals' | 'mass' }) => {
  if (ask === 'mass') process.send?.({ mass })
  else process.send?.({ [ask]: [...(ask === 'counts' ? taken : arrivals)] })
})
process.on('disconnect', () => process.exit(0))
