import fc from 'fast-check'
import type { CountryCode } from 'libphonenumber-js'
import parsePhoneNumber, { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import { COUNTRIES, countryOfNumber } from '#shared/domain/people/number-country.ts'

/** Their numbers are those of the country behind which they are listed. */
const SHARED: Readonly<Record<string, string>> = {
  AX: 'FI',
  BL: 'GP',
  CC: 'AU',
  CX: 'AU',
  EH: 'MA',
  MF: 'GP',
  SJ: 'NO',
  VA: 'IT',
}
const inBoth = (country: string | undefined) => SHARED[country ?? ''] ?? country

describe('countryOfNumber', () => {
  it.each(getCountries())('tells a mobile of %s as libphonenumber does', (country) => {
    const number = `+${getCountryCallingCode(country)}${examples[country]}`

    expect(countryOfNumber(number)).toBe(inBoth(parsePhoneNumber(number)?.country))
    expect(COUNTRIES).toContain(inBoth(country))
  })

  it('tells whatever number is valid as libphonenumber does', () => {
    const country = fc.constantFrom<CountryCode>(...getCountries())
    const digits = fc.stringMatching(/^\d{4,10}$/)

    fc.assert(
      fc.property(country, digits, fc.nat(6), (from, tail, kept) => {
        const number = `+${getCountryCallingCode(from)}${examples[from].slice(0, kept)}${tail}`
        const parsed = parsePhoneNumber(number)
        fc.pre(parsed?.isValid() === true && /MOBILE/.test(parsed.getType() ?? ''))

        expect(countryOfNumber(number)).toBe(inBoth(parsed?.country))
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['+870773111632', '+881612345678', '+88213421234', '', '+'])('knows no country of %j', (number) => {
    expect(countryOfNumber(number)).toBeUndefined()
  })
})
