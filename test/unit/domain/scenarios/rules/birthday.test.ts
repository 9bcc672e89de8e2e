import { describe, expect, it } from 'vitest'
import { addDays, type LocalDate } from '#shared/domain/calendar/time.ts'
import {
  ageOn,
  BIRTHDAY_POLICY,
  type Birthday,
  type BirthdayKey,
  type BirthdayPolicy,
  birthdayIn,
  birthdayKeyOf,
  birthdaysOn,
  occurrenceYear,
} from '#shared/domain/scenarios/rules/birthday.ts'

const SPAN_DAYS: LocalDate[] = Array.from({ length: 4018 }, (_, index) => addDays('2024-01-01', index))
const OWN_YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033]

const EVERY_LUNAR_BIRTHDAY: Birthday[] = [false, true].flatMap((leap) =>
  range(12).flatMap((month) => range(30).map((day) => aLunarBirthday(month, day, leap))),
)
const EVERY_SOLAR_BIRTHDAY: Birthday[] = range(12).flatMap((month) =>
  range([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0).map((day) => aSolarBirthday(month, day)),
)
const POLICIES: BirthdayPolicy[] = [
  BIRTHDAY_POLICY,
  { feb29: 'mar1', leapMonth: 'only-leap', shortMonth: 'next-first' },
  { feb29: 'leap-only', leapMonth: 'regular', shortMonth: 'skip' },
  { feb29: 'mar1', leapMonth: 'regular', shortMonth: 'next-first' },
]

const CELEBRATIONS = new Map(POLICIES.map((policy) => [policy, celebrationsByKey(policy)]))

describe('birthdaysOn', () => {
  it.each([
    [aLunarBirthday(6, 15, true), ['2025-08-08', '2026-07-28', '2027-07-18', '2028-08-05']],
    [aLunarBirthday(5, 9, true), ['2026-06-23', '2027-06-13', '2028-07-01']],
    [aLunarBirthday(2, 30), ['2025-03-28', '2026-04-16', '2027-04-06']],
    [aLunarBirthday(12, 30), ['2026-02-16', '2027-02-05', '2028-01-25']],
    [aLunarBirthday(12, 1), ['2024-01-11', '2024-12-31', '2026-01-19', '2027-01-08', '2027-12-28']],
    [aSolarBirthday(2, 29), ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
  ])('celebrates %o on %o', (birthday, expected) => {
    const [first = '', last = ''] = [expected[0], expected.at(-1)]

    const found = celebrationsOf(birthday, BIRTHDAY_POLICY).filter((date) => first <= date && date <= last)

    expect(found).toEqual(expected)
  })

  it('leaves 十二月初一 out of 2025 and 2028, and has it twice in 2024 and 2027', () => {
    const solarYears = celebrationsOf(aLunarBirthday(12, 1), BIRTHDAY_POLICY).map((date) => date.slice(0, 4))

    expect(solarYears.slice(0, 5)).toEqual(['2024', '2024', '2026', '2027', '2027'])
    expect(solarYears).not.toContain('2028')
  })

  it.each([
    ['feb28', '2026-02-28', true],
    ['feb28', '2026-03-01', false],
    ['mar1', '2026-03-01', true],
    ['mar1', '2026-02-28', false],
    ['leap-only', '2026-02-28', false],
    ['leap-only', '2026-03-01', false],
    ['mar1', '2028-03-01', false],
    ['feb28', '2028-02-28', false],
    ['leap-only', '2028-02-29', true],
  ] as const)('with %s, %s is a day for 29 February: %s', (feb29, date, expected) => {
    expect(birthdaysOn(date, { ...BIRTHDAY_POLICY, feb29 }).includes('02-29')).toBe(expected)
  })

  it.each([
    ['next-first', '2027-02-06', true],
    ['next-first', '2027-02-05', false],
    ['last', '2027-02-05', true],
    ['skip', '2027-02-05', false],
    ['skip', '2027-02-06', false],
    ['skip', '2030-02-02', true],
    ['next-first', '2030-02-03', false],
  ] as const)('with %s, %s is a day for 十二月三十: %s', (shortMonth, date, expected) => {
    expect(birthdaysOn(date, { ...BIRTHDAY_POLICY, shortMonth }).includes('L-12-30')).toBe(expected)
  })

  it('waits for the leap month itself when told to', () => {
    const policy: BirthdayPolicy = { ...BIRTHDAY_POLICY, leapMonth: 'only-leap' }

    const found = celebrationsOf(aLunarBirthday(6, 15, true), policy)

    expect(found).toEqual(['2025-08-08'])
  })

  it('names no key twice', () => {
    for (const policy of POLICIES) {
      for (const date of SPAN_DAYS) {
        const keys = birthdaysOn(date, policy)
        if (new Set(keys).size !== keys.length) expect.fail(`${date}: ${keys}`)
      }
    }
  })
})

describe('every birthday', () => {
  it('is celebrated exactly once in each of its own years', () => {
    for (const birthday of [...EVERY_LUNAR_BIRTHDAY, ...EVERY_SOLAR_BIRTHDAY]) {
      const ownYears = celebrationsOf(birthday, BIRTHDAY_POLICY).map((date) => occurrenceYear(birthday, date))

      expect(ownYears.filter((year) => OWN_YEARS.includes(year))).toEqual(OWN_YEARS)
    }
  })

  it.each(POLICIES)('is enumerated on the days that birthdayIn gives, with %o', (policy) => {
    for (const birthday of [...EVERY_LUNAR_BIRTHDAY, ...EVERY_SOLAR_BIRTHDAY]) {
      const celebrated = celebrationsOf(birthday, policy).filter((date) =>
        OWN_YEARS.includes(occurrenceYear(birthday, date)),
      )

      expect(celebrated).toEqual(OWN_YEARS.flatMap((year) => birthdayIn(birthday, year, policy) ?? []))
    }
  })

  it('has a key of its own', () => {
    const all = [...EVERY_LUNAR_BIRTHDAY, ...EVERY_SOLAR_BIRTHDAY]

    expect(new Set(all.map(birthdayKeyOf)).size).toBe(all.length)
  })
})

describe('occurrenceYear', () => {
  it('is the lunar year for a lunar birthday', () => {
    expect(occurrenceYear(aLunarBirthday(12, 1), '2024-01-11')).toBe(2023)
    expect(occurrenceYear(aLunarBirthday(12, 1), '2024-12-31')).toBe(2024)
  })

  it('is the year that ended for a 十二月三十 kept on the day after', () => {
    expect(occurrenceYear(aLunarBirthday(12, 30), '2027-02-06')).toBe(2026)
  })
})

describe('ageOn', () => {
  it.each([
    [{ ...aSolarBirthday(2, 29), year: 2000 }, '2026-02-27', 25],
    [{ ...aSolarBirthday(2, 29), year: 2000 }, '2026-02-28', 26],
    [{ ...aSolarBirthday(12, 1), year: 1990 }, '2026-11-30', 35],
    [{ ...aSolarBirthday(12, 1), year: 1990 }, '2026-12-01', 36],
    [{ ...aLunarBirthday(12, 1), year: 1980 }, '2027-01-07', 45],
    [{ ...aLunarBirthday(12, 1), year: 1980 }, '2027-01-08', 46],
    [{ ...aLunarBirthday(12, 30), year: 1980 }, '2027-02-06', 46],
    [aSolarBirthday(12, 1), '2026-12-01', null],
    [{ ...aSolarBirthday(12, 1), year: 2027 }, '2026-12-01', null],
  ])('of %o on %s is %s', (birthday, date, expected) => {
    expect(ageOn(birthday, date)).toBe(expected)
  })
})

function celebrationsOf(birthday: Birthday, policy: BirthdayPolicy): LocalDate[] {
  const known = CELEBRATIONS.get(policy) ?? celebrationsByKey(policy)
  return known.get(birthdayKeyOf(birthday)) ?? []
}

function celebrationsByKey(policy: BirthdayPolicy): Map<BirthdayKey, LocalDate[]> {
  const byKey = new Map<BirthdayKey, LocalDate[]>()
  for (const date of SPAN_DAYS) {
    for (const key of birthdaysOn(date, policy)) byKey.set(key, [...(byKey.get(key) ?? []), date])
  }
  return byKey
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1)
}

function aLunarBirthday(month: number, day: number, leap = false): Birthday {
  return { calendar: 'lunar', year: null, month, day, leap }
}

function aSolarBirthday(month: number, day: number): Birthday {
  return { calendar: 'solar', year: null, month, day }
}
