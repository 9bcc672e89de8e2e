import { expect, it } from 'vitest'
import { lineDefaultsOf } from '#functions/wiring/line.ts'

const SETTINGS = {
  LINE_RATE_TRANSACTIONAL: 5,
  LINE_RATE_BULK: 15,
  PRICE_MICROS: 30_000,
  BUDGET_ZONE: 'Asia/Shanghai',
  COUNTRIES: ['CN'],
  SMS_TEMPLATES: 'any' as const,
}

it.each([
  ['sns', undefined, 'USD'],
  ['sns', 'EUR', 'EUR'],
  ['signed-http', 'CNY', 'CNY'],
  ['signed-http', undefined, undefined],
] as const)('takes the price of a part by %s, said to be in %s, for one in %s', (provider, named, currency) => {
  const settings = { ...SETTINGS, SMS_PROVIDER: provider, ...(named && { PRICE_CURRENCY: named }) }

  expect(lineDefaultsOf(settings).currency).toBe(currency)
})
