import { describe, expect, it } from 'vitest'
import type { CompanyCaps, CompanyHours } from '#shared/contracts/policy.ts'
import { groupCountries } from '../../console/src/pages/settings/limit-places.ts'
import {
  changeOf,
  faultOfHours,
  firstOwnHours,
  type Limits,
  layOver,
  looserCaps,
  standingOf,
  withCaps,
  withHours,
} from '../../console/src/pages/settings/limits-draft.ts'

const CN = { country: 'CN', category: 'marketing' } as const
const FR = { country: 'FR', category: 'marketing' } as const
const NARROW = { windows: [{ days: [1, 2], from: '10:00', until: '18:00' }], holidays: false }
const OTHER = { ...NARROW, windows: [{ days: [3], from: '10:00', until: '12:00' }] }
const ofCountry = (place: typeof CN | typeof FR): CompanyHours => ({ ...place, ...NARROW })
const BASE: Limits = { hours: [ofCountry(FR), ofCountry(CN)], caps: [{ ...FR, perDay: 1 }], perNumberAndDay: 10 }

describe('a change of hours and limits', () => {
  it('is nothing while nothing was edited', () => {
    expect(changeOf(withHours(BASE, CN, [NARROW]), BASE)).toBeNull()
  })

  it('is the part that was edited, whole, with the other places as they were', () => {
    expect(changeOf(withHours(BASE, FR, [OTHER]), BASE)).toEqual({ hours: [{ ...FR, ...OTHER }, BASE.hours[1]] })
    expect(changeOf({ ...BASE, perNumberAndDay: 5 }, BASE)).toEqual({
      caps: { items: BASE.caps, perNumberAndDay: 5 },
    })
  })

  it('takes a place out whose rules and caps are gone', () => {
    expect(withHours(BASE, FR, []).hours).toEqual([BASE.hours[1]])
    expect(withCaps(BASE, FR, {}).caps).toEqual([])
  })

  it('is laid over what somebody else saved: elsewhere theirs stands', () => {
    const stands: Limits = { ...withHours(BASE, FR, [OTHER]), perNumberAndDay: 7 }
    const draft = withCaps(withHours(BASE, CN, [OTHER]), CN, { perMonth: 2 })

    const laid = layOver({ draft, base: BASE, stands })

    expect(laid).toEqual({
      hours: [
        { ...FR, ...OTHER },
        { ...CN, ...OTHER },
      ],
      caps: [...BASE.caps, { ...CN, perMonth: 2 } satisfies CompanyCaps],
      perNumberAndDay: 7,
    })
  })

  it('knows no moment for hours and caps of two versions', () => {
    const at = { changedAt: null, changedBy: null }
    const hours = { items: [], version: 1, rev: 1, ...at }
    const caps = { items: [], perNumberAndDay: 10, version: 2, rev: 2, ...at }

    expect(standingOf(hours, caps)).toBeNull()
    expect(standingOf(hours, { ...caps, rev: 1 })).toMatchObject({ rev: 1, perNumberAndDay: 10 })
  })
})

it('begins as the preset, and by day where the preset is never shut', () => {
  const always = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }], holidays: true }

  expect(firstOwnHours(NARROW)).toEqual(NARROW)
  expect(firstOwnHours(always).windows).toEqual([{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', until: '21:00' }])
})

describe('what cannot be saved', () => {
  it.each([
    [NARROW, null],
    [{ ...NARROW, windows: [{ days: [1], from: '08:00', until: '18:00' }] }, 'looser'],
    [{ ...NARROW, windows: [{ days: [], from: '10:00', until: '18:00' }] }, 'no-days'],
    [{ ...NARROW, windows: [{ days: [1], from: '18:00', until: '10:00' }] }, 'backwards'],
  ])('of the hours %j is %j', (own, fault) => {
    expect(faultOfHours(CN, own)).toBe(fault)
  })

  it('is nothing of hours for staff that go on after midnight', () => {
    const night = { windows: [{ days: [1], from: '22:00', until: '06:00' }], holidays: true }

    expect(faultOfHours({ country: 'CN', category: 'internal' }, night)).toBeNull()
  })

  it('is measured by the preset that the country shares', () => {
    const sunday = { ...NARROW, windows: [{ days: [7], from: '10:00', until: '12:00' }] }

    expect(faultOfHours(FR, sunday)).toBe('looser')
    expect(faultOfHours(FR, { ...NARROW, holidays: true })).toBe('looser')
  })

  it('of caps are those above the preset alone', () => {
    expect(looserCaps(CN, { perDay: 2, per7Days: 9, perMonth: 4 })).toEqual(['perDay'])
  })
})

it('offers the countries that are open first, mainland China before all, then presets and what has rules', () => {
  expect(
    groupCountries(['AU', 'CN', 'FR'], { ...BASE, caps: [{ country: 'JP', category: 'marketing', perDay: 1 }] }),
  ).toEqual({
    open: ['CN', 'AU', 'FR'],
    others: ['US', 'GB', 'EU', 'IN', 'KR', 'default', 'JP'],
  })
})
