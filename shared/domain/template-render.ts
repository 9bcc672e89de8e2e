import type { Language } from '#shared/contracts/primitives.ts'
import { formatMoney } from './money.ts'
import type { TemplateValue, TemplateValues } from './template.ts'
import type { PlainPiece, Template, TemplateFormat } from './template-pieces.ts'
import { isRealDate } from './time.ts'

export type RenderedText = { ok: true; text: string } | { ok: false; missing: string[] }

const MAX_VALUE_CODE_POINTS = 60
const MAX_LONG_CODE_POINTS = 400
const MASK_KEEPS = 4
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u
const CURRENCY = /^[A-Z]{3}$/u
const LINE_BREAKS = /[\t\r\n\u2028\u2029]+/gu
/** Control characters, lone surrogates, writing-direction overrides, signature brackets and our own braces. */
const UNWANTED = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069【】{}]/gu
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/**
 * The text, or the names of all variables that had neither a usable value nor a fallback; such a message must not leave.
 * A value that is absent, empty once cleaned, or does not fit its format counts as missing; a flag is set only by
 * `true`. Values are cleaned, cut at 60 code points and never read as template. Without a format the value's own shape
 * decides: money as a bare number (`3948.02`), a real 'YYYY-MM-DD' as `12月5日` / `5 December`, all else as it is.
 */
export function renderTemplate(template: Template, values: TemplateValues, options: { lang: Language }): RenderedText {
  const missing = new Set<string>()
  const plain = (piece: PlainPiece): string => {
    if (piece.kind === 'text') return piece.text
    const text = textOf(givenValue(piece.name, values), piece.format, options.lang) || piece.fallback
    if (text === null) missing.add(piece.name)
    return text ?? ''
  }
  const parts = template.pieces.map((piece) => {
    if (piece.kind !== 'condition') return plain(piece)
    return givenValue(piece.flag, values) === true ? piece.pieces.map(plain).join('') : ''
  })
  return missing.size === 0 ? { ok: true, text: parts.join('') } : { ok: false, missing: [...missing] }
}

/** A real 'YYYY-MM-DD' as texts write it: `12月5日`, `5 December`; empty for anything else. */
export function dateInWords(date: string, lang: Language): string {
  return textOfDate(date, false, lang)
}

function givenValue(name: string, values: TemplateValues): TemplateValue {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function textOf(value: TemplateValue, format: TemplateFormat | null, lang: Language): string {
  if (typeof value === 'string') return textOfString(value, format, lang)
  if (typeof value === 'number') return Number.isFinite(value) ? textOfString(String(value), format, lang) : ''
  if (typeof value !== 'object' || value === null) return ''
  if ('long' in value) return format === null ? [...clean(value.long)].slice(0, MAX_LONG_CODE_POINTS).join('') : ''
  if (format !== null && format !== 'money') return ''
  const sound = Number.isSafeInteger(value.minor) && CURRENCY.test(value.currency)
  return sound ? formatMoney(value.minor, value.currency) : ''
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
