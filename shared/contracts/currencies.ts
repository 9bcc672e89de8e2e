/**
 * The currencies of ISO 4217 with their minor units, which say how many minor units a whole one has. Never taken from
 * `Intl`: it follows common use (HUF without any) and changes with the version of ICU.
 * Source: ISO 4217 list one, read 2026-11-29 at https://www.six-group.com/en/products-services/financial-information/data-standards.html.
 */
const TWO_DIGITS =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
  'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
  'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
  'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
  'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG ' +
  'YER ZAR ZMW ZWG'
const NO_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND'
const FOUR_DIGITS = 'CLF UYW'

const DIGITS: ReadonlyMap<string, number> = new Map([
  ...digitsOf(NO_DIGITS, 0),
  ...digitsOf(TWO_DIGITS, 2),
  ...digitsOf(THREE_DIGITS, 3),
  ...digitsOf(FOUR_DIGITS, 4),
])

/** Digits after the point: CNY 2, JPY 0, KWD 3; undefined for a code that is no currency of ISO 4217. */
export function minorDigitsOf(currency: string): number | undefined {
  return DIGITS.get(currency)
}

function digitsOf(codes: string, digits: number): [string, number][] {
  return codes.split(' ').map((code) => [code, digits])
}
