import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkTemplate,
  listVariables,
  parseTemplate,
  type VariableDeclarations,
} from '#shared/domain/wording/template.ts'

const DECLARED: VariableDeclarations = {
  name: { type: 'text', optional: true },
  orderNumber: { type: 'text' },
  amount: { type: 'money' },
  dueDate: { type: 'date' },
  cutOff: { type: 'time' },
  period: { type: 'number' },
  overdue: { type: 'flag' },
  coupon: { type: 'text', optional: true },
}

const codesOf = (source: string) => checkTemplate(source, DECLARED).map(({ code }) => code)

describe('checking a wording', () => {
  it.each([
    '尊敬的{{name|顾客}}，您{{dueDate}}应还{{amount:money}}元。',
    '{{amount:money|0}} {{dueDate:longdate}} {{dueDate:date}} {{cutOff:time}} {{orderNumber:mask}} {{period}}',
    '{{#overdue}}已逾期{{/overdue}}',
    '{{#overdue}}可用{{coupon}}{{/overdue}}',
    '{{name|}}',
    '{{ name | 顾客 }}',
    'a { b } c',
    '{nobody}',
    '｛您好｝',
    '{{#overdue}}a{{/overdue}}{{#overdue}}b{{/overdue}}',
    '中'.repeat(500),
    '😀'.repeat(500),
  ])('accepts %s', (source) => {
    expect(checkTemplate(source, DECLARED)).toEqual([])
    expect(parseTemplate(source)).toMatchObject({ ok: true })
  })

  it.each([
    ['', ['empty']],
    [' \n', ['empty']],
    ['中'.repeat(501), ['too-long']],
    [' '.repeat(3000), ['too-long']],
    ['{{'.repeat(5000), ['too-long']],
    ['【店】您好', ['forbidden-character', 'forbidden-character']],
    ['{{name|【}}', ['forbidden-character']],
    ['{{nobody}}', ['unknown-variable']],
    ['{{constructor}}', ['unknown-variable']],
    ['{{prototype|x}}', ['unknown-variable']],
    ['{{__proto__}}', ['unknown-variable']],
    ['{{toString}}', ['unknown-variable']],
    ['{{#constructor}}a{{/constructor}}', ['unknown-variable']],
    ['{{#nobody}}a{{/nobody}}', ['unknown-variable']],
    ['{{amount:cents}}', ['unknown-format']],
    ['{{amount:}}', ['unknown-format']],
    ['{{nobody:cents}}', ['unknown-format', 'unknown-variable']],
    ['{{amount:date}}', ['wrong-type']],
    ['{{orderNumber:money}}', ['wrong-type']],
    ['{{overdue}}', ['wrong-type']],
    ['{{name}}', ['missing-fallback']],
    ['{{name:date}}', ['wrong-type', 'missing-fallback']],
    ['{{#overdue}}a{{#overdue}}b{{/overdue}}c{{/overdue}}', ['nested-condition']],
    ['{{#overdue}}a', ['unclosed']],
    ['{{#overdue}}a{{#overdue}}b{{/overdue}}', ['unclosed', 'nested-condition']],
    ['{{name|x', ['unclosed']],
    ['{{name|x {{amount}}', ['unclosed']],
    ['a{{', ['unclosed']],
    ['{{}}', ['syntax']],
    ['{{Name}}', ['syntax']],
    ['{{na me}}', ['syntax']],
    ['{{a.b}}', ['syntax']],
    ['{{name｜顾客}}', ['syntax']],
    ['{{{name}}}', ['syntax']],
    ['{{name|{}}', ['syntax']],
    ['{{# }}a{{/ }}', ['syntax']],
    ['a}}', ['syntax']],
    ['{{/overdue}}', ['syntax']],
    ['{{#overdue}}{{/nobody}}{{/overdue}}', ['syntax']],
    ['{orderNumber}您好', ['syntax']],
    ['{ orderNumber }', ['syntax']],
    ['｛｛orderNumber｝｝您好', ['syntax']],
    ['{{orderNumber}}{{amount:money}}｛amount:money｝', ['syntax']],
    ['{#overdue}a{/overdue}', ['syntax', 'syntax']],
  ])('finds in %j: %j', (source, codes) => {
    expect(codesOf(source)).toEqual(codes)
  })

  it('reports every fault, in the order of the text, where it stands', () => {
    const source = '您好{{nobody}}\r\n😀{{amount:date}}】\n{{#overdue}}'

    expect(checkTemplate(source, DECLARED)).toEqual([
      { code: 'unknown-variable', position: 2, line: 1, column: 3, detail: 'nobody' },
      { code: 'wrong-type', position: 16, line: 2, column: 3, detail: 'amount:date' },
      { code: 'forbidden-character', position: 31, line: 2, column: 18, detail: '】' },
      { code: 'unclosed', position: 33, line: 3, column: 1, detail: '{{#overdue}}' },
    ])
  })

  it('points at the first character too many', () => {
    expect(checkTemplate(`${'😀'.repeat(500)}!`, DECLARED)).toEqual([
      { code: 'too-long', position: 1000, line: 1, column: 1001, detail: '501' },
    ])
  })
})

describe('parsing a wording', () => {
  it('keeps its pieces in order', () => {
    expect(parseTemplate('a{{amount:money|0}}{{#overdue}}b{{name}}{{/overdue}}')).toEqual({
      ok: true,
      template: {
        pieces: [
          { kind: 'text', text: 'a' },
          { kind: 'variable', name: 'amount', format: 'money', fallback: '0', position: 1 },
          {
            kind: 'condition',
            flag: 'overdue',
            position: 19,
            pieces: [
              { kind: 'text', text: 'b' },
              { kind: 'variable', name: 'name', format: null, fallback: null, position: 32 },
            ],
          },
        ],
      },
    })
  })

  it('takes everything after the first bar as fallback', () => {
    expect(parseTemplate('{{name|a|b:c}}')).toMatchObject({ template: { pieces: [{ fallback: 'a|b:c' }] } })
  })

  it('lists each variable and flag once', () => {
    const parsed = parseTemplate('{{name|a}}{{#overdue}}{{coupon}}{{name}}{{/overdue}}')

    expect(parsed.ok && listVariables(parsed.template)).toEqual(['name', 'overdue', 'coupon'])
  })

  it('answers any source, and checking finds no less than parsing', () => {
    const bits = fc.constantFrom('{', '}', '{{', '}}', '#', '/', '|', ':', 'name', 'overdue', 'money', '【', '\n', '😀')
    const sources = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bits, { maxLength: 40 }).map((list) => list.join('')),
    )

    fc.assert(
      fc.property(sources, (source) => {
        const parsed = parseTemplate(source)
        const faults = checkTemplate(source, DECLARED)

        expect(faults).toEqual(expect.arrayContaining(parsed.ok ? [] : parsed.faults))
        for (const { position } of faults) expect(position).toBeLessThanOrEqual(source.length)
      }),
      { numRuns: 500 },
    )
  })
})
