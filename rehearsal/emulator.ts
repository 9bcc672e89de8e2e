import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './command.ts'
import { until } from './until.ts'

export type Emulator = { endpoint: string; stop(): Promise<void> }

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** The emulator that `AWS_ENDPOINT_URL` names, or one of our own on a free port, which enforces permissions. */
export async function openEmulator(folder: string): Promise<Emulator> {
  const named = process.env.AWS_ENDPOINT_URL
  if (named) return { endpoint: named.replace(/\/$/, ''), stop: async () => undefined }
  return start(await install(folder), folder)
}

/** Its program, in an environment of its own that goes away with the folder; or the one at CARILLON_MINISTACK. */
async function install(folder: string): Promise<string> {
  const { CARILLON_MINISTACK } = process.env
  if (CARILLON_MINISTACK) return CARILLON_MINISTACK
  const venv = join(folder, 'venv')
  const common = { env: process.env, cwd: folder, seconds: 240 }
  await runCommand({ ...common, program: 'python3', args: ['-m', 'venv', venv] })
  const pip = ['install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]
  await runCommand({ ...common, program: join(venv, 'bin', 'pip'), args: pip })
  return join(venv, 'bin', 'ministack')
}

async function start(program: string, folder: string): Promise<Emulator> {
  const port = await findFreePort()
  const log = openSync(join(folder, 'emulator.log'), 'a')
  const child = spawn(program, [], {
    cwd: folder,
    // A group of its own, so that the functions' processes end with it.
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      // The Node of the tests runs the functions.
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      AUTH: 'true',
    },
  })
  const endpoint = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    process.kill(-child.pid, 'SIGKILL')
    await gone
  }
  const health = async () => ((await fetch(`${endpoint}/_ministack/health`)).status < 500 ? true : undefined)
  await until('the emulator', 60, health).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { endpoint, stop }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}
