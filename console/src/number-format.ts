import { minorDigitsOf } from '#shared/contracts/currencies.ts'
import type { Language } from '#shared/contracts/primitives.ts'

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>

/** `1,153`. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value)
}

/** `3.4%` of a share from 0 to 1, with one decimal at most. */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share)
}

/** `¥46.00`, `CN¥46.00`: with as many decimals as the currency has (ISO 4217), whatever ICU thinks. */
export function formatMoney({ minor, currency }: { minor: number; currency: string }, language: Language): string {
  const digits = minorDigitsOf(currency) ?? 2
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits)
}
