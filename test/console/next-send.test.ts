import { describe, expect, it } from 'vitest'
import { nextSendOf } from '../../console/src/pages/campaigns/next-send.ts'

/** 2026-11-30 09:00 in Shanghai. */
const NOW = new Date('2026-11-30T01:00:00Z')

describe('when a campaign sends next', () => {
  it.each([
    ['repayment-reminder', { time: '09:00', days: [1, 5, 8] }, '2026-12-01T01:00:00.000Z'],
    ['holiday-greeting', { time: '09:00', festival: 'christmas', date: null }, '2026-12-25T01:00:00.000Z'],
    ['holiday-greeting', { time: '09:00', festivals: ['qixi', 'christmas'], date: null }, '2026-12-25T01:00:00.000Z'],
    ['holiday-greeting', { time: '10:30', festival: 'spring-festival', date: null }, '2027-02-06T02:30:00.000Z'],
  ] as const)('is the next day of %s in %o', (kind, settings, at) => {
    expect(nextSendOf({ kind, settings }, NOW)).toEqual({ kind: 'at', at: new Date(at), isOnly: false })
  })

  it('is next year once the festival of today has been greeted', () => {
    const settings = { time: '09:00', festival: 'christmas', date: null }

    const next = nextSendOf({ kind: 'holiday-greeting', settings }, new Date('2026-12-25T01:00:00Z'))

    expect(next).toEqual({ kind: 'at', at: new Date('2027-12-25T01:00:00Z'), isOnly: false })
  })

  it('is over once the only day is past, to the minute', () => {
    const settings = { time: '09:00', festival: 'christmas', date: '2026-11-30' }
    const asked = (now: Date) => nextSendOf({ kind: 'holiday-greeting', settings }, now).kind

    expect([asked(new Date(NOW.getTime() - 60_000)), asked(NOW)]).toEqual(['at', 'over'])
  })

  it('is at once of what goes at its activation, and over since then', () => {
    const settings = { date: null, time: '10:00', now: true }
    const asked = (activeSince: string | null) => nextSendOf({ kind: 'broadcast', settings, activeSince }, NOW)

    expect(asked(null)).toEqual({ kind: 'at-once' })
    expect(asked('2026-11-30T00:30:00.000Z')).toEqual({ kind: 'over', at: new Date('2026-11-30T00:30:00Z') })
  })

  it('is so many days before they are due for reminders that count them', () => {
    const settings = { time: '09:00', days: [1, 5, 8], daysBefore: [7, 1, 0] }

    expect(nextSendOf({ kind: 'repayment-reminder', settings }, NOW)).toEqual({
      ...{ kind: 'before-due', time: '09:00', days: [7, 1, 0] },
    })
  })

  it('is every day for birthdays, and no day for what events start', () => {
    expect(nextSendOf({ kind: 'birthday-greeting', settings: { time: '09:00' } }, NOW).kind).toBe('daily')
    expect(nextSendOf({ kind: 'unpaid-order-nudge', settings: { delayMinutes: 30 } }, NOW).kind).toBe('events')
  })

  it('is unknown where no day is set', () => {
    const settings = { time: '09:00', days: [] }

    expect(nextSendOf({ kind: 'repayment-reminder', settings }, NOW).kind).toBe('unknown')
  })
})
