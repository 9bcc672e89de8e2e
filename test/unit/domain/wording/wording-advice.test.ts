import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { findForeignPlaceholders } from '#shared/domain/wording/foreign-placeholders.ts'
import { checkTemplate } from '#shared/domain/wording/template.ts'
import { adviseOnWording } from '#shared/domain/wording/wording-advice.ts'

const codesOf = (text: string, language: 'zh' | 'en' = 'zh', isSolemn = false) =>
  adviseOnWording(text, language, isSolemn).map(({ code }) => code)

describe('what a wording had better not say', () => {
  it.each([
    ['保证您肯定满意', 'zh', ['guarantee']],
    ['绝对优惠，全网最低', 'zh', ['absolute-word', 'absolute-word']],
    ['国家级品质', 'zh', ['absolute-word']],
    ['详情 t.cn/A6x 或 https://bit.ly/x', 'zh', ['short-link', 'short-link']],
    ['五星好评返现3元', 'zh', ['paid-review']],
    ['好评送红包', 'zh', ['paid-review']],
    ['只要￥99', 'zh', ['barred-sign']],
    ['Satisfaction guaranteed', 'en', ['guarantee']],
    ['Leave a 5-star review', 'en', ['paid-review']],
    ['请确保尾号2417的账户余额充足', 'zh', []],
    ['已缴保证金', 'zh', []],
    ['详情 www.shop.cn/bit.lyx', 'zh', []],
    ['Your best choice', 'en', []],
  ] as const)('%s', (text, language, codes) => {
    expect(codesOf(text, language)).toEqual(codes)
  })

  it('is told with its place, its reason in both languages, and the rule behind it', () => {
    expect(adviseOnWording('店铺好评返现', 'zh', false)).toEqual([
      {
        code: 'paid-review',
        position: 2,
        detail: '好评返现',
        source: '网络反不正当竞争暂行规定第九条第（五）项',
        zh: '不得以返现、红包、卡券等方式利诱用户作出指定好评',
        en: 'Paying for a good review is unfair competition by law: ask for an honest one, or for none',
      },
    ])
  })

  it('is cheer and selling on a day for the dead, save where other days alone are meant', () => {
    expect(codesOf('清明快乐！全场优惠', 'zh', true)).toEqual(Array(3).fill('cheerful-on-solemn-day'))
    expect(codesOf('清明快乐！全场优惠')).toEqual([])
    expect(codesOf('{{name}}，{{wish}}{{#festive}}！愿您快乐{{/festive}}。', 'zh', true)).toEqual([])
  })

  it.each(KINDS)('the default wordings of $id say none of it', (kind) => {
    for (const { text } of kind.wordings(defaultContent(kind))) {
      const isSolemn = kind.isSolemn !== undefined
      expect(adviseOnWording(text.zh, 'zh', isSolemn)).toEqual([])
      expect(adviseOnWording(text.en, 'en', isSolemn)).toEqual([])
    }
  })
})

describe('placeholders of other systems', () => {
  const variables = { name: { type: 'text' as const }, amount: { type: 'money' as const } }

  it.each([
    '%name%',
    '%姓名%',
    '#name#',
    '#姓名#',
    '[姓名]',
    '[name]',
    '[First Name]',
    '<姓名>',
    '\x24{name}',
    '\x24{TXT_1}',
    '{1}',
    '{name}',
    '{姓名}',
    '*|FNAME|*',
  ])('%s is refused, with how to write it here', (foreign) => {
    const [fault, ...more] = checkTemplate(`您好${foreign}，请查收`, variables)

    expect(foreign).toContain(fault?.detail ?? 'none')
    expect(['foreign-placeholder', 'syntax', 'unknown-variable']).toContain(fault?.code)
    expect(more).toEqual([])
  })

  it('is refused in 【】 too', () => {
    const codes = checkTemplate('【姓名】您好', variables).map(({ code }) => code)

    expect(codes).toContain('forbidden-character')
  })

  it.each([
    '{{name}}您好，应付{{amount:money}}元',
    '打8折，涨5%和10%',
    '#双十一#来了',
    '[春节特惠]',
    '尺码<38>',
    '营业时间 9:00-18:00 [周末休息]',
    'A > B < C',
    '100%',
  ])('%s is left alone', (text) => {
    expect(findForeignPlaceholders(text)).toEqual([])
  })

  it('are found in no time, each place once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '${', '%', '#', '[', '姓名', 'a', '}', '*|', '{{name}}')), (parts) => {
        const positions = findForeignPlaceholders(parts.join('')).map(({ position }) => position)

        expect(new Set(positions).size).toBe(positions.length)
      }),
    )
  })
})
