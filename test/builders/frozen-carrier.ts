import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** A server in a thread of its own, so that it goes on while this thread stands still as a frozen Lambda does. */
export type FrozenCarrier = {
  origin: string
  /** How many were ever opened. */
  connections(): number
  /** Stands still until the server has closed every connection: nothing here can notice it before this returns. */
  freezeWhileConnectionsClose(): void
  stop(): Promise<void>
}

const SERVER = `
const { createServer } = require('node:http')
const { parentPort, workerData } = require('node:worker_threads')
const sockets = new Set()
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200)
    response.end(workerData.body)
  })
})
server.keepAliveTimeout = 0
server.on('connection', (socket) => {
  sockets.add(socket)
  Atomics.add(workerData.opened, 0, 1)
  socket.on('close', () => {
    sockets.delete(socket)
    if (sockets.size > 0) return
    Atomics.store(workerData.closed, 0, 1)
    Atomics.notify(workerData.closed, 0)
  })
})
parentPort.on('message', () => server.closeAllConnections())
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))
`

/** Every request is answered 200 with this body. */
export async function startFrozenCarrier(body: string): Promise<FrozenCarrier> {
  const closed = new Int32Array(new SharedArrayBuffer(4))
  const opened = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(SERVER, { eval: true, workerData: { body, closed, opened } })
  const [port] = await once(worker, 'message')
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: () => Atomics.load(opened, 0),
    freezeWhileConnectionsClose() {
      Atomics.store(closed, 0, 0)
      worker.postMessage('close')
      if (Atomics.wait(closed, 0, 0, 10_000) === 'timed-out') throw new Error('the connections did not close')
    },
    async stop() {
      await worker.terminate()
    },
  }
}
