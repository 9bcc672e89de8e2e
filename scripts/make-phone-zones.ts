import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import parsePhoneNumber, { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { DIVISIONS } from './divisions.ts'
import { hoursOf, oneForEachHours, shortName, ZONE_AREAS } from './zone-hours.ts'
import { readGoogle, readStates, readZoneTab } from './zone-sources.ts'

/**
 * Writes `shared/domain/people/phone-zones-table.ts`: the zones in which the holder of a number, or somebody of a region, may live.
 *
 *   python3 -m pip install --target <folder> phonenumbers==9.0.43 tzdata==2026.6
 *   node scripts/make-phone-zones.ts <folder>
 *
 * Mobile numbers are bound to no place, so they have all zones of their country (tz database), and Google's where the two
 * have no hour in common. Only in North America, Mexico and Brazil do the digits say where a number was given out: there
 * the zones of all longer prefixes count together, in North America also every zone of the state, since area codes overlie
 * one another.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say where phonenumbers and tzdata are, as the comment in this script tells.')

type Group = { zones: readonly string[]; prefixes: string[]; regions: string[] }

const google = readGoogle(folder)
const ofCountry = readZoneTab(folder, new Set([...google.values()].flat()))
const states = readStates(folder)
const groups = new Map<string, Group>()
/** Of countries that share a code, the ones whose zones name it. */
const MAIN = new Set(['FI', 'GB', 'GP', 'IT', 'MA', 'NO', 'CW'])
/** Where nobody has a number. */
const EMPTY = new Set(['AQ', 'GS', 'HM', 'TF', 'UM', 'BV'])

for (const [country, zones] of ofCountry) if (!EMPTY.has(country)) groupOf(zones)?.regions.push(country)
for (const [division, zones] of Object.entries(DIVISIONS)) groupOf(zones)?.regions.push(division)
addCountries()
addNorthAmerica()
addAreas('52', 'MX', 3)
addAreas('55', 'BR', 2)
writeFileSync(fileURLToPath(new URL('../shared/domain/people/phone-zones-table.ts', import.meta.url)), sourceText())

function addCountries(): void {
  const byCode = Map.groupBy(getCountries(), (country) => getCountryCallingCode(country))
  const split: Record<string, string[]> = {
    '7': ['RU'],
    '76': ['KZ'],
    '77': ['KZ'],
    '61': ['AU'],
    '618916': ['CC', 'CX'],
  }
  const island: Record<string, string[]> = { '262639': ['YT'], '262692': ['RE'], '262693': ['RE'] }
  const codes = { ...Object.fromEntries(byCode), ...split, ...island, '1': ['US', 'CA'] }
  for (const [code, countries] of Object.entries(codes)) groupOf(zonesOfCountries(code, countries))?.prefixes.push(code)
}

function zonesOfCountries(code: string, countries: readonly string[]): string[] {
  const mainFirst = countries.toSorted((a, b) => Number(MAIN.has(b)) - Number(MAIN.has(a)))
  const zones = mainFirst.flatMap((country) => ofCountry.get(country) ?? [])
  const said = google.get(code) ?? []
  const hours = new Set(zones.map(hoursOf))
  return said.some((zone) => hours.has(hoursOf(zone))) ? zones : [...zones, ...said]
}

function addNorthAmerica(): void {
  for (let code = 200; code <= 999; code += 1) {
    const prefix = `1${code}`
    const country = parsePhoneNumber(`+${prefix}2345678`)?.country ?? ''
    const isIsland = country !== '' && country !== 'US' && country !== 'CA'
    const said = isIsland ? [] : longerThan(prefix)
    const ofPlace = isIsland
      ? (ofCountry.get(country) ?? [])
      : statesOf(prefix, said).flatMap((one) => DIVISIONS[one] ?? [])
    groupOf([...ofPlace, ...said])?.prefixes.push(prefix)
  }
}

/** For a code whose state Google does not name: every state in which one of its zones is kept. */
function statesOf(prefix: string, said: readonly string[]): string[] {
  const known = states.get(prefix)
  if (known !== undefined) return [...known]
  const country = parsePhoneNumber(`+${prefix}2345678`)?.country
  const hours = new Set(said.map(hoursOf))
  const fitting = Object.entries(DIVISIONS).filter(([, zones]) => zones.some((zone) => hours.has(hoursOf(zone))))
  return fitting.map(([division]) => division).filter((division) => division.startsWith(`${country}-`))
}

/** Where Google knows nothing closer than the country, so does this table. */
function addAreas(code: string, country: string, digits: number): void {
  const all = ofCountry.get(country) ?? []
  const areas = Array.from({ length: 10 ** digits }, (_, area) => `${code}${String(area).padStart(digits, '0')}`)
  const zonesOf = (prefix: string) => {
    const said = new Set([...longerThan(prefix), ...shorterThan(prefix, code)].map(hoursOf))
    const near = all.filter((zone) => said.has(hoursOf(zone)))
    return near.length > 0 ? near : all
  }
  for (const [parent, siblings] of Map.groupBy(areas, (prefix) => prefix.slice(0, -1))) {
    const byZones = [...Map.groupBy(siblings, (prefix) => oneForEachHours(zonesOf(prefix)).join(' '))]
    const [most, ...others] = byZones.toSorted(([, a], [, b]) => b.length - a.length)
    // What most of ten siblings say stands once, under their common beginning.
    groupOf(most?.[0].split(' ') ?? [])?.prefixes.push(parent)
    for (const [zones, prefixes] of others) groupOf(zones.split(' '))?.prefixes.push(...prefixes)
  }
}

function longerThan(prefix: string): string[] {
  return [...google].filter(([key]) => key.startsWith(prefix)).flatMap(([, zones]) => zones)
}

/** What holds for numbers that no longer prefix names. */
function shorterThan(prefix: string, code: string): string[] {
  for (let end = prefix.length; end > code.length; end -= 1) {
    const zones = google.get(prefix.slice(0, end))
    if (zones !== undefined) return zones
  }
  return longerThan(prefix).length === 0 ? [] : (google.get(code) ?? [])
}

/** The group of these zones; none for a code that nobody has. */
function groupOf(zones: readonly string[]): Group | undefined {
  const kept = oneForEachHours(zones)
  if (kept.length === 0) return undefined
  const key = kept.join(' ')
  const group = groups.get(key) ?? { zones: kept, prefixes: [], regions: [] }
  groups.set(key, group)
  return group
}

function sourceText(): string {
  const rows = [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([zones, { prefixes, regions }]) => [zones.split(' ').map(shortName), prefixes.toSorted(), regions.toSorted()])
    .map((cells) => cells.map((cell) => cell.join(' ')).join('|'))
  return `/**
 * Zones from west to east | beginnings of numbers, without the plus | regions. A zone's first digit is its place in
 * ZONE_AREAS. Written by scripts/make-phone-zones.ts from Google's phone metadata (phonenumbers 9.0.43, Apache-2.0) and
 * tz 2026c; do not edit.
 */
export const ZONE_AREAS = '${ZONE_AREAS.join(' ')}'.split(' ')
export const PHONE_ZONES = \`
${rows.join('\n')}
\`
`
}
