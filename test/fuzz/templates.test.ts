import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countParts } from '#shared/domain/wording/segments.ts'
import {
  checkTemplate,
  listVariables,
  parseTemplate,
  type VariableDeclarations,
} from '#shared/domain/wording/template.ts'
import { renderTemplate } from '#shared/domain/wording/template-render.ts'
import { holdsFor, INPUTS } from './budget.ts'

const VARIABLES: VariableDeclarations = {
  name: { type: 'text', optional: true },
  amount: { type: 'money' },
  due: { type: 'date' },
  at: { type: 'time' },
  count: { type: 'number' },
  late: { type: 'flag' },
}
const WHOLE = {
  name: '王芳',
  amount: { minor: 394802, currency: 'CNY' },
  due: '2026-12-05',
  at: '09:00',
  count: 3,
  late: true,
}

const PIECES = [
  '{{',
  '}}',
  '{',
  '}',
  '#',
  '/',
  '|',
  ':',
  ' ',
  '\n',
  '【',
  '】',
  '__proto__',
  'constructor',
  'toString',
  '您好，',
  '\ud800',
  '\u202e',
  '👩‍👩‍👧',
]
const TAGS = [
  '{{name|顾客}}',
  '{{name}}',
  '{{amount:money}}',
  '{{amount:date}}',
  '{{due:longdate}}',
  '{{at:time}}',
  '{{#late}}',
  '{{/late}}',
  '{{count:mask}}',
  '{{#name}}',
  '{{/name}}',
  '{{__proto__}}',
]
const WORDS = [...Object.keys(VARIABLES), 'money', 'date', 'mask']

const source = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...TAGS),
        fc.constantFrom(...PIECES),
        fc.constantFrom(...WORDS),
        fc.string({ maxLength: 6 }),
      ),
      {
        maxLength: 30,
      },
    )
    .map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom(...TAGS, ...PIECES), fc.constantFrom(100, 1000, 20_000))
    .map(([piece, times]) => piece.repeat(times)),
  fc.string({ unit: 'binary', maxLength: 600 }),
)
const value = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    true,
    false,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '2026-02-30',
    '25:00',
    '{{name}}',
    '【x】',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.record({ minor: fc.oneof(fc.integer(), fc.double()), currency: fc.constantFrom('CNY', 'JPY', 'xx', '') }),
  fc.double(),
)
const values = fc.record(Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, value])), { requiredKeys: [] })

it('says of any wording where its faults are, and fills a good one in whatever the values are', () =>
  holdsFor(fc.tuple(source, values), INPUTS.templates, ([text, given]) => {
    const faults = checkTemplate(text, VARIABLES)
    for (const { position, line, column } of faults) {
      expect(position).toBeGreaterThanOrEqual(0)
      expect(position).toBeLessThanOrEqual(text.length)
      expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
    }
    const parsed = parseTemplate(text)
    if (!parsed.ok) return expect(faults.length).toBeGreaterThan(0)
    const filled = renderTemplate(parsed.template, given, { lang: 'zh' })
    if (filled.ok) expectSendable(filled.text, text)
    else for (const name of filled.missing) expect(listVariables(parsed.template)).toContain(name)
    if (faults.length > 0) return
    const { name: _, ...required } = WHOLE
    expect(renderTemplate(parsed.template, required, { lang: 'en' })).toMatchObject({ ok: true })
  }))

/** Nothing that the wording did not say itself, and a size that counts. */
function expectSendable(text: string, source: string): void {
  for (const slip of ['undefined', '[object', 'NaN', 'Infinity'])
    if (!source.includes(slip)) expect(text).not.toContain(slip)
  for (const counting of ['cn-flat', 'gsm-or-ucs2'] as const) {
    const { parts, units } = countParts(text, counting)
    expect(parts).toBeGreaterThanOrEqual(text === '' ? 0 : 1)
    expect(units).toBeGreaterThanOrEqual(0)
  }
}
