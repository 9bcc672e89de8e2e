import { minorDigitsOf } from '#shared/contracts/currencies.ts'

const PLAIN = /^(\d+)(?:[.,](\d+))?$/u
const GROUPED = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/u
/** `1.000` and `1,000`: a thousand, or one with three decimals. */
const EITHER_WAY = /^[1-9]\d{0,2}([.,])\d{3}$/u

/** Which mark stands before the decimals of a list's amounts; `unsettled` if no amount tells, `mixed` if they disagree. */
export type DecimalMark = 'point' | 'comma' | 'unsettled' | 'mixed'

export type ReadAmount =
  | { ok: true; minor: number }
  /** `ambiguous`: it has two readings a thousand times apart, and nothing settles which is meant. */
  | { ok: false; because: 'format' | 'ambiguous' }

/**
 * Digits after the point in an ISO 4217 currency: CNY 2, JPY 0, KWD 3.
 * @throws RangeError when the standard has no such code.
 */
export function currencyDigits(currency: string): number {
  const digits = minorDigitsOf(currency)
  if (digits === undefined) throw new RangeError('no currency of ISO 4217')
  return digits
}

/** The mark that this amount alone shows to stand before decimals; undefined if it fits both or is no amount. */
export function decimalMarkOf(text: string): 'point' | 'comma' | undefined {
  const amount = tidy(text)
  if (EITHER_WAY.test(amount)) return undefined
  const grouped = GROUPED.exec(amount)
  if (grouped) return markOf(grouped[1] === ',' ? '.' : ',')
  return markOf(PLAIN.exec(amount)?.[2] === undefined ? undefined : /[.,]/u.exec(amount)?.[0])
}

/** The mark of a whole list, as more of its amounts come to be known. */
export function decimalMarkAfter(known: DecimalMark, shown: 'point' | 'comma' | undefined): DecimalMark {
  if (shown === undefined || known === shown) return known
  return known === 'unsettled' ? shown : 'mixed'
}

/**
 * The amount in minor units as a list whose decimals follow `mark` means it: `3948.02` CNY is 394802. Full-width characters
 * and marks between thousands pass; a sign, a currency symbol, an exponent, more decimals than the currency has (unless
 * zero) or more than 2^53 do not. `1.000` goes by the list's mark, and is refused where the list settles none, unless the
 * currency has three decimals. `1,000` is a thousand, but refused beside decimals that follow a comma. Never goes through
 * a float.
 * @throws RangeError when the standard has no such currency.
 */
export function parseMoneyMinor(text: string, currency: string, mark: DecimalMark = 'unsettled'): ReadAmount {
  const digits = currencyDigits(currency)
  const amount = tidy(text)
  const lone = EITHER_WAY.exec(amount)?.[1]
  const decimal = lone === undefined ? decimalMarkOf(amount) : decimalOfLone(lone, mark, digits === 3)
  return decimal === 'ambiguous' ? { ok: false, because: 'ambiguous' } : minorOf(amount, decimal ?? 'point', digits)
}

/** What stands before decimals in an amount like `1.000` or `1,000`. */
function decimalOfLone(lone: string, mark: DecimalMark, hasThree: boolean): 'point' | 'comma' | 'ambiguous' {
  if (mark === 'mixed') return 'ambiguous'
  // One slip, 12,5 for 12.5, must not turn each 1,000 of a list into 1.
  if (lone === ',' && !hasThree) return mark === 'comma' ? 'ambiguous' : 'point'
  if (mark !== 'unsettled') return mark
  return lone === '.' && hasThree ? 'point' : 'ambiguous'
}

/**
 * The bare number with the currency's digits, a dot, no grouping and no unit: `3948.02`. The unit stands in the text,
 * because ￥ is barred by Chinese vendors and would turn a GSM-7 text into UCS-2.
 * @throws RangeError when `minor` is not a safe integer or the standard has no such currency.
 */
export function formatMoney(minor: number, currency: string): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError('An amount must be a safe integer of minor units.')
  const digits = currencyDigits(currency)
  const all = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`
}

function tidy(text: string): string {
  return text.normalize('NFKC').trim()
}

function markOf(mark: string | undefined): 'point' | 'comma' | undefined {
  if (mark === undefined) return undefined
  return mark === ',' ? 'comma' : 'point'
}

function minorOf(amount: string, decimal: 'point' | 'comma', digits: number): ReadAmount {
  const [point, group] = decimal === 'comma' ? [',', '.'] : ['.', ',']
  const fits = PLAIN.test(amount) || GROUPED.test(amount)
  const [whole = '', fraction = ''] = amount.split(point)
  if (!fits || fraction.includes(group) || /[^0]/u.test(fraction.slice(digits))) return { ok: false, because: 'format' }
  const minor = Number(whole.replaceAll(group, '') + fraction.slice(0, digits).padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? { ok: true, minor } : { ok: false, because: 'format' }
}
