import parsePhoneNumber, { isSupportedCountry, type PhoneNumber } from 'libphonenumber-js/max'

/** `relay`: a number of a platform or a company whose extension is the person; no text gets past its switch. */
export type PhoneFault = 'empty' | 'format' | 'landline' | 'not-textable' | 'relay'

export type ParsedPhone =
  | { ok: true; e164: string; country: string | undefined; doubtful: boolean }
  | { ok: false; because: PhoneFault }

const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212().']/gu
/** 转5678, ext. 5678, -5678, [5678], and the marks that a phone dials as a pause. */
const EXTENSION =
  /(?:[转轉](?:接|分机|分機)?|分机号?|分機號?|内线|內線|[拨撥按]|extension|extn?|[x#*,;:、。/_pw.[(【+&|~\s\p{Pd}\u2212])[.:\s]{0,3}\d{1,6}[)\]】#]?$/iu
const SPREADSHEET_DECIMAL = /\.0+$/u
/** All eleven digits are there: 1.9900001010E10. */
const SPREADSHEET_EXPONENT = /^(\d)\.(\d{10})E\+?10$/iu
const LONGEST = 100
const STRAY_MARKS = /^[\s‘’“”"'`]+|(?<![\s;,。’”"'`])[\s;,。’”"'`]+$/gu
const CHINESE_MOBILE_SHAPE = /^(\+86|0086|86)?(1[3-9]\d{9})$/u

/**
 * The number in E.164, if a text can reach it. Full-width digits, separators and what spreadsheets add are removed; any other
 * letter, a second number or 1.38E+10 is `format`; a mobile with an extension is `relay`, never the mobile. A Chinese number
 * shaped like a mobile but in a range the metadata does not know (149, 194, ...) is accepted as `doubtful`: new ranges open
 * before the metadata has them. The prefix says nothing about the carrier (numbers are ported). Metadata: libphonenumber-js
 * 1.13.16 `/max`; its smaller sets call nonsense valid.
 */
export function parsePhone(raw: string, defaultCountry = 'CN'): ParsedPhone {
  const given = raw.trim()
  if (given.length > LONGEST) return { ok: false, because: 'format' }
  const text = given
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(STRAY_MARKS, '')
  const whole = parseWhole(text.replace(SPREADSHEET_DECIMAL, '').replace(SPREADSHEET_EXPONENT, '$1$2'), defaultCountry)
  const extension = EXTENSION.exec(text)
  if (whole.ok || whole.because !== 'format' || extension === null) return whole
  const before = parseWhole(text.slice(0, extension.index), defaultCountry)
  if (before.ok) return { ok: false, because: 'relay' }
  return before.because === 'empty' ? whole : before
}

function parseWhole(text: string, defaultCountry: string): ParsedPhone {
  const dialled = text.replace(SEPARATORS, '')
  if (dialled === '') return { ok: false, because: 'empty' }
  if (!/^\+?\d+$/u.test(dialled)) return { ok: false, because: 'format' }
  const phone = isSupportedCountry(defaultCountry)
    ? parsePhoneNumber(dialled, defaultCountry)
    : parsePhoneNumber(dialled)
  const mobile = chineseMobileIn(dialled, defaultCountry)
  // The library takes 179 and two digits off as the prefix of a cheap call.
  if (phone?.isValid() && (mobile === undefined || phone.nationalNumber === mobile)) return judge(phone)
  return mobile === undefined
    ? { ok: false, because: 'format' }
    : { ok: true, e164: `+86${mobile}`, country: 'CN', doubtful: true }
}

/** The national digits of what is shaped like a Chinese mobile; other countries must dial +86. */
function chineseMobileIn(dialled: string, defaultCountry: string): string | undefined {
  const [, prefix, national] = CHINESE_MOBILE_SHAPE.exec(dialled) ?? []
  return prefix === '+86' || defaultCountry === 'CN' ? national : undefined
}

function judge(phone: PhoneNumber): ParsedPhone {
  const { number: e164, country } = phone
  const type = phone.getType()
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return { ok: true, e164, country, doubtful: false }
  return { ok: false, because: type === 'FIXED_LINE' ? 'landline' : 'not-textable' }
}

/** The number with its last eight digits cut to four, `+86138****8000`; of a very short one only two digits are kept. */
export function maskPhone(e164: string): string {
  return e164.length < 10 ? `****${e164.slice(-2)}` : `${e164.slice(0, -8)}****${e164.slice(-4)}`
}
