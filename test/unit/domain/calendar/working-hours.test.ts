import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shiftWorkingHours, USUAL_HOURS } from '#shared/domain/calendar/working-hours.ts'

const china = (at: string) => new Date(`${at.replace(' ', 'T')}:00+08:00`)

it.each([
  ['2026-12-04 17:00', 4, '2026-12-07 12:00'], // an hour of Friday, three of Monday
  ['2026-12-04 17:00', 1, '2026-12-04 18:00'],
  ['2026-12-04 20:00', 1, '2026-12-07 10:00'],
  ['2026-12-07 10:00', 9, '2026-12-08 10:00'],
  ['2026-12-05 10:00', 0, '2026-12-05 10:00'],
  ['2026-09-30 17:30', 1, '2026-10-08 09:30'], // seven days off, and 8 October is worked
  ['2026-09-19 17:30', 1, '2026-09-20 10:00'], // a Saturday off, a Sunday that is worked
  ['2026-12-07 12:00', -4, '2026-12-04 17:00'],
])('%s and %d working hours is %s', (at, n, expected) => {
  expect(shiftWorkingHours(china(at), n)).toEqual(china(expected))
})

it('counts a shop’s own days and hours', () => {
  const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', until: '22:00' }

  expect(shiftWorkingHours(china('2026-12-05 21:00'), 2, hours)).toEqual(china('2026-12-06 11:00'))
})

it('of two spans one after the other is their sum', () => {
  const some = fc.integer({ min: 1, max: 60 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), some, some, (minutes, one, other) => {
      const at = new Date(china('2026-11-30 00:00').getTime() + minutes * 60_000)
      const inSteps = shiftWorkingHours(shiftWorkingHours(at, one), other)

      expect(inSteps).toEqual(shiftWorkingHours(at, one + other, USUAL_HOURS))
    }),
  )
})
