import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import { birthdayGreeting as greeting } from '#shared/domain/scenarios/shipped/birthday-greeting.ts'
import { aBirthday, aContact } from '../../../../builders/contact.ts'
import { contentOf, type JudgingFields, settingFaults, textOf, verdictOf } from '../../../../builders/judging.ts'

type Birthday = NonNullable<Contact['birthday']>

function onDay(date: string, birthday: Partial<Birthday> | null, settings = {}): JudgingFields {
  return {
    settings,
    now: `${date}T09:00:00+08:00`,
    contact: { birthday: birthday === null ? null : aBirthday(birthday) },
    message: { details: { date } },
  }
}

function firing(date: string, part = 'greeting'): Firing {
  return {
    part,
    date,
    firedAt: new Date(`${date}T09:00:00+08:00`),
    zone: 'Asia/Shanghai',
    campaignId: 'cmp_birthday',
    step: date,
  }
}

const LUNAR = { calendar: 'lunar', year: 1988 } as const

describe('the text of a birthday greeting', () => {
  it.each([
    ['zh', { name: '朱慧', salutation: 'ms' }, '朱女士，祝您生日快乐，身体健康，事事顺心。'],
    ['zh', { name: '朱慧', salutation: null }, '朱先生/女士，祝您生日快乐，身体健康，事事顺心。'],
    ['zh', { name: null, salutation: null }, '您好，祝您生日快乐，身体健康，事事顺心。'],
    ['en', {}, 'Dear 朱慧, happy birthday! We wish you good health and a wonderful year.'],
    ['en', { name: null }, 'Dear customer, happy birthday! We wish you good health and a wonderful year.'],
  ] as const)('in %s to %j', (language, contact, text) => {
    const fields = onDay('2026-12-05', {})

    const told = textOf(greeting, { ...fields, language, contact: { ...fields.contact, ...contact } })

    expect(told).toEqual({ text, parts: language === 'en' ? 2 : 1 })
  })
})

it('does not call the day that stands in for somebody’s birthday their birthday', () => {
  const fields = onDay('2027-02-28', { month: 2, day: 29 })

  for (const language of ['zh', 'en'] as const)
    expect(textOf(greeting, { ...fields, language })).toMatchObject({ text: expect.not.stringMatching(/今天|today/) })
})

describe('a birthday', () => {
  it.each([
    ['solar, on the day', '2026-12-05', {}, {}, 'send'],
    ['solar, a day late', '2026-12-06', {}, {}, 'cancelled: birthday-changed'],
    ['gone from the contact', '2026-12-05', null, {}, 'cancelled: birthday-changed'],
    ['lunar, 五月初九', '2026-06-23', { ...LUNAR, month: 5, day: 9 }, {}, 'send'],
    [
      '闰五月初九 in a year without that leap month',
      '2026-06-23',
      { ...LUNAR, month: 5, day: 9, leap: true },
      {},
      'send',
    ],
    [
      'the same, in leap months only',
      '2026-06-23',
      { ...LUNAR, month: 5, day: 9, leap: true },
      { leapMonth: 'only-leap' },
      'cancelled: birthday-changed',
    ],
    ['闰六月十五 in a year with it', '2025-08-08', { ...LUNAR, month: 6, day: 15, leap: true }, {}, 'send'],
    [
      '闰六月十五 in the plain month of that year',
      '2025-07-09',
      { ...LUNAR, month: 6, day: 15, leap: true },
      {},
      'cancelled: birthday-changed',
    ],
    ['二月三十 in a short month', '2026-04-16', { ...LUNAR, month: 2, day: 30 }, {}, 'send'],
    [
      '二月三十, told on the next first',
      '2026-04-17',
      { ...LUNAR, month: 2, day: 30 },
      { shortMonth: 'next-first' },
      'send',
    ],
    ['29 February in a common year', '2027-02-28', { month: 2, day: 29 }, {}, 'send'],
    ['29 February, on 1 March', '2027-03-01', { month: 2, day: 29 }, { feb29: 'mar1' }, 'send'],
    [
      '29 February, in leap years only',
      '2027-02-28',
      { month: 2, day: 29 },
      { feb29: 'leap-only' },
      'cancelled: birthday-changed',
    ],
    ['29 February in a leap year', '2028-02-29', { month: 2, day: 29 }, { feb29: 'leap-only' }, 'send'],
    ['of somebody turning 13', '2026-12-05', { year: 2013 }, {}, 'suppressed: under-age'],
    ['of somebody turning 14', '2026-12-05', { year: 2012 }, {}, 'send'],
    ['of unknown year', '2026-12-05', { year: null }, {}, 'send'],
  ] satisfies [string, string, Partial<Birthday> | null, object, string][])(
    '%s (%s): %j',
    (_, date, birthday, settings, verdict) => {
      expect(verdictOf(greeting, onDay(date, birthday, settings))).toBe(verdict)
    },
  )

  it.each([
    ['refused', 'suppressed: consent-refused'],
    ['unknown', 'suppressed: no-consent'],
    ['granted', 'send'],
  ] as const)('of somebody whose consent is %s: %s', (marketing, verdict) => {
    const fields = onDay('2026-12-05', {})

    const consent = { marketing, at: null, source: 'list' as const }

    expect(verdictOf(greeting, { ...fields, contact: { ...fields.contact, consent } })).toBe(verdict)
  })
})

describe('the page of a birthday', () => {
  it.each([
    ['a customer', { kind: 'customer', birthday: aBirthday() }, ['2026']],
    ['a dealer', { kind: 'dealer', birthday: aBirthday() }, ['2026']],
    ['an employee', { kind: 'employee', birthday: aBirthday() }, undefined],
    ['somebody without a birthday', {}, undefined],
  ] satisfies [string, Partial<Contact>, string[] | undefined][])('for %s', (_, contact, refs) => {
    const entry = greeting.select(
      { contact: aContact(contact), instalment: null },
      firing('2026-12-05'),
      contentOf(greeting),
    )

    expect(entry?.refs).toEqual(refs)
  })

  it('is keyed by the lunar year for a lunar birthday, so twice in a solar year is twice', () => {
    const born = aContact({ birthday: aBirthday({ ...LUNAR, month: 12, day: 1 }) })

    const keys = ['2027-01-08', '2027-12-28'].map((date) => {
      const entry = greeting.select({ contact: born, instalment: null }, firing(date), contentOf(greeting))
      return entry && greeting.occurrenceOf(entry, firing(date), contentOf(greeting)).key
    })

    expect(keys).toEqual(['2026#birthday-greeting', '2027#birthday-greeting'])
  })

  it('is too late from 21:00 on', () => {
    const { notAfter } = greeting.occurrenceOf(
      { contactId: 'C00001', refs: ['2026'] },
      firing('2026-12-05'),
      contentOf(greeting),
    )

    expect(notAfter).toEqual(new Date('2026-12-05T21:00:00+08:00'))
  })
})

describe('settings of a birthday greeting', () => {
  it('have defaults', () => {
    expect(greeting.settings.parse({})).toEqual({
      ...{ time: '09:00', feb29: 'feb28', leapMonth: 'regular', shortMonth: 'last', digestTime: '08:30' },
      headPhone: null,
      digest: {
        zh: '同事生日提醒：{{people}}。记得送上祝福。',
        en: 'Birthdays in your team: {{people}}. A kind word goes a long way.',
      },
    })
    expect(greeting.firings(contentOf(greeting), null)).toEqual([
      { part: 'greeting', rule: { time: '09:00' } },
      { part: 'digest', rule: { time: '08:30' } },
    ])
  })

  it.each([
    [{ feb29: 'never' }, 'feb29'],
    [{ time: '24:00' }, 'time'],
    [{ digest: { zh: '{{people}}' } }, 'digest.en'],
    [{ surprise: 1 }, ''],
  ])('refuse %j', (settings, path) => {
    expect(settingFaults(greeting, settings)).toEqual([expect.stringMatching(new RegExp(`^${path}: `))])
  })
})
