import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { CalendarDays } from '#shared/contracts/scenario.ts'
import { FESTIVALS } from '../calendar/festivals.ts'
import { isFestivalId } from './calendar-days.ts'
import { text } from './wording-parts.ts'

const WEEKDAYS_ZH = ['一', '二', '三', '四', '五', '六', '日'] as const
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** What people call days of the calendar. */
export function namesOfDays(days: CalendarDays): LocalizedText {
  if ('dates' in days) return text(days.dates.join('、'), days.dates.join(', '))
  if ('weekdays' in days) return eachWeek(days.weekdays)
  if ('monthDays' in days) return eachMonth(days.monthDays)
  if ('festivals' in days) return ofFestivals(days.festivals)
  const [zh, en] = [WEEKDAYS_ZH[days.weekday - 1], WEEKDAYS_EN[days.weekday - 1]]
  return days.nth === 'last'
    ? text(`每月最后一个周${zh}`, `The last ${en} of each month`)
    : text(`每月第${days.nth}个周${zh}`, `The ${ordinal(days.nth)} ${en} of each month`)
}

function eachWeek(weekdays: readonly number[]): LocalizedText {
  return text(
    `每周${weekdays.map((day) => WEEKDAYS_ZH[day - 1]).join('、')}`,
    `Every ${weekdays.map((day) => WEEKDAYS_EN[day - 1]).join(', ')}`,
  )
}

function eachMonth(monthDays: readonly (number | 'last')[]): LocalizedText {
  return text(
    `每月${monthDays.map((day) => (day === 'last' ? '最后一天' : `${day}日`)).join('、')}`,
    `The ${monthDays.map((day) => (day === 'last' ? 'last day' : ordinal(day))).join(', ')} of each month`,
  )
}

function ofFestivals(ids: readonly string[]): LocalizedText {
  const names = ids.map((id) => (isFestivalId(id) ? FESTIVALS[id].names : text(id, id)))
  return text(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '))
}

function ordinal(count: number): string {
  return `${count}${ENDINGS[ORDINALS.select(count)]}`
}
