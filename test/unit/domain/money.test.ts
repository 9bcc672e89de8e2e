import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencyDigits, formatMoney, parseMoneyMinor } from '#shared/domain/money.ts'

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
    ['1.005', 'CNY', null],
    ['100.5', 'JPY', null],
    ['', 'CNY', null],
    ['-1', 'CNY', null],
    ['3948.', 'CNY', null],
    ['.5', 'CNY', null],
    ['3948,02', 'CNY', null],
    ['39,48.02', 'CNY', null],
    ['1.2.3', 'CNY', null],
    ['3.9E+3', 'CNY', null],
    ['¥3948.02', 'CNY', null],
    ['3948.02元', 'CNY', null],
  ])('%j %s is %j', (text, currency, minor) => {
    expect(parseMoneyMinor(text, currency)).toBe(minor)
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
  ])('%d %s is %s', (minor, currency, text) => {
    expect(formatMoney(minor, currency)).toBe(text)
  })

  it.each([1.5, Number.NaN, 2 ** 53])('refuses %d', (minor) => {
    expect(() => formatMoney(minor, 'CNY')).toThrow(RangeError)
  })

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'), (minor, currency) => {
        expect(parseMoneyMinor(formatMoney(minor, currency), currency)).toBe(minor)
      }),
    )
  })
})

it.each([
  ['CNY', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['TND', 3],
])('%s has %d digits', (currency, digits) => {
  expect(currencyDigits(currency)).toBe(digits)
})

it('refuses what is no currency code', () => {
  expect(() => currencyDigits('yuan')).toThrow(RangeError)
})
