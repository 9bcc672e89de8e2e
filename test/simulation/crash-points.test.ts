import { describe, expect, it } from 'vitest'
import { CRASHES, doubleFaults, everyEightieth, FAULTS, findBadLives, liveOnce, singleFaults } from './crash-points.ts'

describe('one message, with faults at every call of its life', () => {
  it('is delivered once when nothing fails', async () => {
    const life = await liveOnce([])

    expect(life).toMatchObject({ taken: 1, state: 'delivered' })
  })

  it('is submitted at most once and ends in a final state, whatever single call fails and however', async () => {
    const courses = (await singleFaults(FAULTS)).map((fault) => [fault])

    expect(await findBadLives(courses)).toEqual([])
  })

  it('is submitted at most once and ends in a final state, at an eightieth of the places where workers die twice', async () => {
    const courses = everyEightieth(await doubleFaults(CRASHES))

    // `npm run prove:crashes`, which the build runs, goes to all of them.
    expect(courses.length).toBeGreaterThan(112)
    expect(await findBadLives(courses)).toEqual([])
  })

  it('is sent after all when a call was refused', async () => {
    const unsent: unknown[] = []
    for (const fault of await singleFaults(['refused'])) {
      const { taken } = await liveOnce([fault])
      if (taken === 0) unsent.push(fault)
    }

    expect(unsent).toEqual([])
  })
})
