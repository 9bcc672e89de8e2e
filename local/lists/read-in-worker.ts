import { Worker } from 'node:worker_threads'
import type { ReadSheet } from '#shared/adapters/xlsx/sheet.ts'

/** Beyond what the largest workbook that is taken needs. */
const MOST_MEMORY_MB = 1024

/** Reads sheets on a thread of their own, so that events are answered meanwhile. */
export const readSheetInWorker: ReadSheet = async (workbook) => {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  const { promise, resolve, reject } = Promise.withResolvers<string[][]>()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('the thread that reads a sheet ended early')))
  worker.postMessage(workbook)
  try {
    return await promise
  } finally {
    await worker.terminate()
  }
}
