import { Worker } from 'node:worker_threads'
import { readJson } from '#shared/domain/json-text.ts'
import type { Mapped, MappingFault, MappingInput, Mappings } from '#shared/ports/mappings.ts'
import type { Evaluated } from './evaluate.ts'
import type { MappingTask } from './mapping-worker.ts'

type Options = {
  /** The file of the thread: a bundle of its own in the cloud. */
  worker: URL
  /** How long one mapping may take, its thread's start not counted. @default a second */
  longestMs?: number
}

const TOO_DEEP: MappingFault = { code: 'too-deep', message: 'gives what is nested too deep', position: null }
const LONGEST_MS = 1_000
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 }

/**
 * Runs mappings on a thread that has no environment and little memory. A mapping that takes too long, or too much, ends with its
 * thread; the next one gets a new thread. They run one after another.
 */
export function createMappings({ worker, longestMs = LONGEST_MS }: Options): Mappings {
  let thread: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const give = async (task: MappingTask): Promise<Evaluated> => {
    thread ??= startThread(worker, () => {
      thread = null
    })
    return ask(await thread, task, longestMs)
  }
  const inTurn = (task: MappingTask): Promise<Evaluated> => {
    const turn = last.then(() => give(task))
    last = turn.catch(() => {
      thread = null
    })
    return turn
  }
  return {
    async check(mapping) {
      const answer = await inTurn({ mapping, input: null })
      return answer.ok ? null : answer.fault
    },
    async run(mapping: string, input: MappingInput): Promise<Mapped> {
      const answer = await inTurn({ mapping, input })
      if (!answer.ok) return answer
      if (answer.json === null) return { ok: true, value: undefined }
      const read = readJson(answer.json)
      return read.ok ? read : { ok: false, fault: TOO_DEEP }
    },
  }
}

/** Does not keep the process alive. @throws Error when the thread cannot be started */
async function startThread(file: URL, onExit: () => void): Promise<Worker> {
  const worker = new Worker(file, { env: {}, resourceLimits: LIMITS })
  worker.once('exit', onExit)
  worker.unref()
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  worker.once('message', resolve)
  // It stays: an error of a thread that nobody listens to would end the process.
  worker.on('error', reject)
  await promise
  return worker
}

async function ask(worker: Worker, task: MappingTask, longestMs: number): Promise<Evaluated> {
  const { promise, resolve } = Promise.withResolvers<{ answer: Evaluated; isOver: boolean }>()
  const over = (code: MappingFault['code'], message: string) =>
    resolve({ answer: { ok: false, fault: { code, message, position: null } }, isOver: true })
  const take = (answer: Evaluated) => resolve({ answer, isOver: false })
  const fail = () => over('too-large', 'takes more memory than it may')
  worker.once('message', take)
  worker.once('error', fail)
  const timer = setTimeout(() => over('too-long', `takes longer than ${longestMs} ms`), longestMs)
  worker.postMessage(task)
  const { answer, isOver } = await promise
  clearTimeout(timer)
  worker.off('message', take)
  worker.off('error', fail)
  if (isOver) await worker.terminate()
  return answer
}
