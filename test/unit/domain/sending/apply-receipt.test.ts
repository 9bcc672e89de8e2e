import { describe, expect, it } from 'vitest'
import { MessageState } from '#shared/contracts/message.ts'
import { applyReceipt, plainWording, type Word } from '#shared/domain/sending/apply-receipt.ts'
import { aMessage } from '../../../builders/message.ts'

const NOW = new Date('2026-12-01T01:00:00Z')

function word(fields: Partial<Word> = {}): Word {
  return { state: 'delivered', because: null, said: 'ok', providerMessageId: 'gw-1', at: null, ...fields }
}

const FAILED: Partial<Word> = { state: 'undelivered', because: 'unreachable' }

describe('applyReceipt', () => {
  it.each(MessageState.options.filter((state) => state !== 'delivered'))(
    'takes a text for delivered whatever was made of it before: %s',
    (state) => {
      const lease = { until: NOW, holder: 'w' }
      const moved = applyReceipt(aMessage({ state, reason: 'no-answer', lease, wakeAt: NOW }), word(), NOW)

      expect(moved).toMatchObject({ state: 'delivered', reason: null, lease: null, wakeAt: null, rev: 2 })
    },
  )

  it.each(['delivered', 'undelivered', 'rejected', 'suppressed', 'cancelled', 'expired'] as const)(
    'leaves a message as it is that failed and was %s already',
    (state) => {
      expect(applyReceipt(aMessage({ state }), word(FAILED), NOW)).toBeNull()
    },
  )

  it('ends a message that was put back although its text had been taken', () => {
    const moved = applyReceipt(aMessage({ state: 'planned', attempt: 1 }), word(FAILED), NOW)

    expect(moved).toMatchObject({ state: 'undelivered', reason: 'unreachable', wakeAt: null, submittedAt: NOW })
  })

  it('keeps the id that the provider gave first', () => {
    const message = aMessage({ state: 'accepted', providerMessageId: 'first' })

    expect(applyReceipt(message, word(), NOW)?.providerMessageId).toBe('first')
    expect(applyReceipt({ ...message, providerMessageId: null }, word(), NOW)?.providerMessageId).toBe('gw-1')
  })

  it('says on the trail when it was that a late receipt tells of, and nothing where it is prompt', () => {
    const valuesAt = (at: string) => applyReceipt(aMessage(), word({ at: new Date(at) }), NOW)?.trail.at(-1)?.values

    expect(valuesAt('2026-12-01T00:54:59Z')).toEqual({ state: 'delivered', said: 'ok', at: '2026-12-01T00:54:59.000Z' })
    expect(valuesAt('2026-12-01T00:55:00Z')).toEqual({ state: 'delivered', said: 'ok' })
  })
})

describe('plainWording', () => {
  it.each([
    ['UNDELIV', 'UNDELIV'],
    ['to +8619900000001 failed', 'to * failed'],
    ['１９９ 0000-0001', '*'],
    ['line\none\u0000two', 'line one two'],
    ['MK:0001', 'MK:0001'],
    ['x'.repeat(200), 'x'.repeat(100)],
  ])('%j becomes %j', (wording, plain) => {
    expect(plainWording(wording)).toBe(plain)
  })
})
