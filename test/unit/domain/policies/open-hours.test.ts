import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minuteOfDay } from '#shared/domain/calendar/time.ts'
import { isOpen, nextOpening, type OpenHours, WIDEST_HOURS } from '#shared/domain/policies/open-hours.ts'

/** The minutes of a day in which nothing leaves, from the first until just before the second; none where both are the same. */
type Quiet = { fromMinute: number; untilMinute: number }

const NIGHT: Quiet = { fromMinute: 21 * 60, untilMinute: 8 * 60 }
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
const windows: fc.Arbitrary<Quiet> = fc.oneof(
  fc.constant(NIGHT),
  fc.record({ fromMinute: fc.integer({ min: 0, max: 1439 }), untilMinute: fc.integer({ min: 0, max: 1439 }) }),
)

function isQuiet(at: Date, zone: string, quiet: Quiet): boolean {
  return !isOpen(at, zone, outside(quiet))
}

function nextAllowed(at: Date, zone: string, quiet: Quiet): Date {
  return nextOpening(at, [zone], [outside(quiet)]) ?? at
}

function outside({ fromMinute, untilMinute }: Quiet): OpenHours {
  return {
    windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: timeOf(untilMinute), until: timeOf(fromMinute) }],
    isShutOn: null,
  }
}

function timeOf(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString().slice(11, 16)
}

describe('isOpen', () => {
  it.each([
    ['2026-12-01T20:59:59.999+08:00', false],
    ['2026-12-01T21:00:00.000+08:00', true],
    ['2026-12-02T00:00:00.000+08:00', true],
    ['2026-12-02T07:59:59.999+08:00', true],
    ['2026-12-02T08:00:00.000+08:00', false],
  ])('at %s in Shanghai: %s', (at, expected) => {
    expect(isQuiet(new Date(at), 'Asia/Shanghai', NIGHT)).toBe(expected)
  })

  it('is never so when both ends are the same', () => {
    expect(isQuiet(new Date('2026-12-01T09:00:00Z'), 'UTC', { fromMinute: 540, untilMinute: 540 })).toBe(false)
  })
})

describe('nextOpening', () => {
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
    expect(nextAllowed(new Date(at), zone, NIGHT)).toEqual(new Date(expected))
  })

  it.each([
    ['2026-03-08T01:00:00-05:00', 60, 150, '2026-03-08T03:00:00-04:00', 'a skipped opening is the end of the gap'],
    ['2026-11-01T01:10:00-04:00', 60, 90, '2026-11-01T01:30:00-04:00', 'a repeated opening counts the first time'],
    ['2026-11-01T01:10:00-05:00', 60, 90, '2026-11-01T01:30:00-05:00', 'and the second time'],
    ['2026-11-01T01:40:00-04:00', 90, 300, '2026-11-01T01:00:00-05:00', 'a change back may itself end the quiet'],
  ])('from %s in New York, quiet %i to %i, waits until %s: %s', (at, fromMinute, untilMinute, expected) => {
    expect(nextAllowed(new Date(at), 'America/New_York', { fromMinute, untilMinute })).toEqual(new Date(expected))
  })

  it('is never earlier, never quiet, and stable when repeated', () => {
    fc.assert(
      fc.property(instants, windows, ({ zone, at }, quiet) => {
        const allowed = nextAllowed(at, zone, quiet)

        expect(allowed.getTime()).toBeGreaterThanOrEqual(at.getTime())
        expect(isQuiet(allowed, zone, quiet)).toBe(false)
        expect(nextAllowed(allowed, zone, quiet)).toEqual(allowed)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the very first that will do', () => {
    fc.assert(
      fc.property(instants, windows, ({ zone, at }, quiet) => {
        const allowed = nextAllowed(at, zone, quiet).getTime()

        for (let ms = allowed - 1; ms >= at.getTime(); ms -= MINUTE_MS)
          expect(isQuiet(new Date(ms), zone, quiet)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is the opening to the millisecond when a text was held overnight', () => {
    fc.assert(
      fc.property(instants, ({ zone, at }) => {
        fc.pre(isQuiet(at, zone, NIGHT))

        const allowed = nextAllowed(at, zone, NIGHT)

        expect(minuteOfDay(allowed, zone)).toBe(NIGHT.untilMinute)
        expect(allowed.getTime() % MINUTE_MS).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('nextOpening in several zones', () => {
  const states = ['America/Los_Angeles', 'America/Denver']
  const russia = ['Europe/Kaliningrad', 'Asia/Kamchatka']

  it.each([
    ['2026-12-01T15:30:00Z', states, '2026-12-01T16:00:00Z', 'until it is eight in the west'],
    ['2026-12-01T16:00:00Z', states, '2026-12-01T16:00:00Z', 'not when it is day in both'],
    ['2026-12-02T04:30:00Z', states, '2026-12-02T16:00:00Z', 'overnight from nine in the evening in the east'],
    ['2026-12-01T05:00:00Z', russia, '2026-12-01T06:00:00Z', 'until it is eight in Kaliningrad'],
    ['2026-12-01T09:00:00Z', russia, '2026-12-02T06:00:00Z', 'until the next day from nine in Kamchatka'],
  ])('%s in %j waits until %s: %s', (at, zones, expected) => {
    expect(nextOpening(new Date(at), zones, [WIDEST_HOURS])).toEqual(new Date(expected))
  })

  it('does not exist where it is never day in all of them', () => {
    expect(
      nextOpening(
        new Date('2026-12-01T00:00:00Z'),
        ['Pacific/Honolulu', 'Europe/London', 'Asia/Karachi'],
        [WIDEST_HOURS],
      ),
    ).toBeNull()
  })

  it('is never quiet anywhere, and stable when repeated', () => {
    const zones = fc.subarray(['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Pacific/Honolulu'], {
      minLength: 1,
    })
    fc.assert(
      fc.property(instants, zones, ({ at }, somewhere) => {
        const common = nextOpening(at, somewhere, [WIDEST_HOURS]) ?? at

        expect(somewhere.filter((zone) => isQuiet(common, zone, NIGHT))).toEqual([])
        expect(nextOpening(common, somewhere, [WIDEST_HOURS])).toEqual(common)
      }),
      { numRuns: 1000 },
    )
  })
})
