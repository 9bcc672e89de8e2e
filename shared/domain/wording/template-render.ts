import { minorDigitsOf } from '#shared/contracts/currencies.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { isRealDate } from '../calendar/time.ts'
import { greetNobody, NOBODY } from '../people/nobody.ts'
import { holdsLure } from './lures.ts'
import { formatMoney } from './money.ts'
import type { LongText, TemplateValue, TemplateValues, VariableDeclaration, VariableDeclarations } from './template.ts'
import type { PlainPiece, Template, TemplateFormat, TemplateVariable } from './template-pieces.ts'

/** `refused`: variables with a value from outside that must not be written. */
export type RenderedText = { refused: string[] } & ({ ok: true; text: string } | { ok: false; missing: string[] })

type Options = { lang: Language; variables?: VariableDeclarations }

const MAX_VALUE_CODE_POINTS = 60
const MAX_LONG_CODE_POINTS = 400
const MASK_KEEPS = 4
const ID = /^[A-Za-z0-9_-]{1,40}$/u
const PHONE = /^\+?[\d ()-]{3,20}$/u
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u
const LINE_BREAKS = /[\t\r\n\u2028\u2029]+/gu
/** Control characters, lone surrogates, writing-direction overrides, signature brackets and our own braces. */
const UNWANTED = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069【】{}]/gu
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/**
 * The text, or the names of all variables that had neither a usable value nor a fallback; such a message must not leave.
 * A value that is absent, empty once cleaned, or does not fit its format counts as missing; a flag is set only by
 * `true`, and a condition on what is no flag holds where its value can be written. Values are cleaned, cut at 60 code points and never read as template. Without a format the value's own shape
 * decides: money as a bare number (`3948.02`), a real 'YYYY-MM-DD' as `12月5日` / `5 December`, all else as it is. A text
 * that could lead the reader to a stranger counts as missing and is told in `refused`: every value passes here.
 */
export function renderTemplate(template: Template, values: TemplateValues, options: Options): RenderedText {
  const { parts, missing, refused } = renderParts(template, values, options)
  return missing.length === 0
    ? { refused, ok: true, text: greetNobody(parts.map(({ text }) => text).join(''), options.lang) }
    : { refused, ok: false, missing }
}

/** What a text is made of, before its greeting does without a name. `name`: of the variable whose value it is. */
export type RenderedPart = { text: string; name?: string }

/** The same as `renderTemplate` part by part, with the parts in the order of the text. */
export function renderParts(template: Template, values: TemplateValues, options: Options) {
  const missing = new Set<string>()
  const refused = new Set<string>()

  const written = (name: string, format: TemplateFormat | null): string => {
    const given = masked(givenValue(name, values), format)
    return textOf(
      safeValue(given, declarationOf(name, options), () => refused.add(name)),
      format,
      options.lang,
    )
  }
  const holds = (name: string): boolean => {
    const { type = 'flag' } = declarationOf(name, options) ?? {}
    return type === 'flag' ? givenValue(name, values) === true : written(name, null) !== ''
  }
  const plain = (piece: PlainPiece): RenderedPart => {
    if (piece.kind === 'text') return { text: piece.text }
    const declared = declarationOf(piece.name, options)
    const text = written(piece.name, piece.format) || (piece.fallback ?? insteadOf(declared, options.lang))
    if (text === null) missing.add(piece.name)
    return text === NOBODY ? { text } : { text: text ?? '', name: piece.name }
  }
  const parts = template.pieces.flatMap((piece) => {
    if (piece.kind !== 'condition') return [plain(piece)]
    return holds(piece.flag) ? piece.pieces.map(plain) : []
  })
  return { parts, missing: [...missing], refused: [...refused] }
}

/** Whether a variable may be without a value and a fallback, so that the words around it do without a name. */
export function mayBeNobody({ name, fallback }: TemplateVariable, options: Options): boolean {
  return fallback === null && insteadOf(declarationOf(name, options), options.lang) === NOBODY
}

/** Whether a text of type `phone` is written as it is. */
export function isPhoneText(text: string): boolean {
  return PHONE.test(text)
}

/** A real 'YYYY-MM-DD' as texts write it: `12月5日`, `5 December`; empty for anything else. */
export function dateInWords(date: string, lang: Language): string {
  return textOfDate(date, false, lang)
}

function givenValue(name: string, values: TemplateValues): TemplateValue {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function declarationOf(name: string, { variables = {} }: Options): VariableDeclaration | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined
}

function insteadOf(declared: VariableDeclaration | undefined, lang: Language): string | null {
  return declared?.instead?.[lang] ?? (declared?.address === true ? NOBODY : null)
}

/** A mask shows the last characters alone: only they are written, and looked at. */
function masked(value: TemplateValue, format: TemplateFormat | null): TemplateValue {
  return format === 'mask' && typeof value === 'string' ? [...clean(value)].slice(-MASK_KEEPS).join('') : value
}

/** The value, or what may be written of it; undefined where nothing may. An undeclared one is taken for a stranger's. */
function safeValue(value: TemplateValue, declared: VariableDeclaration | undefined, refuse: () => void): TemplateValue {
  if (typeof value === 'object' && value !== null && 'long' in value) return safeList(value, refuse)
  if (typeof value !== 'string' || isSafe(value, declared?.type ?? 'text')) return value
  refuse()
  return undefined
}

function safeList({ long }: LongText, refuse: () => void): LongText {
  return {
    long: long.map((piece) => {
      if (typeof piece === 'string') return piece
      if (isSafe(piece.outside, 'text')) return piece.outside
      refuse()
      return piece.instead
    }),
  }
}

/** As it would be written: cleaned, whole and cut. */
function isSafe(value: string, type: VariableDeclaration['type']): boolean {
  if (type === 'own') return true
  const text = clean(value)
  if ((type === 'id' && ID.test(text)) || (type === 'phone' && isPhoneText(text))) return true
  if (DATE.test(text) || TIME.test(text)) return true
  if (holdsLure(text)) return false
  return text.length <= MAX_VALUE_CODE_POINTS || !holdsLure([...text].slice(0, MAX_VALUE_CODE_POINTS).join(''))
}

function textOf(value: TemplateValue, format: TemplateFormat | null, lang: Language): string {
  if (typeof value === 'string') return textOfString(value, format, lang)
  if (typeof value === 'number') return Number.isFinite(value) ? textOfString(String(value), format, lang) : ''
  if (typeof value !== 'object' || value === null) return ''
  if ('long' in value)
    return format === null ? [...clean(writtenOut(value))].slice(0, MAX_LONG_CODE_POINTS).join('') : ''
  if (format !== null && format !== 'money') return ''
  const sound = Number.isSafeInteger(value.minor) && minorDigitsOf(value.currency) !== undefined
  return sound ? formatMoney(value.minor, value.currency) : ''
}

function writtenOut({ long }: LongText): string {
  return long.map((piece) => (typeof piece === 'string' ? piece : piece.outside)).join('')
}

function textOfString(value: string, format: TemplateFormat | null, lang: Language): string {
  const characters = [...clean(value)]
  const text = characters.slice(0, MAX_VALUE_CODE_POINTS).join('')
  if (format === null) return textOfDate(text, false, lang) || text
  if (format === 'mask') return characters.slice(-MASK_KEEPS).join('')
  if (format === 'time') return TIME.test(text) ? text : ''
  if (format === 'money') return ''
  return textOfDate(text, format === 'longdate', lang)
}

function textOfDate(text: string, withYear: boolean, lang: Language): string {
  const [year, month, day] = (DATE.exec(text)?.slice(1) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || !isRealDate(year, month, day)) return ''
  if (lang === 'zh') return `${withYear ? `${year}年` : ''}${month}月${day}日`
  return `${day} ${ENGLISH_MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`
}

function clean(value: string): string {
  return value.replace(LINE_BREAKS, ' ').replace(UNWANTED, '').trim()
}
