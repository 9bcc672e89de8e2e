import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Moment, type Offset } from '#shared/contracts/scenario.ts'
import { addDays, instantOf, localDateOf } from '#shared/domain/calendar/time.ts'
import {
  type Distance,
  datesWhoseMomentFallsOn,
  dayOfMoment,
  instantOfMoment,
} from '#shared/domain/scenarios/moments.ts'

const FIRST = '2026-01-01'
/** Four years with a leap day, all clock changes, and two notices of days off. */
const day = fc.integer({ min: 0, max: 4 * 366 }).map((days) => addDays(FIRST, days))
const side = fc.constantFrom('before' as const, 'after' as const)
const offset: fc.Arbitrary<Offset> = fc.oneof(
  fc.record({ n: fc.integer({ min: 0, max: 400 }), unit: fc.constant('days' as const), side }),
  fc.record({ n: fc.integer({ min: 0, max: 60 }), unit: fc.constant('weeks' as const), side }),
  fc.record({ n: fc.integer({ min: 0, max: 36 }), unit: fc.constant('months' as const), side }),
  fc.record({ n: fc.integer({ min: 0, max: 3 }), unit: fc.constant('years' as const), side }),
  fc.record({ n: fc.integer({ min: 0, max: 20 }), unit: fc.constant('working-days' as const), side }),
)
const dayOff = fc.constantFrom('same' as const, 'before' as const, 'after' as const, 'skip' as const)
const distance: fc.Arbitrary<Distance> = fc.record({
  offset: fc.oneof(
    fc.constant(null),
    offset,
    fc.tuple(offset, offset).map(([one, two]) => [one, two]),
  ),
  place: fc.record({ at: fc.constant('10:00'), whose: fc.constant('recipient' as const), dayOff }),
})
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
)

function after(n: number, unit: Offset['unit'], fields: Partial<Moment['place']> = {}): Distance {
  return Moment.parse({ anchor: { fact: 'placed' }, offset: { n, unit, side: 'after' }, place: fields })
}

function before(n: number, unit: Offset['unit'], fields: Partial<Moment['place']> = {}): Distance {
  return Moment.parse({ anchor: { fact: 'placed' }, offset: { n, unit, side: 'before' }, place: fields })
}

describe('the dates whose moment falls on a day', () => {
  it('hold every date whose own moment is that day, and no other', () => {
    fc.assert(
      fc.property(day, distance, (date, one) => {
        const falls = dayOfMoment(date, one)
        if (falls !== null) expect(datesWhoseMomentFallsOn(falls, one)).toContain(date)
        for (const found of datesWhoseMomentFallsOn(date, one)) expect(dayOfMoment(found, one)).toBe(date)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['the 30 days before', '2027-08-02', before(30, 'days'), ['2027-09-01']],
    [
      'a month later, of the days that February lacks',
      '2027-02-28',
      after(1, 'months'),
      ['2027-01-28', '2027-01-29', '2027-01-30', '2027-01-31'],
    ],
    ['a month later in a leap year', '2028-02-29', after(1, 'months'), ['2028-01-29', '2028-01-30', '2028-01-31']],
    ['a year later, of 29 February', '2029-02-28', after(1, 'years'), ['2028-02-28', '2028-02-29']],
    [
      'moved from a weekend to its Friday',
      '2026-12-04',
      after(0, 'days', { dayOff: 'before' }),
      ['2026-12-04', '2026-12-05', '2026-12-06'],
    ],
    ['left out on a weekend', '2026-12-05', after(0, 'days', { dayOff: 'skip' }), []],
  ])('%s', (_, falls, one, dates) => {
    expect(datesWhoseMomentFallsOn(falls, one)).toEqual(dates)
  })
})

describe('the moment of an instant', () => {
  it('keeps its date and hour on the clocks of the zone, over clock changes', () => {
    fc.assert(
      fc.property(day, offset, zone, (date, one, where) => {
        const moment: Distance = { offset: one, place: { at: '10:00', whose: 'recipient', dayOff: 'same' } }
        const anchor = instantOf(date, '09:00', where)
        const due = instantOfMoment(anchor, moment, where)
        const expected = dayOfMoment(date, moment)
        if (due === null || expected === null || expected < date) return
        expect([localDateOf(due, where), due]).toEqual([expected, instantOf(expected, '10:00', where)])
      }),
    )
  })

  it('is never before its anchor: an hour that has passed that day means at once', () => {
    const anchor = new Date('2026-12-01T08:00:00Z')

    expect(instantOfMoment(anchor, after(0, 'days', { at: '10:00' }), 'Asia/Shanghai')).toEqual(anchor)
  })

  it('counts hours by the clock of physics, and days by that on the wall', () => {
    const anchor = new Date('2027-03-13T15:00:00Z')

    expect(instantOfMoment(anchor, after(24, 'hours'), 'America/New_York')?.toISOString()).toBe(
      '2027-03-14T15:00:00.000Z',
    )
    expect(instantOfMoment(anchor, after(1, 'days'), 'America/New_York')?.toISOString()).toBe(
      '2027-03-14T14:00:00.000Z',
    )
  })
})
