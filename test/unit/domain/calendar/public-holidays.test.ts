import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { isPublicHoliday, knowsHolidays } from '#shared/domain/calendar/public-holidays.ts'
import { HOLIDAY_YEARS, PUBLIC_HOLIDAYS } from '#shared/domain/calendar/public-holidays-table.ts'

describe('public holidays', () => {
  it.each([
    ['DE', '2027-03-26', true, 'Good Friday'],
    ['DE', '2027-03-28', false, 'Easter Sunday is an ordinary Sunday there'],
    ['FR', '2028-05-25', true, 'Ascension'],
    ['GR', '2027-04-30', true, 'Good Friday of the Orthodox church'],
    ['KR', '2027-02-07', true, 'the lunar new year'],
    ['US', '2029-11-22', true, 'the fourth Thursday of November'],
    ['CN', '2026-02-20', true, 'as the notice says'],
    ['CN', '2026-02-28', false, 'a Saturday that is worked'],
    ['CN', '2030-10-02', true, 'a year without a notice has the days of the law'],
    ['FR', '2031-07-14', false, 'a year that is not in the table counts as none'],
    ['ZZ', '2027-01-01', false, 'so does a country'],
  ])('%s %s: %s, %s', (country, date, expected) => {
    expect(isPublicHoliday(date, country)).toBe(expected)
  })

  it('says of which countries and years nothing is known', () => {
    const asked = [
      [2026, 'FR'],
      [2030, 'FR'],
      [2031, 'FR'],
      [2027, 'BR'],
      [2026, 'CN'],
      [2030, 'CN'],
    ] as const

    expect(asked.map(([year, country]) => knowsHolidays(year, country))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ])
  })

  it('reads out of the table what was written into it', () => {
    const countries = PUBLIC_HOLIDAYS.trim()
      .split('\n')
      .map((line) => line.slice(0, 2))
    const wrong = countries.flatMap((country) =>
      HOLIDAY_YEARS.flatMap((year) =>
        new Holidays(country)
          .getHolidays(year)
          .filter(({ type, date, start, end }) => type === 'public' && isOneDay(date, start, end))
          .map(({ date }) => date.slice(0, 10))
          .filter((date) => date.startsWith(String(year)) && !isPublicHoliday(date, country))
          .map((date) => `${country} ${date}`),
      ),
    )

    expect(countries.length).toBeGreaterThan(40)
    expect(wrong).toEqual([])
    expect(Buffer.byteLength(PUBLIC_HOLIDAYS)).toBeLessThan(8 * 1024)
  })
})

function isOneDay(date: string, start: Date, end: Date): boolean {
  return date.slice(11, 19) === '00:00:00' && end.getTime() - start.getTime() <= 25 * 3_600_000
}
