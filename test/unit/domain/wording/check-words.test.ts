import { describe, expect, it } from 'vitest'
import { HoldReason } from '#shared/contracts/hold.ts'
import type { CappedBy } from '#shared/domain/policies/caps.ts'
import { GUARDS } from '#shared/domain/sending/guards.ts'
import { whyNot, wordsForCheck } from '#shared/domain/wording/check-words.ts'
import { linesOfTrail } from '#shared/domain/wording/words.ts'

const RESULTS = ['yes', 'no', 'unknown', 'not-asked'] as const
const ROWS = GUARDS.flatMap(({ code }) => RESULTS.map((result) => ({ code, result })))

describe('words for what was looked at', () => {
  it.each(ROWS)('$code is told as $result in both languages', ({ code, result }) => {
    // A guard never refuses without a reason.
    const because = result === 'no' ? 'too-late' : null

    const { zh, en } = wordsForCheck({ code, result, because, values: {} })

    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
  })

  it('says until when a text waits, and its reason where one refuses it', () => {
    const values = { until: '2026-12-02T00:00:00.000Z' }
    const waits = wordsForCheck({ code: 'hours', result: 'yes', because: 'quiet-hours', values })
    const refused = whyNot([{ code: 'opt-out', result: 'no', because: 'opted-out', values: {} }])

    expect(waits).toEqual({
      zh: '等到 2026-12-02 00:00 UTC：免打扰时段',
      en: 'Waits until 2026-12-02 00:00 UTC: quiet hours',
    })
    expect(refused).toEqual({ code: 'opted-out', zh: '该号码已退订', en: 'The number has opted out' })
  })

  it('says which hold or cap keeps a text back, each in words of its own', () => {
    const holds = HoldReason.options.map((why) => ({ code: 'hold', because: 'on-hold', values: { why } }) as const)
    const by: CappedBy[] = ['day', '7-days', 'month', 'number', 'same-text']
    const caps = by.map((cap) => ({ code: 'caps', because: 'capped', values: { cap } }) as const)

    const words = [...holds, ...caps].map((found) => wordsForCheck({ ...found, result: 'no' }))

    for (const language of ['zh', 'en'] as const) {
      expect(new Set(words.map((one) => one[language])).size).toBe(HoldReason.options.length + by.length)
    }
    const older = wordsForCheck({ code: 'hold', result: 'no', because: 'on-hold', values: {} })
    expect(older.en).toBe('Staff has put this contact or record on hold')
  })

  it.each([
    ['exempt', 'exempt'],
    ['passed', 'any'],
  ])('has words for what trails keep of %s and %s', (optOut, hours) => {
    const at = new Date('2026-12-01T00:00:00Z')
    const lines = linesOfTrail({ trail: [{ at, code: 'checked', values: { optOut, hours } }] })

    expect(lines.filter(({ en }) => en.includes(optOut) || en.includes(`hours ${hours}`))).toEqual([])
  })
})
