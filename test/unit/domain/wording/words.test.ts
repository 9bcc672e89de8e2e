import { describe, expect, it } from 'vitest'
import { Reason, type TrailCode, type TrailValues } from '#shared/contracts/message.ts'
import { wordsForProvider } from '#shared/domain/sending/provider-words.ts'
import { linesOfTrail, wordsForReason } from '#shared/domain/wording/words.ts'

const AT = new Date('2026-12-01T01:00:00Z')
const UNTIL = '2026-12-02T00:00:00.000Z'

function told(code: TrailCode, values: TrailValues): [zh: string, en: string][] {
  return linesOfTrail({ trail: [{ at: AT, code, values }] }).map(({ zh, en }) => [zh, en])
}

describe('reasons', () => {
  it.each(Reason.options)('%s is a sentence of its own in each language', (reason) => {
    const { zh, en } = wordsForReason(reason)

    expect(zh).toMatch(/^[\p{Script=Han}\d， ]+$/u)
    expect(en).toMatch(/^[A-Z][\w ,:;'-]+$/)
    expect([zh, en].join()).not.toContain(reason)
  })

  it('differ from each other', () => {
    const words = Reason.options.map(wordsForReason)

    expect(new Set(words.map(({ zh }) => zh)).size).toBe(words.length)
    expect(new Set(words.map(({ en }) => en)).size).toBe(words.length)
  })
})

describe('a provider', () => {
  it.each(['fake-phone', 'sns', 'signed-http', 'local'])('%s has words in each language', (name) => {
    const { zh, en } = wordsForProvider(name)

    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).not.toBe(name)
  })
})

describe('a line of the trail', () => {
  it.each([
    [
      'planned',
      { due: '2026-12-01T02:30:00.000Z' },
      '已计划，预定 2026-12-01 02:30 UTC 发送',
      'Planned, due at 2026-12-01 02:30 UTC',
    ],
    ['selected', { page: 2 }, '活动圈中了这位客户（第 2 批）', 'The campaign selected this contact (page 2)'],
    [
      'waits',
      { because: 'quiet-hours', until: UNTIL },
      '等到 2026-12-02 00:00 UTC：免打扰时段',
      'Waits until 2026-12-02 00:00 UTC: quiet hours',
    ],
    ['claimed', { attempt: 1 }, '开始第 1 次发送', 'Attempt 1 begins'],
    ['accepted', { provider: 'sns', parts: 1 }, '已交给亚马逊 SNS，计费 1 条', 'Handed to Amazon SNS in 1 part'],
    ['accepted', { provider: 'another', parts: 2 }, '已交给another，计费 2 条', 'Handed to another in 2 parts'],
    [
      'try-later',
      { code: 'slow-reads', until: UNTIL },
      '暂时未能发出（系统繁忙，核对用时太久），2026-12-02 00:00 UTC 再试',
      'Not sent for now (the checks took too long); tried again at 2026-12-02 00:00 UTC',
    ],
    [
      'try-later',
      { code: 'budget', until: UNTIL },
      '暂时未能发出（当日预算已用完），2026-12-02 00:00 UTC 再试',
      'Not sent for now (the budget of the day is used up); tried again at 2026-12-02 00:00 UTC',
    ],
    [
      'try-later',
      { code: 'Throttling', until: UNTIL },
      '暂时未能发出（Throttling），2026-12-02 00:00 UTC 再试',
      'Not sent for now (Throttling); tried again at 2026-12-02 00:00 UTC',
    ],
    ['receipt', { state: 'delivered', said: 'delivered' }, '运营商回执：已送达', 'The carrier said: delivered'],
    [
      'receipt',
      { state: 'undelivered', said: 'Phone has blocked SMS', at: '2026-12-01T02:00:00.000Z' },
      '运营商回执：未送达（Phone has blocked SMS，2026-12-01 02:00 UTC）',
      'The carrier said: not delivered (Phone has blocked SMS, 2026-12-01 02:00 UTC)',
    ],
    [
      'suppressed',
      { because: 'missing-value', missing: 'cardTail' },
      '已拦下：文案缺少必要内容：cardTail',
      'Held back: A value that the wording needs is missing: cardTail',
    ],
    ['cancelled', { because: 'order-paid' }, '已取消：订单已付款', 'Cancelled: The order is paid'],
    [
      'expired',
      { because: 'too-late' },
      '已过时：错过了适合发送的时间',
      'Too late: It would no longer have been of use',
    ],
    [
      'unconfirmed',
      {},
      '72 小时内没有回执，无法确认是否送达',
      'No receipt within 72 hours: whether it arrived is not known',
    ],
  ] as const)('%s with %j', (code, values, zh, en) => {
    expect(told(code, values)).toEqual([[zh, en]])
  })

  it('of a judgement is one for each guard, in words', () => {
    const records = ['unpaid', 'on-its-way', 'unsettled', 'birthday', 'holiday']

    for (const record of records) {
      const lines = told('checked', { record, consent: 'granted', optOut: 'none', hours: 'open' })

      expect(lines).toHaveLength(4)
      for (const [zh, en] of lines) {
        expect(zh).toMatch(/^核对：[\p{Script=Han}，]+$/u)
        expect(en).toMatch(/^Checked: [a-z ,]+$/)
      }
    }
  })
})
