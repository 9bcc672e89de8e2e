import { describe, expect, it } from 'vitest'
import type { PageEntry } from '#shared/contracts/campaign.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import { repaymentReminder as reminder } from '#shared/domain/scenarios/shipped/repayment-reminder.ts'
import { contentOf, type JudgingFields, settingFaults, textOf, verdictOf } from '../../../../builders/judging.ts'
import { anInstalment } from '../../../../builders/record.ts'

function about(instalment: Partial<Instalment>): JudgingFields {
  return {
    record: { type: 'instalment', instalment: anInstalment(instalment) },
    message: { subject: { type: 'contract', id: 'L00001' }, details: { period: '3', stage: '1' } },
  }
}

function firing(date: string): Firing {
  const firedAt = new Date(`${date}T09:00:00+08:00`)
  return { part: 'stage', date, firedAt, zone: 'Asia/Shanghai', campaignId: 'cmp_reminder', step: date }
}

function selected(instalment: Partial<Instalment>, date = '2026-12-01'): PageEntry | null {
  return reminder.select({ contact: null, instalment: anInstalment(instalment) }, firing(date), contentOf(reminder))
}

function keyOn(date: string, entry: PageEntry | null, settings = {}): string | undefined {
  return entry === null ? undefined : reminder.occurrenceOf(entry, firing(date), contentOf(reminder, settings)).key
}

describe('what a list left unclear', () => {
  it.each(['status-unclear', 'partly-paid', 'row-unclear'] as const)('holds the reminder back as %s', (doubt) => {
    expect(selected({ doubt })).not.toBeNull()
    expect(verdictOf(reminder, about({ doubt }))).toBe(`suppressed: ${doubt}`)
    expect(verdictOf(reminder, about({ doubt, paidAt: new Date('2026-12-01T00:00:00Z') }))).toBe(
      'cancelled: instalment-settled',
    )
  })

  it('or has nothing to pay, is no reminder', () => {
    expect(verdictOf(reminder, about({ amountMinor: 0 }))).toBe('suppressed: nothing-to-pay')
  })
})

describe('the text of a repayment reminder', () => {
  it.each([
    [
      'zh',
      { due: '2026-12-20' },
      '朱女士您好，尾号0001的分期第3期应还3948.02元，还款日12月20日。请确保尾号2417的账户余额充足。如已还款，请忽略。',
    ],
    [
      'zh',
      { due: '2026-12-01' },
      '朱女士您好，尾号0001的分期第3期应还3948.02元，今天（12月1日）到期。请确保尾号2417的账户余额充足。如已还款，请忽略。',
    ],
    [
      'zh',
      { due: '2026-12-20', cardTail: null },
      '朱女士您好，尾号0001的分期第3期应还3948.02元，还款日12月20日。如已还款，请忽略。',
    ],
    [
      'en',
      { due: '2026-12-20' },
      'Dear 朱慧, 3948.02 CNY (contract 0001, instalment 3) is due on 20 December. Please fund the account ending 2417. Already paid? Please ignore this.',
    ],
    [
      'en',
      { due: '2026-12-01', cardTail: null },
      'Dear 朱慧, 3948.02 CNY (contract 0001, instalment 3) is due today, 1 December. Already paid? Please ignore this.',
    ],
  ] as const)('in %s with %j', (language, instalment, text) => {
    const parts = language === 'zh' ? 1 : text.length <= 134 ? 2 : 3

    expect(textOf(reminder, { ...about(instalment), language })).toEqual({ text, parts })
  })

  it('greets somebody unknown without a name', () => {
    const told = textOf(reminder, { ...about({}), contact: { name: null, salutation: null } })

    expect(told).toMatchObject({ text: expect.stringMatching(/^您好，/) })
  })
})

const NEVER_ASKED = { marketing: 'unknown', at: null, source: 'none' } as const

describe('whether a reminder leaves', () => {
  const at = new Date('2026-11-30T00:00:00Z')
  it.each([
    ['due later', about({}), 'send'],
    ['due today', about({ due: '2026-12-01' }), 'send'],
    ['due yesterday', about({ due: '2026-11-30' }), 'suppressed: past-due'],
    ['paid', about({ paidAt: at }), 'cancelled: instalment-settled'],
    ['paid, though past due', about({ paidAt: at, due: '2026-11-30' }), 'cancelled: instalment-settled'],
    ['listed as paid', about({ listedPaid: true }), 'cancelled: instalment-settled'],
    ['without an amount', about({ amountMinor: null }), 'suppressed: record-unknown'],
    ['not known', {}, 'suppressed: record-unknown'],
    ['to somebody who never consented to marketing', { ...about({}), contact: { consent: NEVER_ASKED } }, 'send'],
    ['to a number that wants no more texts', { ...about({}), optedOut: true }, 'suppressed: opted-out'],
  ] satisfies [string, JudgingFields, string][])('%s: %s', (_, fields, verdict) => {
    expect(verdictOf(reminder, fields)).toBe(verdict)
  })

  it('is past due by the date where the recipient is, not where the platform is', () => {
    const fields = { ...about({ due: '2026-11-30' }), now: '2026-11-30T17:00:00Z' }

    expect(verdictOf(reminder, { ...fields, contact: { zone: 'America/New_York' } })).toBe('send')
    expect(verdictOf(reminder, fields)).toBe('suppressed: past-due')
  })
})

describe('who is on the page of a reminder', () => {
  it.each([
    ['due this month', {}, ['L00001', '3', '2026-12']],
    ['due next month', { due: '2027-01-20', month: '2027-01' }, undefined],
    ['moved out of this month', { due: '2027-01-05' }, undefined],
    ['moved into this month', { due: '2026-12-31', month: '2026-11' }, ['L00001', '3', '2026-11']],
    ['settled', { listedPaid: true }, undefined],
    ['paid', { paidAt: new Date('2026-11-30T00:00:00Z') }, undefined],
    ['of a contact not heard of', { contactId: null }, undefined],
  ])('%s', (_, instalment, refs) => {
    expect(selected(instalment)?.refs).toEqual(refs)
  })
})

describe('the key of a reminder', () => {
  it.each([
    ['2026-12-01', '2026-12#repayment-reminder#L00001#3#2026-12-01'],
    ['2026-12-05', '2026-12#repayment-reminder#L00001#3#2026-12-05'],
    ['2026-12-08', '2026-12#repayment-reminder#L00001#3#2026-12-08'],
  ])('on %s is %s: its own date', (date, key) => {
    expect(keyOn(date, selected({}))).toBe(key)
  })

  it.each([[[5, 8]], [[3, 5, 8]], [[5, 8, 12]], [[1, 5, 8]]])('is the same with days %j', (days) => {
    expect(keyOn('2026-12-05', selected({}), { days })).toBe('2026-12#repayment-reminder#L00001#3#2026-12-05')
  })

  it('is the place of the day for a run that release 0.1 froze', () => {
    const entry = selected({}) ?? { contactId: '', refs: [] }
    const ofRelease01 = { ...firing('2026-12-05'), step: null }

    expect(reminder.occurrenceOf(entry, ofRelease01, contentOf(reminder)).key).toBe(
      '2026-12#repayment-reminder#L00001#3#2',
    )
    expect(reminder.formerStepOf?.('2026-12-05', contentOf(reminder, { days: [5, 8] }), 'cmp_one')).toBe('1')
    expect(reminder.formerStepOf?.('2026-12-05', contentOf(reminder, { days: [8] }), 'cmp_one')).toBeNull()
  })

  it('stays when the due date moves, so the same stage is never told twice', () => {
    expect(keyOn('2026-12-05', selected({ due: '2026-12-28' }))).toBe(keyOn('2026-12-05', selected({})))
  })

  it('says for two days what it is about and until when it is of use', () => {
    const entry = selected({}) ?? { contactId: '', refs: [] }

    expect(reminder.occurrenceOf(entry, firing('2026-12-05'), contentOf(reminder))).toMatchObject({
      subject: { type: 'contract', id: 'L00001' },
      details: { period: '3', stage: '2026-12-05' },
      notAfter: new Date('2026-12-07T09:00:00+08:00'),
    })
  })
})

describe('settings of a reminder', () => {
  it('have defaults', () => {
    expect(reminder.settings.parse({})).toEqual({ days: [1, 5, 8], time: '09:00' })
    expect(reminder.firings(contentOf(reminder))).toEqual([
      { part: 'stage', rule: { time: '09:00', monthDays: [1, 5, 8] } },
    ])
  })

  it.each([
    [{ days: [] }, 'days'],
    [{ days: [0] }, 'days.0'],
    [{ days: [29] }, 'days.0'],
    [{ days: [5, 1] }, 'days'],
    [{ days: [5, 5] }, 'days'],
    [{ time: '9:00' }, 'time'],
    [{ surprise: 1 }, ''],
  ])('refuse %j', (settings, path) => {
    expect(settingFaults(reminder, settings)).toEqual([expect.stringMatching(new RegExp(`^${path}: `))])
  })
})
