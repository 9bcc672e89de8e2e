import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redeliverySeconds } from '#shared/domain/sending/redelivery-delay.ts'

describe('the wait of a job that failed', () => {
  it('is 5 to 60 whole seconds, the same for the same delivery', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (id, receives) => {
        const seconds = redeliverySeconds(id, receives)
        expect(Number.isInteger(seconds)).toBe(true)
        expect(seconds).toBeGreaterThanOrEqual(5)
        expect(seconds).toBeLessThanOrEqual(60)
        expect(redeliverySeconds(id, receives)).toBe(seconds)
      }),
    )
  })

  it.each([
    [1, 5, 10],
    [2, 10, 20],
    [3, 20, 40],
    [4, 30, 60],
    [50, 30, 60],
  ])('after receive %i: %i to %i', (receives, least, most) => {
    const waits = Array.from({ length: 200 }, (_, index) => redeliverySeconds(`job-${index}`, receives))

    expect(Math.min(...waits)).toBeGreaterThanOrEqual(least)
    expect(Math.max(...waits)).toBeLessThanOrEqual(most)
    expect(new Set(waits).size).toBeGreaterThan(3)
  })
})
