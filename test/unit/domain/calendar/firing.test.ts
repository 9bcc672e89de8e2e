import { describe, expect, it } from 'vitest'
import { type FiringRule, nextFiring, toCron } from '#shared/domain/calendar/firing.ts'

describe('nextFiring', () => {
  it.each<[FiringRule, after: string, expected: string, why: string]>([
    [{ time: '09:00' }, '2026-12-01T08:59:59.999+08:00', '2026-12-01T09:00:00+08:00', 'the same day'],
    [{ time: '09:00' }, '2026-12-01T09:00:00+08:00', '2026-12-02T09:00:00+08:00', 'strictly after'],
    [{ time: '00:00' }, '2026-12-31T12:00:00+08:00', '2027-01-01T00:00:00+08:00', 'over the new year'],
    [
      { time: '09:00', monthDays: [8, 1, 5] },
      '2026-12-01T09:00:00+08:00',
      '2026-12-05T09:00:00+08:00',
      'the next day listed',
    ],
    [
      { time: '09:00', monthDays: [1, 5, 8] },
      '2026-12-08T10:00:00+08:00',
      '2027-01-01T09:00:00+08:00',
      'the next month',
    ],
    [{ time: '09:00', monthDays: [1] }, '2026-12-01T09:00:00+08:00', '2027-01-01T09:00:00+08:00', 'a whole month on'],
    [{ time: '09:00', date: '2027-06-09' }, '2026-12-01T09:00:00+08:00', '2027-06-09T09:00:00+08:00', 'a single date'],
  ])('%o after %s is %s: %s', (rule, after, expected) => {
    expect(nextFiring(rule, 'Asia/Shanghai', new Date(after))).toEqual(new Date(expected))
  })

  it.each<[FiringRule, why: string]>([
    [{ time: '09:00', date: '2026-12-01' }, 'a single date that is past'],
    [{ time: '09:00', monthDays: [] }, 'no day at all'],
  ])('%o is null: %s', (rule) => {
    expect(nextFiring(rule, 'Asia/Shanghai', new Date('2026-12-01T09:00:00+08:00'))).toBeNull()
  })

  it.each([
    [
      'America/New_York',
      '02:30',
      '2026-03-06T12:00:00-05:00',
      ['2026-03-07T02:30:00-05:00', '2026-03-08T03:30:00-04:00', '2026-03-09T02:30:00-04:00'],
      'a skipped time is moved',
    ],
    [
      'America/New_York',
      '01:30',
      '2026-10-31T12:00:00-04:00',
      ['2026-11-01T01:30:00-04:00', '2026-11-02T01:30:00-05:00'],
      'a repeated time fires once',
    ],
    [
      'Africa/Cairo',
      '00:30',
      '2026-04-23T12:00:00+02:00',
      ['2026-04-24T01:30:00+03:00', '2026-04-25T00:30:00+03:00'],
      'a skipped midnight is moved',
    ],
    [
      'Pacific/Apia',
      '09:00',
      '2011-12-29T08:00:00-10:00',
      ['2011-12-29T09:00:00-10:00', '2011-12-31T09:00:00+14:00', '2012-01-01T09:00:00+14:00'],
      'a skipped day is left out',
    ],
    [
      'America/Nuuk',
      '23:30',
      '2024-03-29T12:00:00-02:00',
      ['2024-03-29T23:30:00-02:00', '2024-03-31T00:30:00-01:00', '2024-03-31T23:30:00-01:00'],
      'a time moved past midnight is not lost',
    ],
  ])('in %s at %s after %s: %o: %s', (zone, time, after, expected) => {
    expect(firingsOf({ time }, zone, new Date(after), expected.length)).toEqual(expected.map((at) => new Date(at)))
  })

  it('finds a firing moved past midnight also from between midnight and it', () => {
    const after = new Date('2024-03-31T00:10:00-01:00')

    expect(nextFiring({ time: '23:30' }, 'America/Nuuk', after)).toEqual(new Date('2024-03-31T00:30:00-01:00'))
  })
})

describe('toCron', () => {
  it.each<[FiringRule, expected: string]>([
    [{ time: '09:00' }, 'cron(0 9 * * ? *)'],
    [{ time: '08:05' }, 'cron(5 8 * * ? *)'],
    [{ time: '09:00', monthDays: [1, 5, 8] }, 'cron(0 9 1,5,8 * ? *)'],
    [{ time: '09:30', monthDays: [10, 2, 2] }, 'cron(30 9 2,10 * ? *)'],
    [{ time: '09:00', date: '2026-12-01' }, 'at(2026-12-01T09:00:00)'],
  ])('of %o is %s', (rule, expected) => {
    expect(toCron(rule)).toBe(expected)
  })

  it('refuses a rule without days', () => {
    expect(() => toCron({ time: '09:00', monthDays: [] })).toThrow(RangeError)
  })
})

function firingsOf(rule: FiringRule, zone: string, after: Date, count: number): (Date | null)[] {
  const found: (Date | null)[] = []
  while (found.length < count) found.push(nextFiring(rule, zone, found.at(-1) ?? after))
  return found
}
