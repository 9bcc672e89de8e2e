import { describe, expect, it } from 'vitest'
import { createRightOfWay } from '../../../../local/queues/right-of-way.ts'

/** Turns that come when they are told to; what was let through is noted in its order. */
function crossing() {
  const turns: (() => void)[] = []
  const load = { isWaiting: false, isAtWork: false }
  const rightOfWay = createRightOfWay({
    isWaiting: () => load.isWaiting,
    isAtWork: () => load.isAtWork,
    nextTurn: (run) => void turns.push(run),
  })
  const through: string[] = []
  const settle = () => new Promise(setImmediate)
  return {
    load,
    rightOfWay,
    through,
    stretch: (name: string) => void rightOfWay.beforeStretch().then(() => through.push(name)),
    text: (name: string) => void rightOfWay.beforeText().then(() => through.push(name)),
    async turn(count = 1) {
      for (let turn = 0; turn < count; turn += 1) {
        turns.shift()?.()
        await settle()
      }
    },
    settle,
  }
}

describe('bulk work', () => {
  it('begins one stretch a turn, so that what came in meanwhile is seen in between', async () => {
    const { stretch, turn, through } = crossing()
    for (const name of ['a', 'b', 'c']) stretch(name)

    await turn(2)

    expect(through).toEqual(['a', 'b'])
  })

  it('begins its texts at once while nothing transactional is there', async () => {
    const { text, settle, through } = crossing()

    for (const name of ['a', 'b', 'c', 'd', 'e']) text(name)
    await settle()

    expect(through).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('begins nothing while a transactional job waits to be taken, and then goes on', async () => {
    const { load, text, stretch, turn, through } = crossing()
    load.isWaiting = true
    text('text')
    stretch('stretch')

    await turn(20)

    expect(through).toEqual([])
    load.isWaiting = false
    await turn()
    expect(through.toSorted()).toEqual(['stretch', 'text'])
  })

  it('begins three texts a turn and no stretch while a transactional job is worked on', async () => {
    const { load, text, stretch, turn, through } = crossing()
    load.isAtWork = true
    stretch('stretch')
    for (const name of ['a', 'b', 'c', 'd']) text(name)

    await turn()

    expect(through).toEqual(['a', 'b', 'c'])
    await turn(20)
    expect(through).toEqual(['a', 'b', 'c', 'd'])
  })

  it('makes way for an event from its arrival to its answer', async () => {
    const { rightOfWay, stretch, turn, through } = crossing()
    const answer = Promise.withResolvers<string>()
    const answered = rightOfWay.first(() => answer.promise)
    stretch('stretch')

    await turn(20)

    expect(through).toEqual([])
    answer.resolve('202')
    expect(await answered).toBe('202')
    await turn()
    expect(through).toEqual(['stretch'])
  })

  it('is not kept waiting for good by transactional work that never ends', async () => {
    const { load, text, stretch, turn, through } = crossing()
    load.isWaiting = true
    text('text')
    stretch('stretch')

    await turn(51)
    expect(through).toEqual(['text'])
    await turn(51)

    expect(through).toEqual(['text', 'stretch'])
  })
})
