import { describe, expect, it } from 'vitest'
import { formatInstant, formatLongDay, inZone, sameWallClock } from '../../console/src/time-format.ts'

describe('times on the screen', () => {
  it('are told on the wall clock of the recipient, across midnight too', () => {
    expect(formatInstant('2026-12-01T16:30:00Z', 'Asia/Shanghai')).toBe('2026-12-02 00:30')
  })

  it('are told so inside the words of the API as well', () => {
    expect(inZone('已计划，预定 2026-11-23 06:30 UTC 发送', 'Asia/Shanghai')).toBe('已计划，预定 2026-11-23 14:30 发送')
    expect(inZone('Planned, due at 2026-11-22 23:30 UTC', 'Asia/Shanghai')).toBe('Planned, due at 2026-11-23 07:30')
  })

  it('name the day in the language of the screen', () => {
    expect(formatLongDay('2026-12-01', 'zh')).toContain('2026年12月1日')
    expect(formatLongDay('2026-12-01', 'en')).toContain('1 December 2026')
  })

  it('are the same in two zones that agree at that instant', () => {
    expect(sameWallClock('2026-12-01T00:00:00Z', 'Asia/Shanghai', 'Asia/Singapore')).toBe(true)
    expect(sameWallClock('2026-12-01T00:00:00Z', 'Asia/Shanghai', 'Europe/Berlin')).toBe(false)
  })
})
