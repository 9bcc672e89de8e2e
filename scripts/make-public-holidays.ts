import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Holidays from 'date-holidays'
import { EU_MEMBERS } from '../shared/domain/policies/policy-country.ts'

/**
 * Writes `shared/domain/calendar/public-holidays-table.ts`: the days off of a whole country, 2026 to 2030, as `date-holidays`
 * computes them (npm, data under CC BY 3.0). Holidays of single states or regions are not in it, nor what a government
 * announces from year to year.
 *
 *   node scripts/make-public-holidays.ts
 */
const YEARS = [2026, 2027, 2028, 2029, 2030]
/** Mainland China has a calendar of its own (`working-days-cn.ts`). */
const COUNTRIES = [
  ...EU_MEMBERS,
  'GB',
  'US',
  'CA',
  'IN',
  'KR',
  'AU',
  'CH',
  'HK',
  'JP',
  'MY',
  'NO',
  'NZ',
  'SG',
  'TH',
  'TW',
]
const DAY_MS = 86_400_000

const easter = new Map(YEARS.map((year) => [year, dayOf('easter', year)]))
const orthodox = new Map(YEARS.map((year) => [year, dayOf('orthodox', year)]))

const rows = COUNTRIES.toSorted().map((country) => [country, ...marksOf(country)].join(' '))
const easters = [easter, orthodox].map((of) => YEARS.map((year) => markOf(of.get(year) ?? '')).join(' '))
writeFileSync(
  fileURLToPath(new URL('../shared/domain/calendar/public-holidays-table.ts', import.meta.url)),
  `/**
 * Made by scripts/make-public-holidays.ts of date-holidays 3.37.0 (https://github.com/commenthol/date-holidays, data under
 * CC BY 3.0, read 2026-11-30). A day is its month in base 36 and two digits: \`c25\`. It is off every year, or with \`e\` or
 * \`o\` so many days after Easter of the Western or the Orthodox church, or in the year whose last digit is before the colon.
 */
export const HOLIDAY_YEARS = [${YEARS.join(', ')}]

export const EASTERS = { e: '${easters[0]}', o: '${easters[1]}' } as const

export const PUBLIC_HOLIDAYS = \`
${rows.join('\n')}
\`
`,
)

function marksOf(country: string): string[] {
  const found = new Map(YEARS.map((year) => [year, daysOff(country, year)]))
  const marks = new Map<string, number[]>()
  for (const [year, dates] of found)
    for (const date of dates)
      for (const mark of [markOf(date), ...sinceEaster(date, year)]) marks.set(mark, [...(marks.get(mark) ?? []), year])
  const always = [...marks].flatMap(([mark, years]) => (years.length === YEARS.length ? [mark] : []))
  const movable = YEARS.flatMap((year) => {
    const rest = (found.get(year) ?? []).filter(
      (date) => ![markOf(date), ...sinceEaster(date, year)].some((mark) => always.includes(mark)),
    )
    return rest.length === 0 ? [] : [`${year % 10}:${rest.map(markOf).join(',')}`]
  })
  return [...always, ...movable]
}

/** A holiday that begins at sunset is off on the day after. */
function daysOff(country: string, year: number): string[] {
  const all = new Holidays(country).getHolidays(year).filter(({ type }) => type === 'public')
  const dates = all.flatMap(({ date, start, end }) => {
    const firstMs = Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + (date.slice(11, 13) >= '12' ? DAY_MS : 0)
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
    return Array.from({ length: days }, (_, index) => new Date(firstMs + index * DAY_MS).toISOString().slice(0, 10))
  })
  return [...new Set(dates)].filter((date) => date.startsWith(String(year))).toSorted()
}

function sinceEaster(date: string, year: number): string[] {
  return [`e${daysBetween(easter.get(year) ?? '', date)}`, `o${daysBetween(orthodox.get(year) ?? '', date)}`]
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

function markOf(date: string): string {
  return `${Number(date.slice(5, 7)).toString(36)}${date.slice(8, 10)}`
}

/** Easter Sunday as the library has it, by a country that keeps it. */
function dayOf(church: 'easter' | 'orthodox', year: number): string {
  const rule = church === 'easter' ? 'easter' : 'orthodox'
  const country = church === 'easter' ? 'DE' : 'GR'
  const found = new Holidays(country).getHolidays(year).find((day) => day.rule === rule)
  if (found === undefined) throw new Error(`date-holidays has no ${church} of ${year}`)
  return found.date.slice(0, 10)
}
