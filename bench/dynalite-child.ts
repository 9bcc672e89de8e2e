import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'

type Dynalite = (options: { path: string; createTableMs: number }) => Server

const [path = ''] = process.argv.slice(2)
mkdirSync(path, { recursive: true })
const dynalite: Dynalite = createRequire(import.meta.url)('dynalite')
const server = dynalite({ path, createTableMs: 0 })
// Whoever is going away closes its connections in the middle of a request.
process.on('uncaughtException', (error) => {
  if (!('code' in error) || error.code !== 'ECONNRESET') throw error
})
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : null })
})
