import { mkdirSync } from 'node:fs'
import dynalite from 'dynalite'
import { writeJointly } from './dynalite-joint-writes.ts'
import { readAtOnce } from './dynalite-quick-reads.ts'
import { finishTables, writeItemsWhole } from './dynalite-whole-writes.ts'

/** What this process tells the one that started it, once. */
export type DynaliteReport = { port: number } | { failure: string; locked: boolean }

const FINISH_MS = 700
const HOST = '127.0.0.1'

const [path = ''] = process.argv.slice(2)

// A Ctrl-C reaches the whole group: the parent still needs its tables to finish, and leaves first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.on('uncaughtException', (error) => {
  if ('code' in error && error.code === 'ECONNRESET') return // a caller left in the middle of a request
  console.error(error)
  process.exit(1)
})

mkdirSync(path, { recursive: true, mode: 0o700 })
const opened = writeItemsWhole()
const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
server.keepAliveTimeout = 0 // a request that crosses with the end of an idle connection would have to be tried again

process.on('disconnect', () => {
  setTimeout(() => process.exit(0), FINISH_MS)
  server.closeAllConnections()
  server.close(() => process.exit(0)) // finishes the writes that have begun
})

try {
  const store = await opened
  await store.db.open()
  await finishTables(store)
  readAtOnce(store)
  writeJointly(store)
  server.listen(0, HOST, () => report({ port: portOf(server.address()) }))
} catch (error) {
  report({ failure: String(error), locked: isLocked(error) })
  process.exitCode = 1
  process.disconnect()
}

function report(message: DynaliteReport): void {
  process.send?.(message)
}

function portOf(address: ReturnType<typeof server.address>): number {
  if (typeof address === 'object' && address) return address.port
  throw new Error('a TCP server has a port')
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
}
