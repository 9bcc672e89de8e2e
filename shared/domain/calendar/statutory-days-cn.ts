import { festivalOn } from './festivals.ts'
import { toLunar } from './lunar.ts'
import { hasSolarTerms, qingmingIn } from './solar-terms.ts'
import { addDays, type LocalDate, weekdayOf } from './time.ts'

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

/**
 * Whether `date` may be a day off in a year whose notice is not known, beside the statutory ones: a workday made up for each
 * of them that falls on a weekend follows it (article 6 of the regulation), and at Spring Festival, Labour Day and National
 * Day every notice so far joined further days to the first, eight, five and seven in all.
 */
export function mayBeDayOff(date: LocalDate): boolean {
  return isMadeUp(date) || CUSTOMARY_BREAKS.some(({ days, isFirst }) => earlier(date, days).some(isFirst))
}

const LONGEST_RUN = 14
const CUSTOMARY_BREAKS: readonly { days: number; isFirst: (date: LocalDate) => boolean }[] = [
  { days: 8, isFirst: (date) => hasSolarTerms(Number(date.slice(0, 4))) && festivalOn('new-years-eve', date) !== null },
  { days: 5, isFirst: (date) => date.endsWith('-05-01') },
  { days: 7, isFirst: (date) => date.endsWith('-10-01') },
]

/** `date` and the days before it, so many in all. */
function earlier(date: LocalDate, days: number): LocalDate[] {
  return Array.from({ length: days }, (_, index) => addDays(date, -index))
}

/** Goes back to the run of days off before `date`: as many workdays after it are made up as statutory days in it are lost. */
function isMadeUp(date: LocalDate): boolean {
  let day = addDays(date, -1)
  let workdays = 1
  while (!isOff(day) && workdays < LONGEST_RUN) {
    day = addDays(day, -1)
    workdays += 1
  }
  let lost = 0
  for (; isOff(day) && !isOff(date); day = addDays(day, -1)) if (isStatutoryDayOff(day) && isWeekend(day)) lost += 1
  return lost >= workdays
}

const isWeekend = (date: LocalDate) => weekdayOf(date) > 5
const isOff = (date: LocalDate) => isWeekend(date) || isStatutoryDayOff(date)

/** 正月初一 to 初三. */
function isNewYearHoliday(date: LocalDate): boolean {
  const { month, day, leap } = toLunar(date)
  return month === 1 && day <= 3 && !leap
}
