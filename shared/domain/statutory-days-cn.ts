import { festivalOn } from './festivals.ts'
import { toLunar } from './lunar.ts'
import { qingmingIn } from './qingming.ts'
import type { LocalDate } from './time.ts'

/** 元旦, 劳动节, 国庆节. */
const SOLAR_DAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
const LUNAR_DAYS = ['new-years-eve', 'dragon-boat', 'mid-autumn'] as const

/**
 * Whether `date` is one of mainland China's 13 statutory days off, which are law and need no notice: the regulation in
 * force since 2025-01-01 (https://www.gov.cn/zhengce/content/202411/content_6986380.htm, as holiday-cn cites it, read
 * 2026-11-22). Outside 2000 to 2099 those of the solar calendar alone.
 */
export function isStatutoryDayOff(date: LocalDate): boolean {
  if (SOLAR_DAYS.has(date.slice(5))) return true
  const qingming = qingmingIn(Number(date.slice(0, 4)))
  if (qingming === null) return false
  return date === qingming || isNewYearHoliday(date) || LUNAR_DAYS.some((id) => festivalOn(id, date) !== null)
}

/** 正月初一 to 初三. */
function isNewYearHoliday(date: LocalDate): boolean {
  const { month, day, leap } = toLunar(date)
  return month === 1 && day <= 3 && !leap
}
