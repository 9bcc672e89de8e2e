import { describe, expect, it } from 'vitest'
import { differenceOf, followOf } from '#shared/domain/campaigns/outcome.ts'

describe('the difference of two shares', () => {
  /** The examples of Newcombe's paper (Statistics in Medicine 17, 1998, table II), whose method 10 it is. */
  it.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
    [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
    [10, 10, 0, 20, 1, 0.6791, 1],
    [10, 10, 0, 10, 1, 0.6075, 1],
  ])('of %i of %i and %i of %i is as published', (k1, n1, k2, n2, share, low, high) => {
    const found = differenceOf({ records: n1, reached: k1 }, { records: n2, reached: k2 })

    expect(found?.share).toBeCloseTo(share, 4)
    expect(found?.low).toBeCloseTo(low, 4)
    expect(found?.high).toBeCloseTo(high, 4)
  })

  it('is none without both groups', () => {
    expect(differenceOf({ records: 10, reached: 5 }, { records: 0, reached: 0 })).toBeNull()
  })
})

describe('what followed a text', () => {
  const AT = new Date('2026-12-01T02:00:00Z')
  const then = (heldAt: string | null, now: string) =>
    followOf(AT, heldAt === null ? null : new Date(heldAt), { hours: 24, now: new Date(now) })

  it.each([
    ['came in time', '2026-12-01T02:01:00Z', '2026-12-01T03:00:00Z', { isOver: true, isReached: true }],
    ['came with the last hour', '2026-12-02T02:00:00Z', '2026-12-05T00:00:00Z', { isOver: true, isReached: true }],
    ['came too late', '2026-12-02T02:00:01Z', '2026-12-05T00:00:00Z', { isOver: true, isReached: false }],
    ['was so before', '2026-12-01T02:00:00Z', '2026-12-05T00:00:00Z', { isOver: true, isReached: false }],
    ['never came', null, '2026-12-02T02:00:00Z', { isOver: true, isReached: false }],
    ['may still come', null, '2026-12-02T01:59:59Z', { isOver: false, isReached: false }],
  ])('%s', (_, heldAt, now, expected) => {
    expect(then(heldAt, now)).toEqual(expected)
  })
})
