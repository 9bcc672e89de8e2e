import { describe, expect, it } from 'vitest'
import { Category } from '#shared/contracts/message.ts'
import { Hours, type HoursWindow } from '#shared/contracts/policy.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import { hoursOf, missesHolidays } from '#shared/domain/policies/hours-of-country.ts'
import { loosenedByCaps, loosenedByHours } from '#shared/domain/policies/looser.ts'
import { isOpen, nextOpening, type OpenHours, WIDEST_HOURS } from '#shared/domain/policies/open-hours.ts'
import { POLICY_COUNTRIES, policyCountryOf } from '#shared/domain/policies/policy-country.ts'
import { POLICY_SOURCES } from '#shared/domain/policies/policy-sources.ts'
import { POLICIES, policyFor } from '#shared/domain/policies/policy-table.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const YEAR_MS = 366 * 24 * 3_600_000

function hours(from: string, until: string, days = EVERY_DAY): OpenHours {
  return { windows: [{ days, from, until }], isShutOn: null }
}

describe('the table of policies', () => {
  it('has one row for each country and category, each with a source', () => {
    const rows = POLICIES.map(({ country, category }) => `${country} ${category}`)

    expect(rows.toSorted()).toEqual(
      POLICY_COUNTRIES.flatMap((country) => Category.options.map((category) => `${country} ${category}`)).toSorted(),
    )
    expect(POLICIES.every(({ sources }) => sources.length > 0)).toBe(true)
    expect(POLICIES.every((row) => Hours.safeParse({ windows: row.windows, holidays: row.holidays }).success)).toBe(
      true,
    )
  })

  it('rests on sources that were read within the last twelve months', () => {
    const old = Object.entries(POLICY_SOURCES).filter(([, { readOn }]) => Date.now() - Date.parse(readOn) > YEAR_MS)

    expect(
      old.map(([name]) => name),
      'read these again, and correct the rows that name them',
    ).toEqual([])
  })

  it('opens nowhere before pages begin, nor later, but for texts to staff, which have no hours', () => {
    const staff = POLICIES.filter(({ category }) => category === 'internal')
    expect(
      staff.every(({ windows }) => isOpen(new Date('2027-01-03T03:00:00Z'), 'UTC', { windows, isShutOn: null })),
    ).toBe(true)
    const others = POLICIES.filter(({ category }) => category !== 'internal')
    const wider = others.filter(({ country, category, ...row }) => {
      const day = { ...row, isShutOn: null }
      return Array.from({ length: 7 * 48 }, (_, half) => new Date(Date.parse('2027-01-04') + half * 1_800_000)).some(
        (at) => isOpen(at, 'UTC', day) && !isOpen(at, 'UTC', WIDEST_HOURS),
      )
    })

    expect(wider).toEqual([])
  })

  it('lets no service text leave by night, by no preset', () => {
    expect(POLICIES.filter(({ urgent }) => urgent)).toEqual([])
  })

  it.each([
    ['CN', 'CN'],
    ['CA', 'US'],
    ['PR', 'US'],
    ['JE', 'GB'],
    ['FR', 'EU'],
    ['CH', 'default'],
    ['HK', 'default'],
    [undefined, 'default'],
  ])('takes numbers of %s by the rules of %s', (country, under) => {
    expect(policyCountryOf(country)).toBe(under)
  })

  it('has rules for every country that can be told by its numbers', () => {
    expect(COUNTRIES.filter((country) => policyFor(policyCountryOf(country), 'marketing') === undefined)).toEqual([])
  })

  it('says where public holidays are spared of which nothing is known', () => {
    const asked = [
      ['FR', 'marketing', 2027],
      ['FR', 'marketing', 2031],
      ['US', 'marketing', 2031],
      ['FR', 'transactional', 2031],
    ] as const

    expect(asked.map(([country, category, year]) => missesHolidays({ country, category }, null, year))).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})

describe('a company’s own rules', () => {
  const windows = (from: string, until: string, days = EVERY_DAY): HoursWindow[] => [{ days, from, until }]
  const rule = { country: 'CN', category: 'marketing', windows: windows('10:00', '18:00'), holidays: true } as const
  const rules = { hours: [rule], caps: [], perNumberAndDay: 10, version: 1, lastChange: null }

  it('hold beside the preset, for the country or all that share its preset', () => {
    const open = (country: string, at: string) =>
      hoursOf({ country, category: 'marketing' }, rules).every((one) => isOpen(new Date(at), 'Asia/Shanghai', one))

    expect(open('CN', '2026-12-01T09:30:00+08:00')).toBe(false)
    expect(open('CN', '2026-12-01T10:30:00+08:00')).toBe(true)
    expect(open('RU', '2026-12-01T09:30:00+08:00')).toBe(true)
    const ofUnion = { ...rules, hours: [{ ...rule, country: 'EU', windows: windows('12:00', '13:00') }] }
    expect(hoursOf({ country: 'FR', category: 'marketing' }, ofUnion)).toHaveLength(2)
    expect(hoursOf({ country: 'FR', category: 'collection' }, ofUnion)).toHaveLength(1)
  })

  it('of an earlier time never open what a stricter preset has shut since', () => {
    const looser = { ...rules, hours: [{ ...rule, windows: windows('06:00', '23:00') }] }
    const both = hoursOf({ country: 'CN', category: 'marketing' }, looser)

    expect(both.every((one) => isOpen(new Date('2026-12-01T22:00:00+08:00'), 'Asia/Shanghai', one))).toBe(false)
  })

  it.each([
    ['09:00', '21:00', EVERY_DAY, false],
    ['08:59', '21:00', EVERY_DAY, true],
    ['09:00', '21:01', EVERY_DAY, true],
    ['10:00', '12:00', [7], false],
    ['22:00', '02:00', EVERY_DAY, true],
    ['12:00', '12:00', EVERY_DAY, true],
  ])('from %s until %s on %j would loosen China’s: %s', (from, until, days, isLooser) => {
    expect(loosenedByHours({ ...rule, windows: windows(from, until, days) }) !== null).toBe(isLooser)
  })

  it('loosen the union’s by a Sunday or a holiday, wherever in it', () => {
    const french = { ...rule, country: 'FR', windows: windows('09:00', '19:00', [1, 2, 3, 4, 5, 6]) }

    expect(loosenedByHours({ ...french, holidays: false })).toBeNull()
    expect(loosenedByHours({ ...french, holidays: true })).toMatchObject({ country: 'EU' })
    expect(loosenedByHours({ ...french, holidays: false, windows: windows('09:00', '19:00') })).not.toBeNull()
  })

  it('loosen a cap only where the preset has one', () => {
    const cap = { country: 'CN', category: 'marketing' } as const

    expect(loosenedByCaps({ ...cap, perDay: 1, per7Days: 9, perMonth: 3 })).toBeNull()
    expect(loosenedByCaps({ ...cap, perMonth: 5 })).toMatchObject({ country: 'CN' })
  })
})

describe('windows', () => {
  it.each([
    ['2027-01-04T22:30:00Z', true, 'on the Monday that it begins'],
    ['2027-01-05T01:59:59Z', true, 'after that midnight'],
    ['2027-01-05T02:00:00Z', false, 'not at its end'],
    ['2027-01-05T22:30:00Z', false, 'not on Tuesdays'],
    ['2027-01-04T01:00:00Z', false, 'nor after a Sunday'],
  ])('that cross midnight belong to the day on which they begin: %s %s, %s', (at, expected) => {
    expect(isOpen(new Date(at), 'UTC', hours('22:00', '02:00', [1]))).toBe(expected)
  })

  it('open at midnight after a day that is shut whole', () => {
    const rule: OpenHours = { ...hours('22:00', '06:00'), isShutOn: (date) => date === '2027-01-05' }

    expect(nextOpening(new Date('2027-01-05T00:30:00Z'), ['UTC'], [rule])).toEqual(new Date('2027-01-06T00:00:00Z'))
  })

  it('wait over a weekend and a holiday for the first hour that every rule opens', () => {
    const rules = [hours('08:00', '20:00', [1, 2, 3, 4, 5, 6]), { ...hours('09:00', '18:00'), isShutOn: easterMonday }]

    expect(nextOpening(new Date('2027-03-27T20:00:00+01:00'), ['Europe/Berlin'], rules)).toEqual(
      new Date('2027-03-30T09:00:00+02:00'),
    )
  })

  function easterMonday(date: string): boolean {
    return date === '2027-03-29'
  }
})
