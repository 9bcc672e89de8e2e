import { describe, expect, it } from 'vitest'
import { messageItem } from '#shared/adapters/dynamo/message-item.ts'
import { audienceItem, progressItem } from '#shared/adapters/dynamo/page-items.ts'
import type { Message, TrailEntry } from '#shared/contracts/message.ts'
import { anAudience, aProgress, aRun } from '../../../builders/campaign.ts'
import { itemSize } from '../../../builders/item-size.ts'
import { aMessage } from '../../../builders/message.ts'

const SECONDS = [0, 0, 0, 1, 1, 1, 2, 40]
const STEPS: Omit<TrailEntry, 'at'>[] = [
  { code: 'selected', values: { run: '2026-12-01' } },
  { code: 'checked', values: { guard: 'consent', found: 'granted', since: '2026-03-01' } },
  { code: 'checked', values: { guard: 'opt-out', found: 'none' } },
  { code: 'checked', values: { guard: 'quiet-hours', zone: 'Asia/Shanghai', local: '09:00' } },
  { code: 'checked', values: { guard: 'birthday', found: '12-01' } },
  { code: 'claimed', values: { attempt: 1 } },
  { code: 'accepted', values: { provider: 'sns' } },
  { code: 'receipt', values: { state: 'delivered', code: 'SUCCESS' } },
]
const TRAIL = STEPS.map((step, n) => ({ ...step, at: new Date(Date.UTC(2026, 11, 1, 1, 0, SECONDS[n])) }))

const FINAL: Partial<Message> = {
  occurrence: '2026#birthday-greeting',
  kind: 'birthday-greeting',
  category: 'marketing',
  subject: { type: 'contact', id: 'C00001' },
  state: 'delivered',
  attempt: 1,
  submittedAt: new Date('2026-12-01T01:00:01.123Z'),
  dueAt: new Date('2026-12-01T01:00:00Z'),
  notAfter: new Date('2026-12-01T15:59:59.999Z'),
  toHash: 'x'.repeat(22),
  language: 'zh',
  text: '祝'.repeat(70),
  parts: 1,
  providerMessageId: '12345678-1234-1234-1234-123456789012',
  trail: TRAIL,
  page: { runId: aRun().id, number: 1234 },
}

describe('what an item weighs', () => {
  it('is under 1,000 bytes for a message of 70 Chinese characters and a trail of 8, final or claimed', () => {
    const lease = { until: new Date('2026-12-01T01:01:00Z'), holder: `wrk_${'x'.repeat(20)}` }

    expect(itemSize(messageItem(aMessage(FINAL), 32))).toBeLessThan(1000)
    expect(itemSize(messageItem(aMessage({ ...FINAL, state: 'claimed', lease }), 32))).toBeLessThan(1000)
    expect(itemSize(messageItem(aMessage({ ...FINAL, state: 'undelivered', reason: 'unreachable' }), 32))).toBeLessThan(
      1024,
    )
  })

  it('is under 1,000 bytes for a single message that waits', () => {
    const single = { ...FINAL, page: null, occurrence: '2026-12-01#unpaid-order-nudge#SO-20261201-000123#1' }
    const message = aMessage({ ...single, subject: { type: 'order', id: 'SO-20261201-000123' }, wakeAt: new Date(0) })

    expect(itemSize(messageItem(message, 32))).toBeLessThan(1000)
  })

  it('is about 150 bytes for the progress of a page', () => {
    const counts = { accepted: 95, suppressed: 5 }
    const counted = aProgress({ state: 'finished', counts, countedAt: new Date('2026-12-01T01:05:00Z'), rev: 12 })

    expect(itemSize(progressItem(counted, 32))).toBeLessThan(175)
    expect(itemSize(progressItem(aProgress({ wakeAt: new Date('2026-12-01T01:00:00Z') }), 32))).toBeLessThan(150)
  })

  it('is under 1 KB for a page of 100 contacts', () => {
    const entries = Array.from({ length: 100 }, (_, n) => ({ contactId: `C${String(n).padStart(5, '0')}`, refs: [] }))

    expect(itemSize(audienceItem(anAudience({ entries, after: 'C00099' })))).toBeLessThan(1024)
  })

  it('expires 400 days after the message was due', () => {
    const { expiresAtSeconds } = messageItem(aMessage({ dueAt: new Date('2026-12-01T00:00:00Z') }), 32)

    expect(expiresAtSeconds).toBe(Date.parse('2028-01-05T00:00:00Z') / 1000)
  })

  it('is in the indexes of due and of trouble only where it belongs', () => {
    const quiet = messageItem(aMessage({ state: 'accepted' }), 32)
    const trouble = messageItem(aMessage({ state: 'in-doubt', wakeAt: new Date('2026-12-01T01:00:00Z') }), 32)

    expect(quiet).not.toHaveProperty('wakeAt')
    expect(quiet).not.toHaveProperty('dueShard')
    expect(quiet).not.toHaveProperty('trouble')
    expect(trouble).toMatchObject({ trouble: 'in-doubt', wakeAt: '2026-12-01T01:00:00.000Z' })
    expect(trouble.dueShard).toBeLessThan(32)
  })
})
