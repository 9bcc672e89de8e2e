import type { LocalDate } from './time.ts'

const FIRST_YEAR = 2000
const LAST_YEAR = 2099
/** The one year of the century in which the usual formula is a day late for 冬至. */
const SOLSTICE_EARLY = 2021

/** Whether the days of solar terms are known of a year: 2000 to 2099, by the usual formula, which agrees with tyme4ts in each. */
export function hasSolarTerms(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** The day of 清明; null of a year that is not known. */
export function qingmingIn(year: number): LocalDate | null {
  return hasSolarTerms(year) ? `${year}-04-0${termDay(year, 4.81)}` : null
}

/** The day of 冬至; null of a year that is not known. */
export function winterSolsticeIn(year: number): LocalDate | null {
  return hasSolarTerms(year) ? `${year}-12-${termDay(year, 21.94) - (year === SOLSTICE_EARLY ? 1 : 0)}` : null
}

function termDay(year: number, begin: number): number {
  const inCentury = year % 100
  return Math.floor(inCentury * 0.2422 + begin) - Math.floor(inCentury / 4)
}
