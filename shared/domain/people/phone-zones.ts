import { PHONE_ZONES, ZONE_AREAS } from './phone-zones-table.ts'

const LONGEST_BEGINNING = 6
/** GB/T 2260 begins with one of these provinces; other six digits are somebody's postcode or a blank. */
const CHINESE_CODE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/u
const DIVISION = /^([A-Z]{2})(?:-[A-Z0-9]{1,3})?$/u
/** Of the six-digit codes those of three regions that are no part of the mainland's time or rules. */
const CHINESE_REGIONS: Readonly<Record<string, string>> = { '71': 'TW', '81': 'HK', '82': 'MO' }

const byBeginning = new Map<string, readonly string[]>()
const byRegion = new Map<string, readonly string[]>()

for (const row of PHONE_ZONES.trim().split('\n')) {
  const [zones = [], beginnings = [], regions = []] = row
    .split('|')
    .map((cell) => cell.split(' ').filter((one) => one !== ''))
  const names = zones.map(fullName)
  for (const beginning of beginnings) byBeginning.set(beginning, names)
  for (const region of regions) byRegion.set(region, names)
}

/**
 * Every zone in which the holder of this number (E.164) may live, from west to east, zones that keep the same hours once:
 * a mobile number is bound to no place in its country, but in North America, Mexico and Brazil to an area. Empty where
 * nothing is known. Google's metadata and the tz database, see scripts/make-phone-zones.ts.
 */
export function zonesOfNumber(e164: string): readonly string[] {
  for (let length = LONGEST_BEGINNING; length > 0; length -= 1) {
    const zones = byBeginning.get(e164.slice(1, 1 + length))
    if (zones !== undefined) return zones
  }
  return []
}

/**
 * The zones of a region, from west to east: a six-digit code of mainland China, or ISO 3166 (`DE`, `US-CA`), of which the
 * states of the US, Canada and Australia are told apart. Empty for what is neither.
 */
export function zonesOfRegion(code: string): readonly string[] {
  if (CHINESE_CODE.test(code)) return byRegion.get(CHINESE_REGIONS[code.slice(0, 2)] ?? 'CN') ?? []
  const country = DIVISION.exec(code)?.[1]
  return country === undefined ? [] : (byRegion.get(code) ?? byRegion.get(country) ?? [])
}

function fullName(short: string): string {
  return `${ZONE_AREAS[Number(short.slice(0, 1))]}/${short.slice(1)}`
}
