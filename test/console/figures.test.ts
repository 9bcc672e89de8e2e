import { describe, expect, it } from 'vitest'
import { MessageState } from '#shared/contracts/message.ts'
import { FIGURES, figureOf, selectedIn } from '../../console/src/pages/campaign/figures.ts'

describe('the figures of a campaign', () => {
  const totals = { planned: 2, delivered: 1107, accepted: 3, rejected: 4, suppressed: 99 }

  it('have each state in exactly one of them, so that they add up', () => {
    expect(Object.values(FIGURES).flat().toSorted()).toEqual(MessageState.options.toSorted())
  })

  it('add up to everybody who was selected, with those still being worked on', () => {
    const figures = (['delivered', 'failed', 'held', 'waiting'] as const).map((name) => figureOf(name, totals).total)

    expect(figures).toEqual([1110, 4, 99, 2])
    expect(selectedIn({ totals, uncounted: 40 })).toBe(1110 + 4 + 99 + 2 + 40)
  })

  it('name only the states that somebody is in', () => {
    expect(figureOf('failed', totals).states).toEqual([{ state: 'rejected', n: 4 }])
  })
})
