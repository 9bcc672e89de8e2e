import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of the measurements').toString('base64')}`

export type Sink = {
  url: string
  /** How often each message came. */
  counts(): Promise<Map<string, number>>
  /** When each message came first, in milliseconds of the machine's clock. */
  arrivals(): Promise<Map<string, number>>
  /** How many marketing texts came. */
  mass(): Promise<number>
  stop(): void
}

/** The gateway of `sink.ts`, in a process of its own. */
export async function startSink(): Promise<Sink> {
  const child = fork(new URL('./sink.ts', import.meta.url), { execArgv: [] })
  const [{ port }] = await once(child, 'message')
  const answerTo = async (ask: string) => {
    child.send({ ask })
    const [answer] = await once(child, 'message')
    return answer[ask]
  }
  return {
    url: `http://127.0.0.1:${port}/texts`,
    counts: async () => new Map(await answerTo('counts')),
    arrivals: async () => new Map(await answerTo('arrivals')),
    mass: () => answerTo('mass'),
    stop: () => child.disconnect(),
  }
}

/** What keeps the tables: the one of `npm start`, or dynalite as its package gives it. */
export type Engine = 'SQLite' | 'dynalite'

export type PlatformProcess = { child: ChildProcess; origin: string; kill(): Promise<void>; exited: Promise<unknown> }

export type StartOptions = {
  /** @default SQLite */
  engine?: Engine
  env?: Readonly<Record<string, string>>
  /** Modules that it imports before its own. */
  imports?: readonly string[]
}

/** What `npm start` tells Node.js. */
function startFlags(): string[] {
  const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'))
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

/**
 * The platform as a user starts it, empty, on any free port, sending through this gateway, with the clock free to be steered;
 * resolves when it is ready. It does not outlive the process that measures it.
 */
export async function startPlatform(
  folder: string,
  smsUrl: string,
  options: StartOptions = {},
): Promise<PlatformProcess> {
  const { engine = 'SQLite', imports = [] } = options
  const env = {
    ...process.env,
    ...options.env,
    PORT: '0',
    CARILLON_DATA: folder,
    CARILLON_WEBHOOK_SECRET: WEBHOOK_SECRET,
    SINK_URL: smsUrl,
    ENGINE: engine,
  }
  const flags = [...startFlags(), ...imports.flatMap((path) => ['--import', path])]
  const child = spawn(process.execPath, [...flags, 'bench/steered-platform.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      const [, address] = said.match(/is ready at (\S+)\s/) ?? []
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error('the platform did not start')))
  })
  const kill = async () => {
    end()
    await exited
    process.off('exit', end)
  }
  return { child, origin, kill, exited }
}
