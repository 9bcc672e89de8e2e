import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageEntry } from '#shared/contracts/campaign.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { addDays } from '#shared/domain/calendar/time.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import { repaymentReminder as reminder } from '#shared/domain/scenarios/shipped/repayment-reminder.ts'
import { contentOf, type JudgingFields, settingFaults, textOf, verdictOf } from '../../../../builders/judging.ts'
import { anInstalment } from '../../../../builders/record.ts'

function about(instalment: Partial<Instalment>): JudgingFields {
  return {
    record: { type: 'instalments', instalments: [anInstalment(instalment)] },
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
      '朱女士您好，尾号0001的分期第3期应还3948.02元，还款日12月20日，逢假期，转账请在12月18日前办理。如已还款，请忽略。',
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

/** The firings of a year on which an instalment with that due date is on the page. */
function toldOn(due: string, settings: Record<string, unknown> = {}): string[] {
  const days = Array.from({ length: 400 }, (_, n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10))
  const content = contentOf(reminder, settings)
  return days.filter((date) => {
    if (reminder.audienceOf(firing(date), content) === null) return false
    return reminder.select({ contact: null, instalment: anInstalment({ due }) }, firing(date), content) !== null
  })
}

describe('when an instalment is told of', () => {
  it.each([
    ['2027-01-03', [1, 5, 8], ['2026-12-05', '2026-12-08', '2027-01-01']],
    ['2026-12-20', [1, 5, 8], ['2026-12-01', '2026-12-05', '2026-12-08']],
    ['2026-12-05', [1, 5, 8], ['2026-11-08', '2026-12-01', '2026-12-05']],
    ['2027-03-01', [28], ['2027-02-28']],
    ['2027-02-28', [28], ['2027-02-28']],
  ])('due %s with stage days %j: on the last of them on or before it', (due, days, dates) => {
    expect(toldOn(due, { days })).toEqual(dates)
  })

  it('has as many stages as days are set, whatever the due date and the days', () => {
    const dates = fc.integer({ min: 60, max: 330 }).map((n) => addDays('2026-10-01', n))
    const daySets = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(dates, daySets, (due, days) => {
        const told = toldOn(due, { days: days.toSorted((a, b) => a - b) })
        return told.length === days.length && told.every((date) => date <= due)
      }),
      { numRuns: 60 },
    )
  })

  it('may go by days before it instead', () => {
    expect(toldOn('2027-01-03', { daysBefore: [7, 1, 0] })).toEqual(['2026-12-27', '2027-01-02', '2027-01-03'])
  })

  it.each([
    ['settled', { listedPaid: true }],
    ['paid', { paidAt: new Date('2026-11-30T00:00:00Z') }],
    ['of a contact not heard of', { contactId: null }],
  ])('is never told of where it is %s', (_, instalment) => {
    expect(selected(instalment)).toBeNull()
  })

  it.each([
    ['2026-12-05', {}, ['2026-12', '2027-01']],
    ['2027-01-01', {}, ['2027-01', '2027-02']],
    ['2026-12-30', { daysBefore: [30, 0] }, ['2026-12', '2027-01']],
    ['2026-12-06', {}, undefined],
  ])('is looked for on %s with %j in the months %j', (date, settings, months) => {
    const source = reminder.audienceOf(firing(date), contentOf(reminder, settings))

    expect(source?.from === 'instalments' ? source.months : undefined).toEqual(months)
  })
})

describe('several instalments of one person', () => {
  const first = anInstalment({ due: '2026-12-10', amountMinor: 200_000, cardTail: null })
  const second = anInstalment({ contractId: 'L00002', period: 7, due: '2026-12-20', amountMinor: 394_802 })
  const both = (...instalments: Instalment[]): JudgingFields => ({
    record: { type: 'instalments', instalments },
    message: { subject: { type: 'contract', id: 'L00001' }, details: { period: '3', stage: '2026-12-01' } },
  })

  it.each([
    ['zh', '朱女士您好，您有2笔分期近期到期，合计5948.02元，最早一笔12月10日应还2000.00元。如已还款，请忽略。'],
    [
      'en',
      'Dear 朱慧, 2 instalments are due soon, 5948.02 CNY in all; the first is 2000.00 CNY on 10 December. Already paid? Please ignore this.',
    ],
  ] as const)('are told of in one text, in %s', (language, text) => {
    expect(textOf(reminder, { ...both(first, second), language })).toMatchObject({ text })
  })

  it('are told of from the earliest on, also where its date moved since the page was made', () => {
    expect(textOf(reminder, both(second, first))).toEqual(textOf(reminder, both(first, second)))
  })

  it('are summed by currency', () => {
    const inDollars = { ...second, currency: 'USD' }

    expect(textOf(reminder, both(first, inDollars))).toMatchObject({
      text: expect.stringContaining('合计2000.00元、3948.02美元，'),
    })
  })

  it('are told of as one where only one is still open', () => {
    const paid = { ...first, paidAt: new Date('2026-12-01T00:00:00Z') }

    expect(textOf(reminder, both(paid, second))).toEqual(textOf(reminder, both(second)))
  })

  it('leave out what cannot be told of, and say why where nothing can', () => {
    const unclear = { ...first, doubt: 'status-unclear' as const }
    const paid = { ...second, listedPaid: true }

    expect(textOf(reminder, both(unclear, second))).toEqual(textOf(reminder, both(second)))
    expect(verdictOf(reminder, both(unclear, paid))).toBe('suppressed: status-unclear')
    expect(verdictOf(reminder, both(paid, { ...first, listedPaid: true }))).toBe('cancelled: instalment-settled')
  })
})

describe('the key of a reminder', () => {
  const page = { contactId: 'C00001', refs: ['L00001:3', 'L00002:7'] }

  it.each([[[5, 8]], [[3, 5, 8]], [[5, 8, 12]], [[1, 5, 8]]])(
    'is the person’s on its own date, with days %j',
    (days) => {
      expect(keyOn('2026-12-05', page, { days })).toBe('2026-12-05#repayment-reminder#2026-12-05')
    },
  )

  it('says for two days what it is about and until when it is of use', () => {
    expect(reminder.occurrenceOf(page, firing('2026-12-05'), contentOf(reminder))).toMatchObject({
      subject: { type: 'contract', id: 'L00001' },
      about: ['L00001:3', 'L00002:7'],
      details: { period: '3', stage: '2026-12-05', count: '2' },
      notAfter: new Date('2026-12-07T09:00:00+08:00'),
    })
  })

  it('names only what it is about where that is one instalment', () => {
    const occurrence = reminder.occurrenceOf(selected({}) ?? page, firing('2026-12-05'), contentOf(reminder))

    expect(occurrence.about).toBeUndefined()
    expect(occurrence.details).toEqual({ period: '3', stage: '2026-12-05' })
  })
})

describe('a run that release 0.1 began, or one on a date that it had begun to answer', () => {
  const former = { ...firing('2026-12-05'), step: '1' }

  it.each([
    ['due this month', {}, ['L00001', '3', '2026-12']],
    ['due next month', { due: '2027-01-20', month: '2027-01' }, undefined],
    ['moved into this month', { due: '2026-12-31', month: '2026-11' }, ['L00001', '3', '2026-11']],
  ])('tells of each instalment by itself: %s', (_, instalment, refs) => {
    const entry = reminder.select({ contact: null, instalment: anInstalment(instalment) }, former, contentOf(reminder))

    expect(entry?.refs).toEqual(refs)
  })

  it('keeps the keys of what it froze', () => {
    const entry = { contactId: 'C00001', refs: ['L00001', '3', '2026-12'] }
    const ofRelease01 = { ...firing('2026-12-05'), step: null }

    expect(keyOn('2026-12-05', entry)).toBe('2026-12#repayment-reminder#L00001#3#2026-12-05')
    expect(reminder.occurrenceOf(entry, ofRelease01, contentOf(reminder)).key).toBe(
      '2026-12#repayment-reminder#L00001#3#2',
    )
    expect(reminder.formerStepOf?.('2026-12-05', contentOf(reminder, { days: [5, 8] }), 'cmp_one')).toBe('1')
    expect(reminder.formerStepOf?.('2026-12-05', contentOf(reminder, { days: [8] }), 'cmp_one')).toBeNull()
  })
})

describe('settings of a reminder', () => {
  it('have defaults', () => {
    expect(reminder.settings.parse({})).toMatchObject({ days: [1, 5, 8], daysBefore: null, time: '09:00' })
    expect(reminder.firings(contentOf(reminder), null)).toEqual([
      { part: 'stage', rule: { time: '09:00', monthDays: [1, 5, 8] } },
    ])
  })

  it.each([
    [{ days: [] }, 'days'],
    [{ days: [0] }, 'days.0'],
    [{ days: [29] }, 'days.0'],
    [{ days: [5, 1] }, 'days'],
    [{ days: [5, 5] }, 'days'],
    [{ daysBefore: [] }, 'daysBefore'],
    [{ daysBefore: [7, 7] }, 'daysBefore'],
    [{ time: '9:00' }, 'time'],
    [{ surprise: 1 }, ''],
  ])('refuse %j', (settings, path) => {
    expect(settingFaults(reminder, settings)).toEqual([expect.stringMatching(new RegExp(`^${path}: `))])
  })
})
