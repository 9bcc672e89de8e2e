import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minuteOfDay } from '#shared/domain/calendar/time.ts'
import {
  isQuiet,
  nextAllowedInstant,
  nextCommonInstant,
  QUIET_HOURS,
  type QuietHours,
} from '#shared/domain/policies/quiet-hours.ts'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

/** Weeks in which the clocks change, and one in which they do not. */
const WEEKS: [zone: string, around: string][] = [
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Asia/Shanghai', '2026-12-01T00:00:00Z'],
]

const instants = fc
  .tuple(fc.constantFrom(...WEEKS), fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }))
  .map(([[zone, around], offsetMs]) => ({ zone, at: new Date(Date.parse(around) + offsetMs) }))
const windows: fc.Arbitrary<QuietHours> = fc.oneof(
  fc.constant(QUIET_HOURS),
  fc.record({ fromMinute: fc.integer({ min: 0, max: 1439 }), untilMinute: fc.integer({ min: 0, max: 1439 }) }),
)

describe('isQuiet', () => {
  it.each([
    ['2026-12-01T20:59:59.999+08:00', false],
    ['2026-12-01T21:00:00.000+08:00', true],
    ['2026-12-02T00:00:00.000+08:00', true],
    ['2026-12-02T07:59:59.999+08:00', true],
    ['2026-12-02T08:00:00.000+08:00', false],
  ])('at %s in Shanghai: %s', (at, expected) => {
    expect(isQuiet(new Date(at), 'Asia/Shanghai', QUIET_HOURS)).toBe(expected)
  })

  it('is never so when both ends are the same', () => {
    expect(isQuiet(new Date('2026-12-01T09:00:00Z'), 'UTC', { fromMinute: 540, untilMinute: 540 })).toBe(false)
  })
})

describe('nextAllowedInstant', () => {
  it.each([
    ['2026-12-01T12:34:56.789+08:00', 'Asia/Shanghai', '2026-12-01T12:34:56.789+08:00', 'by day, at once'],
    ['2026-12-01T21:00:00+08:00', 'Asia/Shanghai', '2026-12-02T08:00:00+08:00', 'in the evening, the next morning'],
    ['2026-12-02T03:00:00.001+08:00', 'Asia/Shanghai', '2026-12-02T08:00:00+08:00', 'after midnight, the same morning'],
    ['2026-03-07T23:00:00-05:00', 'America/New_York', '2026-03-08T08:00:00-04:00', 'over a night of seven hours'],
    ['2026-10-31T23:00:00-04:00', 'America/New_York', '2026-11-01T08:00:00-05:00', 'over a night of thirteen hours'],
    [
      '2026-04-05T01:00:00+11:00',
      'Australia/Lord_Howe',
      '2026-04-05T08:00:00+10:30',
      'where clocks move by half an hour',
    ],
    ['2011-12-29T22:00:00-10:00', 'Pacific/Apia', '2011-12-31T08:00:00+14:00', 'where a day was skipped'],
  ])('%s in %s waits until %s: %s', (at, zone, expected) => {
    expect(nextAllowedInstant(new Date(at), zone, QUIET_HOURS)).toEqual(new Date(expected))
  })

  it.each([
    ['2026-03-08T01:00:00-05:00', 60, 150, '2026-03-08T03:00:00-04:00', 'a skipped opening is the end of the gap'],
    ['2026-11-01T01:10:00-04:00', 60, 90, '2026-11-01T01:30:00-04:00', 'a repeated opening counts the first time'],
    ['2026-11-01T01:10:00-05:00', 60, 90, '2026-11-01T01:30:00-05:00', 'and the second time'],
    ['2026-11-01T01:40:00-04:00', 90, 300, '2026-11-01T01:00:00-05:00', 'a change back may itself end the quiet'],
  ])('from %s in New York, quiet %i to %i, waits until %s: %s', (at, fromMinute, untilMinute, expected) => {
    expect(nextAllowedInstant(new Date(at), 'America/New_York', { fromMinute, untilMinute })).toEqual(
      new Date(expected),
    )
  })

  it('is never earlier, never quiet, and stable when repeated', () => {
    fc.assert(
      fc.property(instants, windows, ({ zone, at }, quiet) => {
        const allowed = nextAllowedInstant(at, zone, quiet)

        expect(allowed.getTime()).toBeGreaterThanOrEqual(at.getTime())
        expect(isQuiet(allowed, zone, quiet)).toBe(false)
        expect(nextAllowedInstant(allowed, zone, quiet)).toEqual(allowed)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the very first that will do', () => {
    fc.assert(
      fc.property(instants, windows, ({ zone, at }, quiet) => {
        const allowed = nextAllowedInstant(at, zone, quiet).getTime()

        for (let ms = allowed - 1; ms >= at.getTime(); ms -= MINUTE_MS)
          expect(isQuiet(new Date(ms), zone, quiet)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is the opening to the millisecond when a text was held overnight', () => {
    fc.assert(
      fc.property(instants, ({ zone, at }) => {
        fc.pre(isQuiet(at, zone, QUIET_HOURS))

        const allowed = nextAllowedInstant(at, zone, QUIET_HOURS)

        expect(minuteOfDay(allowed, zone)).toBe(QUIET_HOURS.untilMinute)
        expect(allowed.getTime() % MINUTE_MS).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('nextCommonInstant', () => {
  const states = ['America/Los_Angeles', 'America/Denver']
  const russia = ['Europe/Kaliningrad', 'Asia/Kamchatka']

  it.each([
    ['2026-12-01T15:30:00Z', states, '2026-12-01T16:00:00Z', 'until it is eight in the west'],
    ['2026-12-01T16:00:00Z', states, '2026-12-01T16:00:00Z', 'not when it is day in both'],
    ['2026-12-02T04:30:00Z', states, '2026-12-02T16:00:00Z', 'overnight from nine in the evening in the east'],
    ['2026-12-01T05:00:00Z', russia, '2026-12-01T06:00:00Z', 'until it is eight in Kaliningrad'],
    ['2026-12-01T09:00:00Z', russia, '2026-12-02T06:00:00Z', 'until the next day from nine in Kamchatka'],
  ])('%s in %j waits until %s: %s', (at, zones, expected) => {
    expect(nextCommonInstant(new Date(at), zones, QUIET_HOURS)).toEqual(new Date(expected))
  })

  it('does not exist where it is never day in all of them', () => {
    expect(
      nextCommonInstant(
        new Date('2026-12-01T00:00:00Z'),
        ['Pacific/Honolulu', 'Europe/London', 'Asia/Karachi'],
        QUIET_HOURS,
      ),
    ).toBeNull()
  })

  it('is never quiet anywhere, and stable when repeated', () => {
    const zones = fc.subarray(['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Pacific/Honolulu'], {
      minLength: 1,
    })
    fc.assert(
      fc.property(instants, zones, ({ at }, somewhere) => {
        const common = nextCommonInstant(at, somewhere, QUIET_HOURS) ?? at

        expect(somewhere.filter((zone) => isQuiet(common, zone, QUIET_HOURS))).toEqual([])
        expect(nextCommonInstant(common, somewhere, QUIET_HOURS)).toEqual(common)
      }),
      { numRuns: 1000 },
    )
  })
})
