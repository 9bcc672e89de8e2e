import { SolarTerm } from 'tyme4ts'
import { describe, expect, it } from 'vitest'
import { isStatutoryDayOff } from '#shared/domain/calendar/statutory-days-cn.ts'
import { addDays, weekdayOf } from '#shared/domain/calendar/time.ts'
import {
  findHolidayRuling,
  hasHolidayData,
  isUncertainDay,
  isWorkingDay,
  workingDayAfter,
  workingDayOnOrBefore,
  yearWithoutNotice,
} from '#shared/domain/calendar/working-days.ts'

const DAYS_OF_2026 = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index))

describe('working days', () => {
  it.each([
    ['2026-01-01', '2026-01-04', '2025-12-31', 'New Year, a Sunday worked after it'],
    ['2026-02-15', '2026-02-24', '2026-02-14', 'Spring Festival, a Saturday worked before it'],
    ['2026-05-05', '2026-05-06', '2026-04-30', 'Labour Day'],
    ['2026-10-01', '2026-10-08', '2026-09-30', 'National Day'],
    ['2026-10-05', '2026-10-08', '2026-09-30', 'a Monday within National Day'],
    ['2026-10-31', '2026-11-02', '2026-10-30', 'a plain Saturday'],
    ['2026-11-08', '2026-11-09', '2026-11-06', 'a plain Sunday'],
    ['2026-10-10', '2026-10-10', '2026-10-10', 'a Saturday that is worked'],
  ])('from %s go on to %s and back to %s: %s', (date, following, preceding) => {
    expect(workingDayAfter(addDays(date, -1))).toBe(following)
    expect(workingDayOnOrBefore(date)).toBe(preceding)
  })

  it('after one begins with the day after', () => {
    expect(workingDayAfter('2026-12-01')).toBe('2026-12-02')
    expect(workingDayAfter('2026-09-30')).toBe('2026-10-08')
  })

  it('of a year without data are Monday to Friday, save for the statutory days off', () => {
    expect(['2027-09-30', '2027-10-01', '2027-10-02', '2027-10-04'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect([2025, 2026, 2027].map(hasHolidayData)).toEqual([false, true, false])
    expect(workingDayAfter('2026-12-31')).toBe('2027-01-04')
  })

  it.each([
    ['2027-02-08', false, 'a statutory day, which is certainly off'],
    ['2027-02-09', true, 'made up for a statutory Saturday'],
    ['2027-02-12', true, 'within eight days of Spring Festival'],
    ['2027-02-15', false, 'after them'],
    ['2028-01-03', true, 'made up for New Year on a Saturday'],
    ['2028-01-04', false, 'the day after it'],
    ['2027-05-05', true, 'within five days of Labour Day'],
    ['2027-10-08', false, 'after the seven days of National Day'],
    ['2026-02-24', false, 'in a year whose notice is known'],
    ['9000-06-05', false, 'in a year that no calendar table reaches'],
  ])('on %s are uncertain: %s, %s', (date, isUncertain) => {
    expect(isUncertainDay(date)).toBe(isUncertain)
  })

  it.each(['9899-12-31', '1900-01-01', '2110-02-20'])('are told on %s, which no calendar table reaches', (date) => {
    expect(isWorkingDay(date)).toBeTypeOf('boolean')
  })
})

describe('statutory days off', () => {
  it('are thirteen in 2027', () => {
    const days = DAYS_OF_2026.map((date) => addDays(date, 365)).filter(isStatutoryDayOff)

    expect(days).toEqual([
      ...[
        '2027-01-01',
        '2027-02-05',
        '2027-02-06',
        '2027-02-07',
        '2027-02-08',
        '2027-04-05',
        '2027-05-01',
        '2027-05-02',
      ],
      ...['2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'],
    ])
  })

  it('are off in the notice of 2026', () => {
    expect(DAYS_OF_2026.filter(isStatutoryDayOff).map(findHolidayRuling)).toEqual(Array(13).fill('off'))
  })

  it('have 清明 on its solar term in every year that the formula is for', () => {
    for (let year = 2000; year <= 2099; year += 1) {
      const term = SolarTerm.fromIndex(year, 7).getJulianDay().getSolarDay()
      const april = [4, 5].filter((day) => isStatutoryDayOff(`${year}-04-0${day}`))

      expect([year, term.getMonth(), april]).toEqual([year, 4, [term.getDay()]])
    }
  })
})

describe('the year whose notice should be added', () => {
  it.each([
    ['2026-11-16', null],
    ['2026-11-17', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
    ['2026-01-01', null],
  ])('on %s is %s', (today, year) => {
    expect(yearWithoutNotice(today)).toBe(year)
  })
})

describe('the notice of 2026', () => {
  it('rules on 39 days', () => {
    const ruled = (ruling: string) => DAYS_OF_2026.filter((date) => findHolidayRuling(date) === ruling)

    expect(ruled('off')).toHaveLength(33)
    expect(ruled('worked')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
    expect(ruled('worked').every((date) => weekdayOf(date) >= 6)).toBe(true)
  })
})
