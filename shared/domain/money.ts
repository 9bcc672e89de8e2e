const AMOUNT = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/u
const digitsByCurrency = new Map<string, number>()

/**
 * Digits after the point in an ISO 4217 currency: CNY 2, JPY 0, KWD 3; an unknown three-letter code has 2.
 * @throws RangeError when the code is not three letters.
 */
export function currencyDigits(currency: string): number {
  const known = digitsByCurrency.get(currency)
  if (known !== undefined) return known
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const digits = options.maximumFractionDigits ?? 2
  digitsByCurrency.set(currency, digits)
  return digits
}

/**
 * The amount in minor units, or null if the text is not exactly one: `3948.02` CNY is 394802. Full-width characters and
 * commas between thousands pass; a sign, a currency symbol, an exponent, more decimals than the currency has (unless
 * zero) or more than 2^53 do not. Never goes through a float.
 * @throws RangeError when the currency is not three letters.
 */
export function parseMoneyMinor(text: string, currency: string): number | null {
  const digits = currencyDigits(currency)
  const [, whole, fraction = ''] = AMOUNT.exec(text.normalize('NFKC').trim()) ?? []
  if (whole === undefined || /[^0]/u.test(fraction.slice(digits))) return null
  const minor = Number(whole.replaceAll(',', '') + fraction.slice(0, digits).padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

/**
 * The bare number with the currency's digits, a dot, no grouping and no unit: `3948.02`. The unit stands in the text,
 * because ￥ is barred by Chinese vendors and would turn a GSM-7 text into UCS-2.
 * @throws RangeError when `minor` is not a safe integer or the currency is not three letters.
 */
export function formatMoney(minor: number, currency: string): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError('An amount must be a safe integer of minor units.')
  const digits = currencyDigits(currency)
  const all = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`
}
