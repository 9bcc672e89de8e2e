import { minorDigitsOf } from '#shared/contracts/currencies.ts'
import type { LineDefaults } from '#shared/contracts/line.ts'

/** What so many parts cost at the line's price, rounded to the currency's smallest unit; null where that is not known. */
export function priceOfParts(
  parts: number,
  { priceMicros, currency }: Pick<LineDefaults, 'priceMicros' | 'currency'>,
): { minor: number; currency: string } | null {
  if (currency === undefined) return null
  const digits = minorDigitsOf(currency) ?? 2
  return { minor: Math.round((parts * priceMicros) / 10 ** (6 - digits)), currency }
}
