import { describe, expect, it } from 'vitest'
import { runSeed } from './run-seed.ts'

/** A first look: the build plays hundreds of seeds, the first of them and fresh ones (`npm run simulate`). */
const SEEDS = 4

describe('the promises of the design in virtual time', () => {
  it(`keeps every promise in ${SEEDS} worlds of faults`, async () => {
    const broken: string[] = []
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { violation } = await runSeed(seed)
      if (violation !== null) broken.push(`SEED=${seed} npm run simulate: ${violation.message}`)
    }

    expect(broken).toEqual([])
  })

  it('takes the same course from the same seed', async () => {
    const first = await runSeed(7)
    const other = await runSeed(8)
    const second = await runSeed(7, () => undefined)

    expect(second).toEqual(first)
    expect(other.hash).not.toBe(first.hash)
  })
})
