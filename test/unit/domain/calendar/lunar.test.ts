import fc from 'fast-check'
import { LunarDay, LunarYear, SolarDay } from 'tyme4ts'
import { describe, expect, it } from 'vitest'
import { daysInLunarMonth, fromLunar, leapMonthOf, toLunar } from '#shared/domain/calendar/lunar.ts'
import { addDays } from '#shared/domain/calendar/time.ts'

/** A negative month is a leap month. Checked against tyme4ts and lunar-typescript: facts of 2026-11-22. */
const CONVERSIONS: [date: string, year: number, month: number, day: number][] = [
  ['1990-06-23', 1990, -5, 1],
  ['1984-12-02', 1984, -10, 10],
  ['2000-02-29', 2000, 1, 25],
  ['2020-05-23', 2020, -4, 1],
  ['2023-03-22', 2023, -2, 1],
  ['2025-01-29', 2025, 1, 1],
  ['2025-07-25', 2025, -6, 1],
  ['2026-02-17', 2026, 1, 1],
  ['2027-02-06', 2027, 1, 1],
  ['2028-06-23', 2028, -5, 1],
  ['2033-12-22', 2033, -11, 1],
  ['2034-01-20', 2033, 12, 1],
  ['2018-11-07', 2018, 9, 30],
  ['2012-08-17', 2012, 7, 1],
]

const LEAP_MONTHS =
  '1990:5 1993:3 1995:8 1998:5 2001:4 2004:2 2006:7 2009:5 2012:4 2014:9 2017:6 2020:4 2023:2 2025:6 2028:5 2031:3 2033:11 ' +
  '2036:6 2039:5 2042:2 2044:7 2047:5 2050:3'

const dates = fc.integer({ min: 0, max: 72_683 }).map((days) => addDays('1901-01-01', days))

describe('lunar dates', () => {
  it.each(CONVERSIONS)('%s is %i/%i/%i', (date, year, month, day) => {
    const lunar = { year, month: Math.abs(month), day, leap: month < 0 }

    expect(toLunar(date)).toEqual(lunar)
    expect(fromLunar(lunar)).toBe(date)
  })

  it('go there and back, 1901 to 2099', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(fromLunar(toLunar(date))).toBe(date)
      }),
      { numRuns: 1000 },
    )
  })

  it('agree with the library day by day', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
        const theirs = SolarDay.fromYmd(year, month, day).getLunarDay()
        const { year: lunarYear, month: lunarMonth, day: lunarDay, leap } = toLunar(date)

        expect(LunarDay.fromYmd(lunarYear, leap ? -lunarMonth : lunarMonth, lunarDay).toString()).toBe(
          theirs.toString(),
        )
      }),
    )
  })

  it('agree with the library on every month of every year of the table', () => {
    for (let year = 1890; year <= 2110; year += 1) {
      const theirs = LunarYear.fromYear(year)
        .getMonths()
        .map((one) => [one.getMonthWithLeap(), one.getDayCount(), one.getFirstDay().getSolarDay().toString()])
      const ours = theirs.map(([signed]) => {
        const month = { year, month: Math.abs(Number(signed)), leap: Number(signed) < 0 }
        const [y, m, d] = (fromLunar({ ...month, day: 1 }) ?? '').split('-').map(Number)
        return [signed, daysInLunarMonth(month), `${y}年${m}月${d}日`]
      })

      expect(ours).toEqual(theirs)
    }
  })

  it.each(['1890-01-20', '2111-02-08', '2300-01-01'])('refuse %s, which the table does not reach', (date) => {
    expect(() => toLunar(date)).toThrow(RangeError)
  })

  it.each([
    [{ year: 2026, month: 2, day: 30, leap: false }, 'the 30th of a short month'],
    [{ year: 2026, month: 6, day: 1, leap: true }, 'a leap month the year lacks'],
    [{ year: 2026, month: 13, day: 1, leap: false }, 'a thirteenth month'],
    [{ year: 2026, month: 1, day: 0, leap: false }, 'a day nought'],
  ])('%o is no day: %s', (lunar) => {
    expect(fromLunar(lunar)).toBeNull()
  })

  it('refuse what is not a date', () => {
    expect(() => toLunar('soon')).toThrow()
  })
})

describe('leapMonthOf', () => {
  it('knows every leap month from 1990 to 2050', () => {
    const years = Array.from({ length: 61 }, (_, index) => 1990 + index)

    const found = years.flatMap((year) => (leapMonthOf(year) === null ? [] : [`${year}:${leapMonthOf(year)}`]))

    expect(found.join(' ')).toBe(LEAP_MONTHS)
  })
})

describe('daysInLunarMonth', () => {
  it('finds the twelfth month short from 2024 to 2028', () => {
    const years = [2023, 2024, 2025, 2026, 2027, 2028, 2029]

    expect(years.map((year) => daysInLunarMonth({ year, month: 12, leap: false }))).toEqual([
      30, 29, 29, 29, 29, 29, 30,
    ])
  })

  it('is null for a month the year lacks', () => {
    expect(daysInLunarMonth({ year: 2026, month: 6, leap: true })).toBeNull()
  })
})
