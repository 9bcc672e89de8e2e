import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import { birthdayGreeting as greeting } from '#shared/domain/scenarios/shipped/birthday-greeting.ts'
import { aBirthday, aContact } from '../../../../builders/contact.ts'
import { contentOf, type JudgingFields, textOf, verdictOf } from '../../../../builders/judging.ts'

function firing(date: string): Firing {
  const firedAt = new Date(`${date}T08:30:00+08:00`)
  return { part: 'digest', date, firedAt, zone: 'Asia/Shanghai', campaignId: 'cmp_birthday', step: date }
}

function employee(name: string, monthDay: string): Contact {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  return aContact({ id: `E-${name}`, kind: 'employee', name, birthday: aBirthday({ month, day }) })
}

function told(date: string, people: readonly Contact[]): JudgingFields {
  return {
    now: `${date}T08:30:00+08:00`,
    record: { type: 'people', people },
    contact: { name: null, salutation: null },
    message: { subject: { type: 'digest', id: date }, category: 'internal', details: { date } },
  }
}

/** The solar days whose birthdays a digest of this date asks for. */
function daysOf(date: string): string[] | null {
  const source = greeting.audienceOf(firing(date), contentOf(greeting))
  if (source === null) return null
  return source.from === 'employee-birthdays' ? source.keys.filter((key) => /^\d/.test(key)) : []
}

describe('a digest tells the birthdays', () => {
  it.each([
    ['of a working day', '2026-12-01', ['12-01']],
    ['of Friday and the weekend', '2026-12-04', ['12-04', '12-05', '12-06']],
    ['not on a Saturday', '2026-12-05', null],
    ['not on a Sunday', '2026-12-06', null],
    [
      'of the whole holiday before it begins',
      '2026-09-30',
      ['09-30', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
    ],
    ['not in the holiday', '2026-10-05', null],
    ['of the make-up Saturday on itself, with the Sunday', '2026-10-10', ['10-10', '10-11']],
    ['of the Friday before it alone', '2026-10-09', ['10-09']],
    ['of the make-up Sunday on itself', '2026-09-20', ['09-20']],
    ['of Friday and Saturday before a make-up Sunday', '2026-09-18', ['09-18', '09-19']],
    [
      'of New Year, a statutory day off, before it, also while its notice is not known',
      '2026-12-31',
      ['12-31', '01-01', '01-02', '01-03'],
    ],
    ['of 29 February with the 28th, a Saturday that is worked', '2026-02-28', ['02-28', '02-29', '03-01']],
  ])('%s', (_, date, days) => {
    expect(daysOf(date)).toEqual(days)
  })

  it('asks for each day of 2026 in exactly one digest', () => {
    const dates = Array.from({ length: 365 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    )

    const told = dates.flatMap((date) => daysOf(date) ?? []).filter((key) => key !== '02-29')

    // 2026 begins on a holiday: its first three days were told on the last working day of 2025.
    expect(told.filter((key) => !['01-01', '01-02', '01-03'].includes(key))).toEqual(
      dates.slice(3).map((date) => date.slice(5)),
    )
  })
})

describe('the text of a digest', () => {
  const people = [employee('王芳', '12-04'), employee('李强', '12-04'), employee('张伟', '12-06')]

  it.each([
    ['zh', '同事生日提醒：12月4日 王芳、李强；12月6日 张伟。记得送上祝福。', 1],
    ['en', 'Birthdays in your team: 4 December 王芳, 李强; 6 December 张伟. A kind word goes a long way.', 2],
  ] as const)('in %s', (language, text, parts) => {
    expect(textOf(greeting, { ...told('2026-12-04', people), language })).toEqual({ text, parts })
  })

  it('says how many there are where it would be too long to name them all', () => {
    const many = Array.from({ length: 23 }, (_, index) => employee(`王${index}`, '12-01'))

    const { text } = { text: '', ...textOf(greeting, told('2026-12-01', many)) }

    expect(text).toContain('王19等23人。')
    expect(text).not.toContain('王20')
  })

  it('leaves out whose birthday was corrected meanwhile', () => {
    const fields = told('2026-12-04', [employee('王芳', '12-04'), employee('李强', '05-04')])

    expect(textOf(greeting, fields)).toMatchObject({ text: '同事生日提醒：12月4日 王芳。记得送上祝福。' })
  })
})

describe('a digest', () => {
  it.each([
    ['without anybody to tell', told('2026-12-04', []), 'suppressed: no-manager'],
    [
      'whose birthdays were all corrected',
      told('2026-12-04', [employee('李强', '05-04')]),
      'cancelled: birthday-changed',
    ],
  ])('%s: %s', (_, fields, verdict) => {
    expect(verdictOf(greeting, fields)).toBe(verdict)
  })

  it('needs no marketing consent: it is internal', () => {
    const fields = told('2026-12-04', [employee('王芳', '12-04')])

    const consent = { marketing: 'refused', at: null, source: 'list' } as const

    expect(verdictOf(greeting, { ...fields, contact: { consent } })).toBe('send')
  })

  it('goes to the manager, else to the head, else to nobody', () => {
    const [managed, alone] = [aContact({ managerPhone: '+8619900009999' }), aContact({ managerPhone: null })]
    const headed = contentOf(greeting, { headPhone: '13800138000' })

    const receivers = [
      greeting.digestReceivers?.(managed, headed),
      greeting.digestReceivers?.(alone, headed),
      greeting.digestReceivers?.(alone, contentOf(greeting)),
    ]

    expect(receivers).toEqual([['+8619900009999', '13800138000'], ['13800138000'], []])
  })

  it('is one for each receiver and date, whatever campaign it comes from', () => {
    const { key, category } = greeting.occurrenceOf(
      { contactId: 'M', refs: ['E-1'] },
      firing('2026-12-04'),
      contentOf(greeting),
    )

    expect([key, category]).toEqual(['2026-12-04#birthday-digest', 'internal'])
  })
})
