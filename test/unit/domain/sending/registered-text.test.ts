import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CampaignTemplate, templatesOfCampaign } from '#shared/domain/campaigns/campaign-templates.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { broadcast } from '#shared/domain/scenarios/shipped/broadcast.ts'
import { holidayGreeting } from '#shared/domain/scenarios/shipped/holiday-greeting.ts'
import { approvedOf, isDrifted } from '#shared/domain/wording/approved-templates.ts'
import { composeText, placeOf } from '#shared/domain/wording/plain-text.ts'
import { contentOf, type JudgingFields, judged, verdictOf } from '../../../builders/judging.ts'
import { aShop, shopSettings } from '../../../builders/shops.ts'

const NAMED = {
  ...contentOf(broadcast),
  template: { zh: '亲爱的{{name}}，新茶到店', en: 'Dear {{name}}, new tea is here' },
}
const SHOPS = shopSettings(aShop({ signature: '坚果小铺' }))

function registered({ id, text }: CampaignTemplate, fields: { approvedText?: string } = {}) {
  const { approvedText = null } = fields
  return { id, text, approvedText, state: 'approved' as const, code: `SMS_${id.slice(-4)}`, lastChange: null, rev: 1 }
}

function templatesOf(kind: Kind, { content = contentOf(kind) }: JudgingFields = {}) {
  return templatesOfCampaign(kind, content, { shops: SHOPS, counting: 'cn-flat' }).templates
}

/** Judged on a line whose carrier has approved every plain text of the campaign. */
function judgedApproved(kind: Kind, fields: JudgingFields = {}) {
  const all = templatesOf(kind, fields)
  const decision = judged(kind, { shops: SHOPS, ...fields, templates: approvedOf(all.map((one) => registered(one))) })
  return { decision, all }
}

const kinds = fc.constantFrom<[Kind, JudgingFields]>(
  [holidayGreeting, { content: contentOf(holidayGreeting, { festival: 'mid-autumn' }) }],
  [holidayGreeting, { content: contentOf(holidayGreeting, { festival: 'qingming' }) }],
  [broadcast, {}],
  [broadcast, { content: NAMED }],
)
const names = fc.oneof(fc.constantFrom(null, '', '王芳', '李', '王总', '田中太郎', 'Ada'), fc.string({ maxLength: 20 }))

describe('a text on a line that wants registered templates', () => {
  it('names one of the campaign’s plain texts, and is exactly this with its values behind the signature', () => {
    fc.assert(
      fc.property(kinds, names, fc.constantFrom('zh' as const, 'en' as const), ([kind, fields], name, language) => {
        const { decision, all } = judgedApproved(kind, { ...fields, contact: { name }, language })

        // The English wish of Qingming is longer than a place of a template.
        if (decision.kind === 'final' && language === 'en') fc.pre(decision.because !== 'value-too-long')
        if (decision.kind !== 'send') throw new Error(`held back: ${decision.because}`)
        const plain = all.find(({ id }) => id === decision.template?.id)
        expect(plain).toMatchObject({ language, category: 'marketing', signatures: ['坚果小铺'] })
        expect(`【坚果小铺】${composeText(plain?.text ?? '', decision.template?.values ?? {})}`).toBe(decision.text)
        expect(decision).toMatchObject({ signature: '坚果小铺', template: { code: `SMS_${plain?.id.slice(-4)}` } })
        expect(decision.saw.template).toBe(plain?.id)
      }),
      { numRuns: 300 },
    )
  })

  it('is held back while its plain text is not approved, whatever others are', () => {
    const [named, ...nameless] = templatesOf(broadcast, { content: NAMED }).filter(({ language }) => language === 'zh')
    const line = { shops: SHOPS, content: NAMED, templates: approvedOf(nameless.map((one) => registered(one))) }

    const decision = judged(broadcast, { ...line, contact: { name: '王芳' } })

    expect(decision).toMatchObject({ because: 'template-not-approved', values: { template: named?.id } })
    expect(verdictOf(broadcast, { ...line, contact: { name: null, salutation: null } })).toBe('send')
  })

  it('has another template once the wording is another', () => {
    const content = { ...contentOf(broadcast), template: { zh: '新茶到店，欢迎品鉴', en: 'New tea is here' } }
    const templates = approvedOf(templatesOf(broadcast).map((one) => registered(one)))

    expect(verdictOf(broadcast, { shops: SHOPS, templates, content })).toBe('suppressed: template-not-approved')
  })

  it('is held back where a value is longer than a place takes', () => {
    const content = { ...contentOf(broadcast), template: { zh: '客户{{name}}，新茶到店', en: 'New tea, {{name}}' } }

    const held = judgedApproved(broadcast, { content, contact: { name: '好'.repeat(36) } }).decision
    const sent = judgedApproved(broadcast, { content, contact: { name: '好'.repeat(35) } }).decision

    expect(held).toMatchObject({ because: 'value-too-long', values: { variable: 'name' } })
    expect(sent.kind).toBe('send')
  })

  it('names none on a line that takes any text', () => {
    expect(judged(broadcast, { shops: SHOPS })).toMatchObject({ kind: 'send', template: null, signature: '坚果小铺' })
  })
})

describe('an approved text', () => {
  it.each([
    ['亲爱的{1}，新茶到店', false],
    ['【坚果小铺】亲爱的{1}，新茶到店', false],
    [`亲爱的${placeOf('TXT_1')}，新茶到店`, false],
    ['亲爱的{1}，新茶到货', true],
    ['亲爱的{1}{2}，新茶到店', true],
  ])('%s is another than ours: %s', (approvedText, drifted) => {
    expect(isDrifted({ text: `亲爱的${placeOf('name')}，新茶到店`, approvedText })).toBe(drifted)
  })

  it('that is another than ours lets nothing leave', () => {
    const all = templatesOf(broadcast).map((one) => registered(one, { approvedText: '别的' }))

    expect(approvedOf(all).size).toBe(0)
  })
})
