import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hours } from '#shared/contracts/policy.ts'
import { commonHours } from '#shared/domain/policies/hours-in-force.ts'
import { isOpen } from '#shared/domain/policies/open-hours.ts'

const WORKDAYS = [1, 2, 3, 4, 5]
const DAILY = [...WORKDAYS, 6, 7]

function open(days: number[], from: string, until: string, holidays = true): Hours {
  return { windows: [{ days, from, until }], holidays }
}

describe('the hours that are in force', () => {
  it.each([
    ['one rule alone', [open(DAILY, '09:00', '21:00')], open(DAILY, '09:00', '21:00')],
    [
      'the narrower end of each',
      [open(DAILY, '09:00', '20:00'), open(WORKDAYS, '08:00', '18:00')],
      open(WORKDAYS, '09:00', '18:00'),
    ],
    [
      'no public holidays where one spares them',
      [open(DAILY, '09:00', '21:00'), open(DAILY, '09:00', '21:00', false)],
      open(DAILY, '09:00', '21:00', false),
    ],
    ['nothing', [open([1], '09:00', '12:00'), open([1], '13:00', '14:00')], { windows: [], holidays: true }],
    [
      'a night by its two days',
      [open([1], '22:00', '02:00')],
      {
        windows: [
          { days: [1], from: '22:00', until: '00:00' },
          { days: [2], from: '00:00', until: '02:00' },
        ],
        holidays: true,
      },
    ],
    ['a whole day', [open([3], '00:00', '00:00'), open(DAILY, '00:00', '00:00')], open([3], '00:00', '00:00')],
  ])('are %s', (_, all, common) => {
    expect(commonHours(all)).toMatchObject(common)
  })

  it('are open exactly when each rule is', () => {
    const time = fc.integer({ min: 0, max: 47 }).map((half) => {
      return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
    })
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    const hours = fc.record({
      windows: fc.array(fc.record({ days, from: time, until: time }), { minLength: 1, maxLength: 3 }),
      holidays: fc.boolean(),
    })
    const week = Array.from({ length: 7 * 96 }, (_, quarter) => new Date(Date.UTC(2027, 0, 4, 0, 15 * quarter)))
    const isOpenBy = (at: Date, { windows }: Hours) => isOpen(at, 'UTC', { windows, isShutOn: null })
    fc.assert(
      fc.property(fc.array(hours, { minLength: 1, maxLength: 3 }), (all) => {
        const common = commonHours(all)
        for (const at of week) expect(isOpenBy(at, common)).toBe(all.every((one) => isOpenBy(at, one)))
      }),
    )
  })
})
