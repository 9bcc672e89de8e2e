import { describe, expect, it } from 'vitest'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { holidayGreeting } from '#shared/domain/scenarios/shipped/holiday-greeting.ts'
import { repaymentReminder } from '#shared/domain/scenarios/shipped/repayment-reminder.ts'
import { judgeMessage, type SendDecision } from '#shared/domain/sending/judge-message.ts'
import { countParts, normaliseText } from '#shared/domain/wording/segments.ts'
import { aContact } from '../../../builders/contact.ts'
import { verdictOf } from '../../../builders/judging.ts'
import { anInstalment } from '../../../builders/record.ts'

const OPEN = { allowed: ['CN'], version: 0 }
const NAMED = { id: messageIdOf({ contactId: 'c', occurrence: 'o' }), page: null }
const NOW = new Date('2026-12-01T02:00:00Z')
const DESTINATION = { phone: '+8619900000001', phoneHash: 'hash', counting: 'cn-flat' as const }

/** What becomes of a reminder of an instalment that is due on 20 December, with this wording. */
function reminded(zh: string): SendDecision {
  const content = { ...defaultContent(repaymentReminder), template: { zh, en: zh } }
  const message = {
    ...NAMED,
    kind: 'repayment-reminder' as const,
    subject: { type: 'contract' as const, id: 'L00001' },
    details: { period: '3', stage: '1' },
    category: 'transactional' as const,
    notAfter: null,
  }
  const reading = {
    campaign: { state: 'active' as const, content },
    contact: aContact(),
    record: { type: 'instalments' as const, instalments: [anInstalment({ due: '2026-12-20' })] },
    destination: DESTINATION,
    zones: ['Asia/Shanghai'],
    optOut: null,
    countries: OPEN,
    merged: null,
    shops: null,
    rules: null,
    counted: null,
  }
  return judgeMessage(message, repaymentReminder, reading, NOW)
}

describe('a text leaves as its parts were counted', () => {
  it.each([
    ['with lines of one character each', '第一行\r\n第二行', '第一行\n第二行'],
    ['composed', `${'e\u0301'.repeat(70)}`, 'é'.repeat(70)],
  ])('%s', (_, wording, text) => {
    expect(reminded(wording)).toMatchObject({ kind: 'send', text, parts: 1 })
  })

  it('also where a value is what was decomposed', () => {
    const content = { ...defaultContent(holidayGreeting), template: { zh: '{{name}}您好', en: '{{name}}' } }
    const message = {
      ...NAMED,
      kind: 'holiday-greeting' as const,
      subject: { type: 'contact' as const, id: 'C00001' },
      details: { date: '2026-12-01' },
      category: 'marketing' as const,
      notAfter: null,
    }
    const reading = {
      campaign: { state: 'active' as const, content },
      contact: aContact({ name: 'Rene\u0301', language: 'en' }),
      record: { type: 'none' as const },
      destination: DESTINATION,
      zones: ['Asia/Shanghai'],
      optOut: null,
      countries: OPEN,
      merged: null,
      shops: null,
      rules: null,
      counted: null,
    }

    const decision = judgeMessage(message, holidayGreeting, reading, NOW)

    const text = decision.kind === 'send' ? decision.text : ''
    expect(text).toBe('Ren\u00e9. Reply R to opt out')
    expect(text).toBe(normaliseText(text))
    expect(decision).toMatchObject({ parts: countParts(text, 'cn-flat').parts })
  })
})

describe('a wording that comes out empty', () => {
  it.each(['{{#dueToday}}今天到期{{/dueToday}}', ' {{#dueToday}}x{{/dueToday}}\n'])('is held back: %j', (wording) => {
    expect(reminded(wording)).toMatchObject({ kind: 'final', state: 'suppressed', because: 'empty-text' })
  })
})

describe('a reader who may be in several zones', () => {
  const message = { notAfter: new Date('2026-12-05T13:00:00Z') }

  it.each([
    [[], '2026-12-01T02:00:00Z', 'suppressed: zone-unknown'],
    [['Asia/Shanghai'], '2026-12-01T02:00:00Z', 'send'],
    [['Europe/Moscow', 'Asia/Vladivostok'], '2026-12-01T09:00:00Z', 'send'],
    [['Europe/Moscow', 'Asia/Vladivostok'], '2026-12-01T11:00:00Z', 'wait: quiet-hours'],
    [['Europe/Moscow', 'Asia/Vladivostok'], '2026-12-05T11:30:00Z', 'expired: quiet-hours'],
    [['Pacific/Honolulu', 'Europe/London', 'Asia/Karachi'], '2026-12-01T12:00:00Z', 'suppressed: no-common-hour'],
  ])('in %j at %s: %s', (zones, now, verdict) => {
    expect(verdictOf(repaymentReminder, { zones, now, message, record: instalment() })).toBe(verdict)
  })

  it.each([
    ['2026-12-04T20:00:00Z', ['America/Lima'], 'wait: reader-day'],
    ['2026-12-05T14:00:00Z', ['America/Lima'], 'send'],
    ['2026-12-06T06:00:00Z', ['America/Lima'], 'expired: too-late'],
    ['2026-12-05T12:30:00Z', ['America/Lima'], 'wait: quiet-hours'],
  ])('gets the greeting of a day on that day of theirs: at %s in %j: %s', (now, zones, verdict) => {
    const details = { date: '2026-12-05' }

    expect(verdictOf(holidayGreeting, { zones, now, message: { details }, settings: { date: '2026-12-05' } })).toBe(
      verdict,
    )
  })

  function instalment() {
    return { type: 'instalments' as const, instalments: [anInstalment({ due: '2026-12-20' })] }
  }
})
