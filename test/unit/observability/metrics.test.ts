import { describe, expect, it } from 'vitest'
import { MemoryMessageStore } from '#shared/adapters/memory/message-store.ts'
import { MessageId } from '#shared/contracts/ids.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { LogCode } from '#shared/observability/log-codes.ts'
import { createMeter } from '#shared/observability/meter.ts'
import { meterMessages } from '#shared/observability/metered-messages.ts'
import { meterSmsProvider } from '#shared/observability/metered-sms-provider.ts'
import { meterLog } from '#shared/observability/metrics-of-logs.ts'
import type { Log, LogFields } from '#shared/ports/log.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import { aMessage } from '../../builders/message.ts'

const NO_LOG: Log = { debug: () => undefined, info: () => undefined, error: () => undefined }

describe('a line of the log', () => {
  it.each<[LogCode, LogFields, Record<string, number>]>([
    ['PROVIDER_LINE_DOWN', {}, { LineDown: 1 }],
    ['SWEEP_FINISHED', { messages: 2 }, { SweepsFinished: 1 }],
    ['SWEEP_FINISHED', { outcome: 'woken', messages: 2 }, {}],
    ['RECONCILE_FINISHED', { schedules: 1, runs: 1, gaps: 2 }, { ReconcilesFinished: 1, RunsWithGap: 2 }],
    ['EVENT_ACCEPT_FINISHED', { outcome: 'repeat' }, { EventsAccepted: 1 }],
    ['EVENT_REFUSED', { reason: 'bad-signature' }, { EventsRefused: 1 }],
    ['EVENT_KEPT', {}, { EventsKept: 1 }],
    ['ARRIVAL_REFUSED', { reason: 'bad-signature' }, { EventsRefused: 1 }],
    ['ARRIVAL_ACCEPT_FINISHED', { outcome: 'kept' }, { EventsKept: 1 }],
    [
      'ARRIVAL_ACCEPT_FINISHED',
      { outcome: 'accepted', accepted: 2, setAside: 1 },
      { EventsAccepted: 2, EventsKept: 1 },
    ],
    ['ARRIVAL_ACCEPT_FINISHED', { outcome: 'repeat', accepted: 2, setAside: 0 }, {}],
    ['RECEIPT_RECORD_FINISHED', { outcome: 'recorded', state: 'delivered' }, { TextsDelivered: 1 }],
    ['RECEIPT_RECORD_FINISHED', { outcome: 'recorded', state: 'undelivered' }, { TextsUndelivered: 1 }],
    ['RECEIPT_RECORD_FINISHED', { outcome: 'repeat', state: 'delivered' }, {}],
    ['RECEIPT_UNKNOWN_CODE', {}, { ReceiptsUnknownCode: 1 }],
    ['WEBHOOK_ANNOUNCE_FAILED', { state: 'accepted' }, { EventsUntold: 1 }],
    ['RECORD_DEAD_LETTERED', {}, { RecordsDeadLettered: 1 }],
    ['MESSAGE_SEND_FINISHED', { sent: 3 }, {}],
  ])('%s %j counts for %j', (code, fields, counted) => {
    const meter = createMeter()

    meterLog(NO_LOG, meter).info(code, fields)

    expect(Object.fromEntries(meter.take())).toEqual(counted)
  })
})

describe('a provider', () => {
  const PRICE = 30_000
  const submit = { messageId: MessageId.parse('msg_QQpC'), to: '+8619900000001', category: 'marketing' } as const

  it.each<[SubmitAnswer, Record<string, number>]>([
    [
      { kind: 'accepted', providerMessageId: 'p' },
      { TextsAccepted: 1, SpendMicros: 2 * PRICE },
    ],
    [{ kind: 'rejected', because: 'bad-number', code: 'x' }, { TextsRejected: 1 }],
    [{ kind: 'unknown', code: 'x' }, {}],
    [{ kind: 'try-later', code: 'x', afterSeconds: 1 }, {}],
    [{ kind: 'line-down', code: 'x' }, {}],
  ])('that answers %j is counted as %j for a text of two parts', async (answer, counted) => {
    const meter = createMeter()
    const sms: SmsProvider = { name: 'test', countingFor: () => 'cn-flat', submit: async () => answer }

    const given = await meterSmsProvider(sms, meter, PRICE).submit({ ...submit, text: '字'.repeat(71) })

    expect(given).toEqual(answer)
    expect(Object.fromEntries(meter.take())).toEqual(counted)
  })
})

describe('the store of messages', () => {
  const clock = { now: () => new Date('2026-12-01T01:02:00Z') }

  it('counts what ended without a text or came to be in doubt, once it is written', async () => {
    const meter = createMeter()
    const messages = meterMessages(new MemoryMessageStore(), meter, clock)
    const states = ['suppressed', 'cancelled', 'expired', 'in-doubt', 'accepted', 'planned'] as const

    for (const [index, state] of states.entries()) {
      const message = aMessage({ contactId: `C${index}`, state })
      await messages.save(message, 'absent')
      await messages.save(message, 'absent')
    }

    expect(Object.fromEntries(meter.take())).toEqual({ TextsSetAside: 3, TextsInDoubt: 1 })
  })

  it('notes how late the latest was that was handed over', async () => {
    const meter = createMeter()
    const messages = meterMessages(new MemoryMessageStore(), meter, clock)
    const wakes = ['2026-12-01T01:01:59Z', '2026-12-01T01:00:30Z', '2026-12-01T01:02:30Z']
    for (const [index, wakeAt] of wakes.entries()) {
      const message = aMessage({ contactId: `C${index}`, state: 'planned', wakeAt: new Date(wakeAt) })
      await messages.save(message, 'absent')
      const due = { id: message.id, wakeAt: new Date(wakeAt), campaignId: message.campaignId }
      await messages.handOver(due, new Date('2026-12-01T01:05:00Z'))
      await messages.handOver({ ...due, wakeAt: new Date('2026-11-01T00:00:00Z') }, new Date('2026-12-01T01:05:00Z'))
    }

    expect(meter.take()).toEqual([['OldestDueSeconds', 90]])
  })
})
