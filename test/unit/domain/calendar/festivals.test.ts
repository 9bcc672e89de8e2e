import { readFileSync } from 'node:fs'
import { SolarTerm } from 'tyme4ts'
import { describe, expect, it } from 'vitest'
import {
  FESTIVAL_IDS,
  FESTIVALS,
  type FestivalId,
  festivalDate,
  festivalOn,
  nextFestivalDate,
  solemnDayOn,
} from '#shared/domain/calendar/festivals.ts'
import { addDays } from '#shared/domain/calendar/time.ts'

const DATES: [id: FestivalId, date: string, ownYear: number][] = [
  ['new-year', '2026-01-01', 2026],
  ['spring-festival', '2026-02-17', 2026],
  ['lantern', '2026-03-03', 2026],
  ['labour-day', '2026-05-01', 2026],
  ['dragon-boat', '2026-06-19', 2026],
  ['qixi', '2026-08-19', 2026],
  ['mid-autumn', '2026-09-25', 2026],
  ['national-day', '2026-10-01', 2026],
  ['double-ninth', '2026-10-18', 2026],
  ['christmas', '2026-12-25', 2026],
  ['laba', '2027-01-15', 2026],
  ['new-years-eve', '2027-02-05', 2026],
  ['spring-festival', '2027-02-06', 2027],
  ['lantern', '2027-02-20', 2027],
  ['dragon-boat', '2027-06-09', 2027],
  ['qixi', '2027-08-08', 2027],
  ['mid-autumn', '2027-09-15', 2027],
  ['double-ninth', '2027-10-08', 2027],
  ['spring-festival', '2028-01-26', 2028],
  ['dragon-boat', '2028-05-28', 2028],
  ['mid-autumn', '2028-10-03', 2028],
  ['new-years-eve', '2025-01-28', 2024],
  ['new-years-eve', '2026-02-16', 2025],
  ['new-years-eve', '2028-01-25', 2027],
  ['new-years-eve', '2029-02-12', 2028],
  ['new-years-eve', '2030-02-02', 2029],
]

/** Of an independent library; its names of 小年 are others. */
const VECTORS = readFileSync(new URL('../../../fixtures/vectors/festivals.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((row): [FestivalId, number, string] => {
    const [name = '', ownYear, date = ''] = row.split(',')
    const id = FESTIVAL_IDS.find((one) => one === name.replace('xiaonian', 'little-new-year'))
    if (id === undefined) throw new Error(`no festival ${name}`)
    return [id, Number(ownYear), date]
  })

describe('festivals', () => {
  it.each(DATES)('%s falls on %s, as that of %i', (id, date, ownYear) => {
    expect(festivalDate(id, ownYear)).toBe(date)
    expect(festivalOn(id, date)).toEqual({ occurrenceYear: ownYear })
    expect(festivalOn(id, addDays(date, -1))).toBeNull()
    expect(festivalOn(id, addDays(date, 1))).toBeNull()
  })

  it('come once in each of their own years, never in a leap month', () => {
    const days = Array.from({ length: 365 * 9 + 2 }, (_, index) => addDays('2025-03-01', index))

    for (const id of FESTIVAL_IDS) {
      const ownYears = days.flatMap((date) => festivalOn(id, date)?.occurrenceYear ?? [])

      expect(new Set(ownYears).size).toBe(ownYears.length)
      for (const year of [2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033]) expect(ownYears).toContain(year)
    }
  })

  it('wish something in both languages, and on solemn days say something that is no wish and calls out nothing', () => {
    for (const id of FESTIVAL_IDS) {
      const { names, wish, tone } = FESTIVALS[id]

      expect([names.zh, names.en, wish.zh, wish.en].every((text) => text.length > 1)).toBe(true)
      expect(tone).toBe(id === 'qingming' || id === 'ghost' ? 'solemn' : 'festive')
      if (tone === 'solemn') expect(`${wish.zh} ${wish.en}`).not.toMatch(/快乐|安康|祝|happy|wish|[!！]/iu)
    }
    expect(FESTIVALS['dragon-boat'].wish.zh).toBe('端午安康')
    expect(FESTIVALS['double-ninth'].wish.zh).toBe('重阳安康')
  })

  it.each(VECTORS)('%s of %i falls on %s, as sxtwl says', (id, ownYear, date) => {
    expect(festivalDate(id, ownYear)).toBe(date)
    expect(festivalOn(id, date)).toEqual({ occurrenceYear: ownYear })
  })

  it.each([
    ['mothers-day', 2026, '2026-05-10'],
    ['mothers-day', 2027, '2027-05-09'],
    ['mothers-day', 2033, '2033-05-08'],
    ['fathers-day', 2026, '2026-06-21'],
    ['fathers-day', 2027, '2027-06-20'],
    ['fathers-day', 2031, '2031-06-15'],
    ['womens-day', 2027, '2027-03-08'],
    ['teachers-day', 2027, '2027-09-10'],
    ['double-eleven', 2027, '2027-11-11'],
    ['winter-solstice', 2021, '2021-12-21'],
  ] as const)('%s of %i falls on %s', (id, year, date) => {
    expect(festivalDate(id, year)).toBe(date)
    expect(festivalOn(id, date)).toEqual({ occurrenceYear: year })
  })

  it('that are solar terms agree with tyme4ts in every year of the century', () => {
    for (let year = 2000; year <= 2099; year += 1) {
      for (const [id, index] of [
        ['qingming', 7],
        ['winter-solstice', 24],
      ] as const) {
        const day = SolarTerm.fromIndex(year, index).getJulianDay().getSolarDay()
        expect(festivalDate(id, year)).toBe(
          day
            .toString()
            .replace(/(\d+)年(\d+)月(\d+)日/u, (_, y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`),
        )
      }
    }
  })
})

describe('days for the dead', () => {
  it.each([
    ['2026-04-05', '清明节'],
    ['2026-08-27', '中元节'],
    ['2027-04-05', '清明节'],
    ['2028-04-04', '清明节'],
    ['2027-08-16', '中元节'],
    ['2026-04-04', undefined],
    ['2026-08-26', undefined],
    ['2100-04-05', undefined],
  ])('%s is %s', (date, name) => {
    expect(solemnDayOn(date)?.names.zh).toBe(name)
  })
})

describe('nextFestivalDate', () => {
  it.each([
    ['spring-festival', '2026-02-17', '2026-02-17'],
    ['spring-festival', '2026-02-18', '2027-02-06'],
    ['laba', '2026-01-27', '2027-01-15'],
    ['laba', '2026-12-31', '2027-01-15'],
    ['new-years-eve', '2027-02-06', '2028-01-25'],
    ['christmas', '2026-12-26', '2027-12-25'],
    ['new-year', '2026-01-02', '2027-01-01'],
  ] as const)('of %s from %s on is %s', (id, from, expected) => {
    expect(nextFestivalDate(id, from)).toBe(expected)
  })
})
