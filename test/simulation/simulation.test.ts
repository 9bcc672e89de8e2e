import { describe, expect, it } from 'vitest'
import { runSeed } from './run-seed.ts'

/** A first look: the build plays hundreds of seeds, the first of them and fresh ones (`npm run simulate`). */
const SEEDS = [1, 2, 3]

describe('the promises of the design in virtual time', () => {
  const played = new Map<number, ReturnType<typeof runSeed>>()
  /** Each seed once, whichever test asks first. */
  const play = (seed: number) => {
    const playing = played.get(seed) ?? runSeed(seed)
    played.set(seed, playing)
    return playing
  }

  it.each(SEEDS)('keeps every promise in the world of faults of seed %i', async (seed) => {
    const { violation } = await play(seed)

    expect(violation?.message, `SEED=${seed} npm run simulate`).toBeUndefined()
  })

  it('takes the same course from the same seed, and another from another', async () => {
    const first = await play(1)
    const other = await play(2)
    const second = await runSeed(1, () => undefined)

    expect(second).toEqual(first)
    expect(other.hash).not.toBe(first.hash)
  })
})
