import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { minorDigitsOf } from '#shared/contracts/currencies.ts'
import { currencyDigits, formatMoney, parseMoneyMinor } from '#shared/domain/wording/money.ts'

describe('reading an amount', () => {
  it.each([
    ['3948.02', 'CNY', 394802],
    ['3948.0', 'CNY', 394800],
    ['3948', 'CNY', 394800],
    [' 3,948.02 ', 'CNY', 394802],
    ['1,234,567.5', 'CNY', 123456750],
    ['３，９４８．０２', 'CNY', 394802],
    ['1.005', 'KWD', 1005],
    ['1.0050', 'KWD', 1005],
    ['100', 'JPY', 100],
    ['100.00', 'JPY', 100],
    ['0', 'CNY', 0],
    ['0.1', 'CNY', 10],
    ['90071992547409.91', 'CNY', Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 'CNY', null],
    ['1.0055', 'CNY', null],
    ['100.5', 'JPY', null],
    ['', 'CNY', null],
    ['-1', 'CNY', null],
    ['3948.', 'CNY', null],
    ['.5', 'CNY', null],
    ['3948,02', 'CNY', 394802],
    ['1.234.567,5', 'CNY', 123456750],
    ['1,234,56', 'CNY', null],
    ['1.234,567,890', 'CNY', null],
    ['4990', 'HUF', 499000],
    ['150000', 'IDR', 15000000],
    ['39,48.02', 'CNY', null],
    ['1.2.3', 'CNY', null],
    ['3.9E+3', 'CNY', null],
    ['¥3948.02', 'CNY', null],
    ['3948.02元', 'CNY', null],
  ])('%j %s is %j', (text, currency, minor) => {
    const read = parseMoneyMinor(text, currency)

    expect(read.ok ? read.minor : null).toBe(minor)
  })
})

describe('writing an amount', () => {
  it.each([
    [394802, 'CNY', '3948.02'],
    [123456750, 'CNY', '1234567.50'],
    [5, 'CNY', '0.05'],
    [0, 'CNY', '0.00'],
    [-5, 'CNY', '-0.05'],
    [100, 'JPY', '100'],
    [0, 'JPY', '0'],
    [1005, 'KWD', '1.005'],
    [15000000, 'IDR', '150000.00'],
    [499000, 'HUF', '4990.00'],
  ])('%d %s is %s', (minor, currency, text) => {
    expect(formatMoney(minor, currency)).toBe(text)
  })

  it.each([1.5, Number.NaN, 2 ** 53])('refuses %d', (minor) => {
    expect(() => formatMoney(minor, 'CNY')).toThrow(RangeError)
  })

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'), (minor, currency) => {
        expect(parseMoneyMinor(formatMoney(minor, currency), currency)).toEqual({ ok: true, minor })
      }),
    )
  })
})

const ISO_4217 = z
  .record(z.string(), z.number())
  .parse(JSON.parse(readFileSync(new URL('../../../fixtures/vectors/iso4217-digits.json', import.meta.url), 'utf8')))

it('knows the minor units of each currency of ISO 4217, and no other currency', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))

  const known = all.filter((code) => minorDigitsOf(code) !== undefined)

  expect(Object.fromEntries(known.map((code) => [code, currencyDigits(code)]))).toEqual(ISO_4217)
})

it.each(['yuan', 'ABC', 'RMB', 'constructor', ''])('refuses %j, which is no currency', (code) => {
  expect(() => currencyDigits(code)).toThrow(RangeError)
})
