import { parentPort } from 'node:worker_threads'
import { runSeed, type SeedResult } from './run-seed.ts'

/** As one thread tells another: a violation by its words. */
export type ToldResult = Omit<SeedResult, 'violation'> & { violation: string | null }

parentPort?.on('message', async (seed: number) => {
  const result = await runSeed(seed)
  parentPort?.postMessage({ ...result, violation: result.violation?.message ?? null } satisfies ToldResult)
})
