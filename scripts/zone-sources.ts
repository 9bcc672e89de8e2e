import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIVISIONS, STATE_NAMES } from './divisions.ts'
import { isKnown } from './zone-hours.ts'

/** Official time is one for the whole of China; the other zones of the list are known to Node. */
const NOT_KEPT = new Set(['Asia/Urumqi'])

/** Country -> its zones, from the zone.tab of PyPI's tzdata; `known` names stand first. */
export function readZoneTab(folder: string, known: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of readFileSync(join(folder, 'tzdata/zoneinfo/zone.tab'), 'utf8').split('\n')) {
    const [country = '', , zone = ''] = line.split('\t').map((cell) => cell.trim())
    if (zone === '' || line.startsWith('#') || NOT_KEPT.has(zone) || !isKnown(zone)) continue
    found.set(country, [...(found.get(country) ?? []), zone])
  }
  const first = (zones: string[]) => zones.toSorted((a, b) => Number(known.has(b)) - Number(known.has(a)))
  return new Map([...found].map(([country, zones]) => [country, first(zones)]))
}

/** Prefix -> Google's zones, from PyPI's phonenumbers. */
export function readGoogle(folder: string): Map<string, string[]> {
  const text = readFileSync(join(folder, 'phonenumbers/tzdata/data0.py'), 'utf8')
  const rows = [...text.matchAll(/'(\d+)':\(([^)]*)\)/gu)]
  return new Map(rows.map(([, prefix = '', zones = '']) => [prefix, namesIn(zones)]))
}

function namesIn(tuple: string): string[] {
  return [...tuple.matchAll(/'([^']+)'/gu)].map(([, name = '']) => name).filter(isKnown)
}

/** Area code with 1 in front -> its states and provinces, by what Google calls it and the places of its longer prefixes. */
export function readStates(folder: string): Map<string, Set<string>> {
  const geodata = join(folder, 'phonenumbers/geodata')
  const found = new Map<string, Set<string>>()
  for (const file of readdirSync(geodata).filter((name) => /^data\d+\.py$/u.test(name))) {
    const text = readFileSync(join(geodata, file), 'utf8')
    for (const [, prefix = '', name = ''] of text.matchAll(/'(1\d{3,})':\{[^}]*?'en': (?:u\()?['"]([^'"]+)['"]/gu)) {
      const letters = STATE_NAMES[name] ?? /, ([A-Z]{2})$/u.exec(name)?.[1]
      const division = [`US-${letters}`, `CA-${letters}`].find((one) => one in DIVISIONS)
      const area = prefix.slice(0, 4)
      if (division !== undefined) found.set(area, (found.get(area) ?? new Set()).add(division))
    }
  }
  return found
}
