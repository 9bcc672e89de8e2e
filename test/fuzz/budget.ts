import fc from 'fast-check'
import { expect } from 'vitest'

/** How many inputs each part gets in the build: 10,000 in all at least, the same ones in every run unless `FUZZ_SEED` says otherwise. */
export const INPUTS = {
  orderEvents: 2500,
  orderEventsOnDynamo: 300,
  webhookHeaders: 1000,
  lists: 1200,
  people: 300,
  templates: 1500,
  phones: 1500,
  residentIds: 1000,
  receipts: 1000,
  requests: 1500,
  requestsOnDynamo: 400,
}

/**
 * `npm test` goes through the first eighth of them, and the build through all (`FUZZ_TIMES=1`). `FUZZ_TIMES=9` goes through so
 * many times as many, for once before a release.
 */
const TIMES = Number(process.env.FUZZ_TIMES ?? 1 / 8)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_201)
/** Time of the processor: far above what any input takes, far below what a bad pattern takes. */
const MOST_MS = 2000

/** Asserts the property for that many inputs, each within bounded time; a failure names the seed and the smallest input found. */
export async function holdsFor<T>(
  inputs: fc.Arbitrary<T>,
  runs: number,
  property: (input: T) => Promise<void> | void,
): Promise<void> {
  const bounded = fc.asyncProperty(inputs, async (input) => {
    const started = process.cpuUsage()
    await property(input)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(MOST_MS)
  })
  await fc.assert(bounded, {
    seed: SEED,
    numRuns: Math.ceil(runs * TIMES),
    endOnFailure: process.env.FUZZ_SHRINK === undefined,
  })
}
