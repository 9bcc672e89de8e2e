import { describe, expect, it } from 'vitest'
import { defaultContent } from '#shared/domain/campaign-content.ts'
import { judgeMessage, type SendDecision } from '#shared/domain/judge-message.ts'
import { holidayGreeting } from '#shared/domain/kinds/holiday-greeting.ts'
import { repaymentReminder } from '#shared/domain/kinds/repayment-reminder.ts'
import { countParts, normaliseText } from '#shared/domain/segments.ts'
import { aContact } from '../../builders/contact.ts'
import { anInstalment } from '../../builders/record.ts'

const OPEN = { allowed: ['CN'], version: 0 }
const NOW = new Date('2026-12-01T02:00:00Z')
const DESTINATION = { phone: '+8619900000001', phoneHash: 'hash', counting: 'cn-flat' as const }

/** What becomes of a reminder of an instalment that is due on 20 December, with this wording. */
function reminded(zh: string): SendDecision {
  const content = { ...defaultContent(repaymentReminder), template: { zh, en: zh } }
  const message = {
    subject: { type: 'contract' as const, id: 'L00001' },
    details: { period: '3', stage: '1' },
    category: 'transactional' as const,
    notAfter: null,
  }
  const reading = {
    campaign: { state: 'active' as const, content },
    contact: aContact(),
    record: { type: 'instalment' as const, instalment: anInstalment({ due: '2026-12-20' }) },
    destination: DESTINATION,
    zones: ['Asia/Shanghai'],
    optOut: null,
    countries: OPEN,
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
    }

    const decision = judgeMessage(message, holidayGreeting, reading, NOW)

    const text = decision.kind === 'send' ? decision.text : ''
    expect(text).toBe('Ren\u00e9')
    expect(text).toBe(normaliseText(text))
    expect(decision).toMatchObject({ parts: countParts(text, 'cn-flat').parts })
  })
})

describe('a wording that comes out empty', () => {
  it.each(['{{#dueToday}}今天到期{{/dueToday}}', ' {{#dueToday}}x{{/dueToday}}\n'])('is held back: %j', (wording) => {
    expect(reminded(wording)).toMatchObject({ kind: 'final', state: 'suppressed', because: 'empty-text' })
  })
})
