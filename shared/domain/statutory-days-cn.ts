import { festivalOn } from './festivals.ts'
import { toLunar } from './lunar.ts'
import type { LocalDate } from './time.ts'

/** 元旦, 劳动节, 国庆节. */
const SOLAR_DAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
const LUNAR_DAYS = ['new-years-eve', 'dragon-boat', 'mid-autumn'] as const
/** For which the formula of 清明 holds. */
const FIRST_YEAR = 2000
const LAST_YEAR = 2099

/**
 * Whether `date` is one of mainland China's 13 statutory days off, which are law and need no notice: the regulation in
 * force since 2025-01-01 (https://www.gov.cn/zhengce/content/202411/content_6986380.htm, as holiday-cn cites it, read
 * 2026-11-22). Outside 2000 to 2099 those of the solar calendar alone.
 */
export function isStatutoryDayOff(date: LocalDate): boolean {
  const year = Number(date.slice(0, 4))
  const day = date.slice(5)
  if (SOLAR_DAYS.has(day)) return true
  if (year < FIRST_YEAR || year > LAST_YEAR) return false
  return day === qingmingOf(year) || isNewYearHoliday(date) || LUNAR_DAYS.some((id) => festivalOn(id, date) !== null)
}

/** 正月初一 to 初三. */
function isNewYearHoliday(date: LocalDate): boolean {
  const { month, day, leap } = toLunar(date)
  return month === 1 && day <= 3 && !leap
}

/** The usual formula of the solar term for this century; agrees with tyme4ts in each of its years. */
function qingmingOf(year: number): string {
  const inCentury = year % 100
  return `04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`
}
