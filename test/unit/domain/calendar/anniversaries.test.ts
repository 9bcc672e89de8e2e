import { describe, expect, it } from 'vitest'
import { daysKeptOn, isAnniversary } from '#shared/domain/calendar/anniversaries.ts'

describe('an anniversary', () => {
  it.each([
    ['2027-03-15', '2025-03-15', true],
    ['2025-03-15', '2025-03-15', false],
    ['2027-03-16', '2025-03-15', false],
    ['2027-02-28', '2024-02-29', true],
    ['2027-03-01', '2024-02-29', false],
    ['2028-02-28', '2024-02-29', false],
    ['2028-02-29', '2024-02-29', true],
  ])('on %s of %s: %s', (date, first, is) => {
    expect(isAnniversary(date, first)).toBe(is)
  })

  it('of 29 February is looked for on the 28th of a common year alone', () => {
    expect(daysKeptOn('2027-02-28')).toEqual(['02-28', '02-29'])
    expect(daysKeptOn('2028-02-28')).toEqual(['02-28'])
  })
})
