import type { Language } from '#shared/contracts/primitives.ts'
import { formatDay, formatTime } from './time-format.ts'

/** `12 月 6 日`, `6 December`, of a day as `formatDay` gives it; with its year where `today` is of another. */
export function wordDay(day: string, { language, today }: { language: Language; today: string }): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const isThisYear = today.startsWith(year)
  if (language === 'zh') return `${isThisYear ? '' : `${year} 年 `}${month} 月 ${date} 日`
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' }).format(new Date(`${day}T00:00:00Z`))
  return `${date} ${name}${isThisYear ? '' : ` ${year}`}`
}

type Place = { language: Language; zone: string; now: Date }

/** `12 月 6 日 09:00`, `6 December 09:00`: an instant on the wall clock of `zone`. */
export function wordInstant(iso: string, { language, zone, now }: Place): string {
  const today = formatDay(now.toISOString(), zone)
  return `${wordDay(formatDay(iso, zone), { language, today })} ${formatTime(iso, zone)}`
}
