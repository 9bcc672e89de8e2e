import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carrierFaults } from '#shared/domain/wording/carrier-rules.ts'
import { composeText, placeOf, plainText, templateIdOf } from '#shared/domain/wording/plain-text.ts'
import { plainVariants } from '#shared/domain/wording/plain-variants.ts'
import { parseTemplate, type TemplateValues, type VariableDeclarations } from '#shared/domain/wording/template.ts'
import { renderParts, renderTemplate } from '#shared/domain/wording/template-render.ts'

const VARIABLES: VariableDeclarations = {
  name: { type: 'text', address: true },
  amount: { type: 'money' },
  day: { type: 'date' },
  shop: { type: 'own', optional: true, instead: { zh: '本店', en: 'our shop' } },
  biz: { type: 'id' },
  old: { type: 'flag' },
  sale: { type: 'flag' },
}

/** Where a value stands. */
const at = placeOf

function templateOf(source: string) {
  const parsed = parseTemplate(source)
  if (!parsed.ok) throw new Error(`This test's template has faults: ${source}`)
  return parsed.template
}

function plainOf(source: string, values: TemplateValues) {
  return plainText(renderParts(templateOf(source), values, { lang: 'zh', variables: VARIABLES }).parts, 'zh')
}

function variantsOf(source: string, lang: 'zh' | 'en' = 'zh') {
  const finishes = [(said: string) => said]
  return plainVariants(templateOf(source), { lang, variables: VARIABLES, samples: {}, finishes })
}

describe('plain texts', () => {
  it('has two keys for a variable that stands twice, and none for a section that is left out', () => {
    const { text, places } = plainOf('{{name}}您好，{{#old}}老客户{{/old}}{{name}}的订单{{biz}}', {
      name: '王女士',
      biz: 'A1',
    })

    expect(text).toBe(`${at('name')}您好，${at('name2')}的订单${at('biz')}`)
    expect(places.map(({ key, value }) => [key, value])).toEqual([
      ['name', '王女士'],
      ['name2', '王女士'],
      ['biz', 'A1'],
    ])
  })

  it('takes no key that another variable has by its name', () => {
    const parts = [
      { text: 'a', name: 'x' },
      { text: '-' },
      { text: 'b', name: 'x' },
      { text: '-' },
      { text: 'c', name: 'x2' },
    ]

    expect(plainText(parts, 'zh').text).toBe(`${at('x')}-${at('x3')}-${at('x2')}`)
  })

  it('calls a variable whose name is no vendor’s by a name of ours', () => {
    const parts = [{ text: 'a', name: '生日' }, { text: '-' }, { text: 'b', name: '等级' }]

    expect(plainText(parts, 'zh').text).toBe(`${at('field')}-${at('field2')}`)
  })

  it('hands over money and dates as they are written, and a fallback as a value', () => {
    const values = { amount: { minor: 394802, currency: 'CNY' }, day: '2026-12-05' }

    expect(plainOf('{{amount}}元，{{day}}，{{biz|未知}}，{{shop}}', values).places.map(({ value }) => value)).toEqual([
      '3948.02',
      '12月5日',
      '未知',
      '本店',
    ])
  })

  it('have one place for an amount and the currency right behind it, since carriers take no two side by side', () => {
    const parts = [
      { text: '应付' },
      { text: '178.00', name: 'amount' },
      { text: '元', name: 'currency' },
      { text: '。' },
    ]

    const { text, places } = plainText(parts, 'zh')

    expect(text).toBe(`应付${at('amount')}。`)
    expect(places).toEqual([{ key: 'amount', name: 'amount', value: '178.00元' }])
  })

  it('greets nobody by words of the plain text', () => {
    expect(plainOf('{{name}}，订单{{biz}}', { biz: 'A1' }).text).toBe(`您好，订单${at('biz')}`)
  })

  it('has another id for another text or language, and the same for ever', () => {
    expect(templateIdOf('zh', `您好，订单${at('biz')}`)).toBe(templateIdOf('zh', `您好，订单${at('biz')}`))
    expect(new Set([templateIdOf('zh', 'a'), templateIdOf('en', 'a'), templateIdOf('zh', 'b')]).size).toBe(3)
    expect(templateIdOf('zh', `您好，订单${at('biz')}`)).toBe('tpl_7fc866538ce9fdff')
  })
})

describe('variants', () => {
  it.each([
    ['订单{{biz}}', 1],
    ['订单{{biz}}{{#old}}老{{/old}}', 2],
    ['{{name}}，订单{{biz}}{{#old}}老{{/old}}', 4],
    ['{{name|客户}}，订单{{biz}}{{#old}}老{{/old}}', 2],
    ['订单{{biz}}{{#old}}老{{/old}}，{{#old}}客户{{/old}}', 2],
    ['订单{{biz}}{{#old}}老{{/old}}{{#sale}}老{{/sale}}', 3],
  ])('%s has %i', (source, count) => {
    expect(variantsOf(source)).toHaveLength(count)
  })

  it('are not counted out beyond 64', () => {
    const flags = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

    expect(variantsOf(flags.map((flag) => `{{#${flag}}}${flag}{{/${flag}}}`).join(''))).toBeNull()
    expect(
      variantsOf(
        flags
          .slice(1)
          .map((flag) => `{{#${flag}}}${flag}{{/${flag}}}`)
          .join(''),
      ),
    ).toHaveLength(64)
  })

  const words = fc.stringMatching(/^[a-z您好，。！元的爱 ]{1,6}$/)
  const tag = fc.constantFrom('{{name}}', '{{amount}}', '{{day:longdate}}', '{{shop}}', '{{biz|无}}', '{{biz:mask|无}}')
  const inner = fc.array(
    fc.tuple(words, tag).map((pair) => pair.join('')),
    { minLength: 1, maxLength: 3 },
  )
  const piece = fc.oneof(
    tag,
    inner.map((list) => `{{#old}}${list.join('')}，{{/old}}`),
    inner.map((list) => `{{#sale}}${list.join('')}，{{/sale}}`),
  )
  const source = fc
    .array(fc.tuple(words, piece), { minLength: 1, maxLength: 6 })
    .map((list) => `${list.flat().join('')}。`)
  const values = fc.record({
    name: fc.option(fc.string({ maxLength: 80 })),
    amount: fc.constant({ minor: 1234, currency: 'CNY' }),
    day: fc.constant('2026-12-05'),
    shop: fc.option(fc.string({ maxLength: 40, unit: 'binary' })),
    biz: fc.option(fc.string({ maxLength: 40 })),
    old: fc.boolean(),
    sale: fc.boolean(),
  })

  it('are what every text is made of, which is exactly itself with its values in their places', () => {
    fc.assert(
      fc.property(source, values, fc.constantFrom('zh' as const, 'en' as const), (text, given, lang) => {
        fc.pre(!/[\ue000-\ue002]/u.test(Object.values(given).join('')))
        const template = templateOf(text)
        const options = { lang, variables: VARIABLES }
        const rendered = renderTemplate(template, given, options)
        const plain = plainText(renderParts(template, given, options).parts, lang)

        const made = composeText(plain.text, Object.fromEntries(plain.places.map(({ key, value }) => [key, value])))

        expect(rendered).toMatchObject({ ok: true, text: made })
        expect(variantsOf(text, lang)?.map((one) => one.text)).toContain(plain.text)
      }),
      { numRuns: 400 },
    )
  })
})

describe('the rules of carriers', () => {
  const values = { biz: 'A1', shop: '店', amount: { minor: 1, currency: 'CNY' } }

  it.each([
    ['订单{{biz}}已发出', []],
    ['订单{{biz}}{{shop}}已发出', ['adjacent-variables']],
    ['{{biz}}，{{shop}}。', ['only-variables']],
    ['应付¥{{amount}}', ['refused-character']],
  ])('find in %s %j', (source, codes) => {
    expect(carrierFaults(plainOf(source, values)).map(({ code }) => code)).toEqual(codes)
  })

  it('take 500 characters and no more', () => {
    expect(carrierFaults({ text: '好'.repeat(500), places: [] })).toEqual([])
    expect(carrierFaults({ text: '好'.repeat(501), places: [] })).toEqual([{ code: 'text-too-long', detail: '501' }])
  })

  it('take a value of 35 characters and none of 36', () => {
    const faultsOf = (length: number) => carrierFaults(plainOf('店{{shop}}。', { shop: '好'.repeat(length) }))

    expect(faultsOf(35)).toEqual([])
    expect(faultsOf(36)).toEqual([{ code: 'value-too-long', detail: 'shop' }])
  })
})
