import { CountryList } from '#shared/contracts/line.ts'
import { AppError } from '#shared/domain/errors.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'

/** `CARILLON_COUNTRIES`, mainland China where it is not set. @throws AppError CONFIGURATION for what is no country */
export function readCountries(text: string): string[] {
  if (text.trim() === '') return ['CN']
  const read = CountryList.safeParse(text)
  const strange = read.data?.filter((country) => !COUNTRIES.includes(country)) ?? [text]
  if (read.success && strange.length === 0) return [...new Set(read.data)].sort()
  const words = `CARILLON_COUNTRIES has ${strange.join(' ')}: name countries by their two letters, such as CN or CN,US`
  throw new AppError('CONFIGURATION', words, { retryable: false })
}
