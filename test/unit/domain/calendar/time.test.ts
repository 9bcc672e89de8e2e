import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compareDates,
  daysInMonth,
  instantOf,
  isRealDate,
  isZone,
  localDateOf,
  localTimeOf,
  minuteOfDay,
  monthOf,
  monthsBetween,
  nextClockChange,
  weekdayOf,
} from '#shared/domain/calendar/time.ts'

describe('instantOf', () => {
  it.each([
    ['2026-12-01', '09:00', 'Asia/Shanghai', '2026-12-01T01:00:00Z', 'an ordinary time'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00Z', 'a skipped time moves on to 03:30'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z', 'of a repeated time the first'],
    ['2026-04-24', '00:30', 'Africa/Cairo', '2026-04-23T22:30:00Z', 'summer time that starts at midnight'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T19:00:00Z', 'a skipped day moves on by a day'],
    ['1988-07-01', '00:00', 'Asia/Shanghai', '1988-06-30T15:00:00Z', 'the summer time China had'],
  ])('%s %s in %s is %s: %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone)).toEqual(new Date(instant))
  })

  it('refuses what does not exist', () => {
    expect(() => instantOf('2026-02-30', '09:00', 'Asia/Shanghai')).toThrow(RangeError)
    expect(() => instantOf('2026-02-01', '09:00', 'Asia/Nowhere')).toThrow(RangeError)
  })
})

describe('beside Temporal', () => {
  const zones = fc.constantFrom(
    ...[
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Europe/Dublin',
      'Africa/Cairo',
    ],
    ...['Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', 'Antarctica/Troll', 'America/Santiago', 'UTC'],
  )
  const minutes = fc.integer({ min: Date.parse('1970-01-01') / 60_000, max: Date.parse('2060-01-01') / 60_000 })

  it('finds the same instant for any time, also one that is skipped or comes twice', () => {
    const hours = fc.integer({ min: -180, max: 180 })
    fc.assert(
      fc.property(zones, minutes, hours, fc.boolean(), (zone, minute, near, atChange) => {
        const start = new Date(minute * 60_000)
        const base = atChange ? (nextClockChange(start, zone) ?? start) : start
        const wall = new Date(base.getTime() + near * 60_000)
        const [date, time] = [localDateOf(wall, zone), localTimeOf(wall, zone)]
        const shifted = `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, '0')}:${time.slice(3)}`
        for (const each of [time, shifted]) {
          const theirs = Temporal.PlainDateTime.from(`${date}T${each}`).toZonedDateTime(zone).epochMilliseconds
          expect(instantOf(date, each, zone).getTime()).toBe(theirs)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds the same next change of offset', () => {
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const at = new Date(minute * 60_000)
        const theirs = Temporal.Instant.fromEpochMilliseconds(at.getTime())
          .toZonedDateTimeISO(zone)
          .getTimeZoneTransition('next')
        const within = theirs !== null && theirs.epochMilliseconds - at.getTime() < 400 * 86_400_000
        expect(nextClockChange(at, zone)).toEqual(within ? new Date(theirs.epochMilliseconds) : null)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the wall clock', () => {
  it('tells date, time and minute where the reader is', () => {
    const at = new Date('2026-12-31T16:05:59.999Z')

    expect(localDateOf(at, 'Asia/Shanghai')).toBe('2027-01-01')
    expect(localTimeOf(at, 'Asia/Shanghai')).toBe('00:05')
    expect(minuteOfDay(at, 'Asia/Shanghai')).toBe(5)
    expect(minuteOfDay(at, 'Asia/Kathmandu')).toBe(21 * 60 + 50)
    expect(localDateOf(at, 'America/New_York')).toBe('2026-12-31')
  })

  it('refuses a zone that does not exist', () => {
    expect(() => localDateOf(new Date(0), 'Asia/Nowhere')).toThrow(RangeError)
  })

  it.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])(
    'comes back from an instant in %s',
    (zone) => {
      const at = instantOf('2026-07-15', '13:45', zone)

      expect([localDateOf(at, zone), localTimeOf(at, zone)]).toEqual(['2026-07-15', '13:45'])
    },
  )
})

describe('nextClockChange', () => {
  it('finds the next change of offset', () => {
    expect(nextClockChange(new Date('2026-03-01T00:00:00Z'), 'America/New_York')).toEqual(
      new Date('2026-03-08T07:00:00Z'),
    )
  })

  it('is null where clocks no longer change', () => {
    expect(nextClockChange(new Date('2026-03-01T00:00:00Z'), 'Asia/Shanghai')).toBeNull()
  })
})

describe('isZone', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Asia/Nowhere', false],
    ['+08:00', false],
    ['', false],
  ])('%s: %s', (zone, expected) => {
    expect(isZone(zone)).toBe(expected)
  })
})

describe('calendar dates', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-08', 0, '2026-03-08'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  it('count weekdays from Monday 1 to Sunday 7', () => {
    const week = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']

    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('know the lengths of months', () => {
    expect([1, 2, 4, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 28, 30, 31])
    expect([1900, 2000, 2028].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29])
    expect([0, 13, 1.5].map((month) => daysInMonth(2026, month))).toEqual([0, 0, 0])
  })

  it('are real or not', () => {
    expect(isRealDate(2028, 2, 29)).toBe(true)
    expect(isRealDate(2026, 2, 29)).toBe(false)
    expect(isRealDate(2026, 13, 1)).toBe(false)
    expect(isRealDate(2026, 1, 0)).toBe(false)
    expect(isRealDate(2026, 1, 1.5)).toBe(false)
    expect(isRealDate(Number.NaN, 1, 1)).toBe(false)
  })

  it('sort and name their month', () => {
    expect(['2026-12-01', '2026-02-01', '2026-02-01'].toSorted(compareDates)).toEqual([
      '2026-02-01',
      '2026-02-01',
      '2026-12-01',
    ])
    expect(monthOf('2026-12-01')).toBe('2026-12')
  })

  it.each([
    ['2026-11-30', '2027-03-01', ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03']],
    ['2026-02-01', '2026-02-28', ['2026-02']],
    ['2026-03-01', '2026-02-28', []],
  ])('from %s to %s are of the months %j', (first, last, months) => {
    expect(monthsBetween(first, last)).toEqual(months)
  })
})
