import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ToldResult } from './seed-thread.ts'

type Heard = (result: ToldResult) => void

/** Plays these seeds on all cores, each world in one thread, and tells of each as it ends. @throws what a thread fails of */
export async function playSeeds(seeds: readonly number[], heard: Heard): Promise<void> {
  const left = [...seeds]
  const threads = Math.min(availableParallelism(), left.length)
  await Promise.all(Array.from({ length: threads }, () => playInThread(left, heard)))
}

/** One after the other of those that are left, until another thread has taken the last. */
function playInThread(left: number[], heard: Heard): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./seed-thread.ts', import.meta.url))
    const goOn = () => {
      const seed = left.shift()
      if (seed === undefined) void thread.terminate()
      else thread.postMessage(seed)
    }
    thread.on('message', (result: ToldResult) => {
      heard(result)
      goOn()
    })
    thread.on('error', reject)
    thread.on('exit', () => resolve())
    goOn()
  })
}
