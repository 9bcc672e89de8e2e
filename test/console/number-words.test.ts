import { describe, expect, it } from 'vitest'
import { wordDay, wordInstant } from '../../console/src/date-words.ts'
import { formatMoney, formatNumber, formatShare } from '../../console/src/number-format.ts'
import { progressOf } from '../../console/src/pages/campaign/run-progress.ts'
import { lastRunOf } from '../../console/src/pages/campaigns/queries.ts'

describe('numbers and money', () => {
  it('have separators, and money its sign with the decimals of its currency', () => {
    expect(formatNumber(1153, 'zh')).toBe('1,153')
    expect(formatShare(0.0342, 'en')).toBe('3.4%')
    expect(formatMoney({ minor: 4600, currency: 'CNY' }, 'zh')).toBe('¥46.00')
    expect(formatMoney({ minor: 4600, currency: 'CNY' }, 'en')).toBe('CN¥46.00')
    expect(formatMoney({ minor: 1200, currency: 'JPY' }, 'en')).toBe('JP¥1,200')
    expect(formatMoney({ minor: 1234, currency: 'KWD' }, 'en').replace(/\s/gu, ' ')).toBe('KWD 1.234')
  })
})

describe('days in words', () => {
  it('leave out this year and tell another', () => {
    expect(wordDay('2026-12-06', { language: 'zh', today: '2026-11-30' })).toBe('12 月 6 日')
    expect(wordDay('2027-02-06', { language: 'zh', today: '2026-11-30' })).toBe('2027 年 2 月 6 日')
    expect(wordDay('2027-02-06', { language: 'en', today: '2026-11-30' })).toBe('6 February 2027')
  })

  it('are those of the zone that is told', () => {
    const now = new Date('2026-11-30T01:00:00Z')

    expect(wordInstant('2026-12-05T18:30:00Z', { language: 'en', zone: 'Asia/Shanghai', now })).toBe('6 December 02:30')
  })
})

describe('runs', () => {
  it('of the last date are one firing, whatever its parts and zones', () => {
    const runs = [
      { date: '2026-12-05', planned: 3 },
      { date: '2026-12-05', planned: 4 },
      { date: '2026-12-01', planned: 90 },
    ]

    expect(lastRunOf(runs)).toEqual({ date: '2026-12-05', people: 7 })
    expect(lastRunOf([])).toBeNull()
  })

  it('have dealt with everybody who does not wait any more, and with all once closed', () => {
    const counts = { planned: 10, claimed: 2, accepted: 5, suppressed: 3 }

    expect(progressOf({ planned: 20, counts, state: 'sending' })).toEqual({ done: 8, of: 20 })
    expect(progressOf({ planned: 20, counts: {}, state: 'closed' })).toEqual({ done: 20, of: 20 })
  })
})
