import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'

const CHILD = new URL('./dynalite-child.ts', import.meta.url)
const RETRY_MS = 100
const KILL_AFTER_MS = 3_000

const Report = z.union([z.object({ port: z.int() }), z.object({ failure: z.string(), locked: z.boolean() })])

export interface LocalDynamo {
  /** `http://127.0.0.1:<port>`; any region and credentials will do. */
  readonly endpoint: string
  readonly pid: number | undefined
  /** Resolves when the process is gone, asked or not, with its exit code (null after a signal). */
  readonly exited: Promise<number | null>
  /** Lets it finish what has begun; resolves when it is gone. A repeat changes nothing. */
  stop(): Promise<void>
}

type Options = {
  /** The folder of the tables. */
  path: string
  /** How long to wait for an earlier process that still holds the folder. */
  lockWaitMs?: number
  /** Hears that the folder is waited for. @default nobody */
  tell?: ((words: string) => void) | undefined
}

/**
 * A DynamoDB API on disk, in a process of its own that goes away with this one, whatever ends it.
 * @throws AppError STORE_UNAVAILABLE when another process keeps the folder, or the tables cannot be opened.
 */
export async function startLocalDynamo({ path, lockWaitMs = 10_000, tell }: Options): Promise<LocalDynamo> {
  const giveUpAtMs = performance.now() + lockWaitMs
  let isTold = false
  for (;;) {
    const child = fork(CHILD, [path], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const report = await reportOf(child)
    if ('port' in report) return handleOf(child, report.port)
    if (!report.locked || performance.now() > giveUpAtMs) throw unavailable(path, report)
    if (!isTold) tell?.(`Another process holds ${path}; waiting for it to leave.`)
    isTold = true
    await delay(RETRY_MS)
  }
}

async function reportOf(child: ChildProcess): Promise<z.infer<typeof Report>> {
  const gone = once(child, 'exit').then(([code]) => [{ failure: `it ended with ${code}`, locked: false }])
  const [report] = await Promise.race([once(child, 'message'), gone])
  return Report.parse(report)
}

function handleOf(child: ChildProcess, port: number): LocalDynamo {
  const exited = Promise.withResolvers<number | null>()
  child.once('exit', (code) => exited.resolve(code))
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: child.pid,
    exited: exited.promise,
    async stop() {
      if (child.connected) child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
      await exited.promise
      clearTimeout(timer)
    },
  }
}

function unavailable(path: string, report: { failure: string; locked: boolean }): AppError {
  const words = report.locked
    ? `The tables in ${path} are held by another process. One folder takes one Carillon: stop the other, or name another folder (CARILLON_DATA).`
    : `The tables in ${path} cannot be opened: ${report.failure}. Put a copy of the whole data folder back, or begin in a new one (CARILLON_DATA).`
  return new AppError('STORE_UNAVAILABLE', words, { retryable: report.locked })
}
