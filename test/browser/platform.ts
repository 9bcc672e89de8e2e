import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConsole } from '../../local/http/build-console.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Platform = {
  origin: string
  /** A call of the API as an admin. @throws Error for an answer that is not 2xx. */
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>
  /** What the terminal shows where a gateway sends. */
  startToken: string | undefined
  stop(): Promise<void>
}

/** The whole platform, empty unless `flags` say otherwise, in a process and a folder of its own, with the console built. */
export async function startPlatform(
  env: Record<string, string> = {},
  flags: readonly string[] = ['--empty'],
): Promise<Platform> {
  await buildConsole(root, () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'carillon-browser-'))
  const port = await findFreePort()
  const child = spawn(process.execPath, ['local/main.ts', ...flags], {
    cwd: root,
    env: { ...process.env, PORT: String(port), CARILLON_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await sayReady(child)
  const startToken = /start token.*: (\S+)/.exec(said)?.[1]
  const origin = `http://127.0.0.1:${port}`
  const { token } = await send(`${origin}/dev/token`, 'POST', { role: 'admin', ...(startToken && { startToken }) })
  return {
    origin,
    startToken,
    call: (method, path, body) => send(origin + path, method, body, String(token)),
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the platform says until it is ready; what it says later is read and dropped. */
function sayReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('carillon.log')) resolve(said)
    })
    child.on('exit', () => reject(new Error(`the platform did not start: ${said}`)))
  })
}

async function send(url: string, method: string, body?: unknown, token?: string): Promise<Record<string, unknown>> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}: ${await answer.text()}`)
  const json: Record<string, unknown> = JSON.parse(await answer.text())
  return json
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}
