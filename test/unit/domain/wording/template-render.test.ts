import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate, type TemplateValues } from '#shared/domain/wording/template.ts'
import { renderTemplate } from '#shared/domain/wording/template-render.ts'

function render(source: string, values: TemplateValues, lang: 'zh' | 'en' = 'zh') {
  const parsed = parseTemplate(source)
  if (!parsed.ok) throw new Error(`This test's template has faults: ${source}`)
  const { refused: _, ...rendered } = renderTemplate(parsed.template, values, { lang })
  return rendered
}

const cny = (minor: number) => ({ minor, currency: 'CNY' })

describe('rendering', () => {
  it.each([
    ['{{a}}', { a: '王伟' }, '王伟'],
    ['{{a|顾客}}', {}, '顾客'],
    ['{{a|顾客}}', { a: ' \n' }, '顾客'],
    ['{{a|}}!', {}, '!'],
    ['{{a}}元', { a: cny(394802) }, '3948.02元'],
    ['{{a:money}}', { a: cny(0) }, '0.00'],
    ['{{a:money|0}}', { a: null }, '0'],
    ['{{a:money|0}}', { a: '12.00' }, '0'],
    ['{{a:money|0}}', { a: cny(0.5) }, '0'],
    ['{{a:money|0}}', { a: { minor: 5, currency: '元' } }, '0'],
    ['{{a}}', { a: '2026-12-05' }, '12月5日'],
    ['{{a:longdate}}', { a: '2026-12-05' }, '2026年12月5日'],
    ['{{a:date|x}}', { a: '2026-02-30' }, 'x'],
    ['{{a}}', { a: '2026-02-30' }, '2026-02-30'],
    ['{{a:date|x}}', { a: cny(1) }, 'x'],
    ['{{a:time}}', { a: '07:05' }, '07:05'],
    ['{{a:time|x}}', { a: '24:00' }, 'x'],
    ['尾号{{a:mask}}', { a: '6222021234567890' }, '尾号7890'],
    ['{{a:mask}}', { a: 62220 }, '2220'],
    ['{{a}}', { a: 3 }, '3'],
    ['{{a}}', { a: 0 }, '0'],
    ['{{#f}}是{{/f}}。', { f: true }, '是。'],
    ['{{#f}}是{{a}}{{/f}}。', { f: false }, '。'],
    ['{{#f}}是{{/f}}。', {}, '。'],
    ['{{#f}}是{{/f}}。', { f: 'yes' }, '。'],
  ])('%s with %j is %j', (source, values, text) => {
    expect(render(source, values)).toEqual({ ok: true, text })
  })

  it.each([
    ['{{#a}}到{{a:date}}{{/a}}。', { a: '2026-12-05' }, '到12月5日。'],
    ['{{#a}}到{{a:date}}{{/a}}。', { a: null }, '。'],
    ['{{#a}}到{{a:date}}{{/a}}。', {}, '。'],
    ['{{#b}}差{{b:money}}{{/b}}。', { b: cny(0) }, '差0.00。'],
    ['{{#c}}因{{c}}{{/c}}。', { c: ' ' }, '。'],
    ['{{#c}}因{{c}}{{/c}}。', { c: 'https://x.example' }, '。'],
  ])('says %s with %j where the value is known', (source, values, text) => {
    const parsed = parseTemplate(source)
    const variables = { a: { type: 'date' }, b: { type: 'money' }, c: { type: 'text' } } as const

    const rendered = parsed.ok && renderTemplate(parsed.template, values, { lang: 'zh', variables })

    expect(rendered).toMatchObject({ ok: true, text })
  })

  it.each([
    ['{{a}}', '5 December'],
    ['{{a:longdate}}', '5 December 2026'],
  ])('%s in English is %s', (source, text) => {
    expect(render(source, { a: '2026-12-05' }, 'en')).toEqual({ ok: true, text })
  })

  it.each([
    ['{{a}}{{b}}{{a}}', {}, ['a', 'b']],
    ['{{a}}', { a: undefined }, ['a']],
    ['{{a}}', { a: Number.NaN }, ['a']],
    ['{{a}}', { a: true }, ['a']],
    ['{{#f}}{{a}}{{/f}}', { f: true }, ['a']],
    ['{{toString}}{{valueOf}}', {}, ['toString', 'valueOf']],
  ])('stops %s with %j for want of %j', (source, values, missing) => {
    expect(render(source, values)).toEqual({ ok: false, missing })
  })

  it.each([
    ['a\r\n\tb\u0007c', 'a bc'],
    ['【店】{x}', '店x'],
    ['{{b}}', 'b'],
    ['\u202eabc\u202c', 'abc'],
    ['x\ud800', 'x'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['😀'.repeat(61), '😀'.repeat(60)],
    ["A&B's", "A&B's"],
  ])('cleans the value %j', (value, text) => {
    expect(render('{{a}}', { a: value, b: 'secret' })).toEqual({ ok: true, text })
  })
})

describe('laws of rendering', () => {
  const hostile = fc.oneof(
    fc.constantFrom('{{b}}', '{{#f}}', '}}', '{', '【', '\n', '{{constructor}}', '$&', '$1'),
    fc.string({ unit: 'binary' }),
  )
  const value = fc.oneof(
    hostile,
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.record({ minor: fc.double(), currency: fc.string() }),
  )
  const source = fc.constantFrom(
    '您好{{a}}，{{b|x}}{{#f}}{{c:money|0}}{{/f}}',
    '{ {{a|}} }{{b:date|}}{{c:mask|}}',
    '{{#f}}{{a}}{{/f}}{{b:time|}}{{c:longdate|}}',
  )

  it('never writes a tag, a missing value or a line of its own, whatever the values', () => {
    fc.assert(
      fc.property(source, fc.dictionary(fc.constantFrom('a', 'b', 'c', 'f'), value), (template, values) => {
        const rendered = render(template, values)

        const given = Object.values(values).filter((one) => typeof one === 'string')
        if (rendered.ok && !given.some((one) => /undefined|null|NaN/u.test(one))) {
          expect(rendered.text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|object|[\n【】]/u)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never reads a value as template', () => {
    fc.assert(
      fc.property(hostile, (a) => {
        const rendered = render('{{a|-}}', { a, b: 'secret', f: true })

        expect(rendered).toMatchObject({ ok: true })
        if (rendered.ok && !a.includes('secret')) expect(rendered.text).not.toContain('secret')
      }),
    )
  })

  it('never throws for any template that parses', () => {
    const bits = fc.constantFrom('{', '}', '{{a}}', '{{b|x}}', '{{#f}}', '{{/f}}', '{{c:money}}', '{{a:date|}}', '中')
    const sources = fc.array(bits, { minLength: 1, maxLength: 20 }).map((list) => list.join(''))

    fc.assert(
      fc.property(sources, fc.dictionary(fc.constantFrom('a', 'b', 'c', 'f'), value), (text, values) => {
        const parsed = parseTemplate(text)

        if (parsed.ok) expect(renderTemplate(parsed.template, values, { lang: 'en' })).toHaveProperty('ok')
      }),
    )
  })
})
