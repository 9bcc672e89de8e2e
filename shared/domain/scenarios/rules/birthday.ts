import { daysInLunarMonth, fromLunar, type LunarDate, leapMonthOf, toLunar } from '../../calendar/lunar.ts'
import { addDays, daysInMonth, isRealDate, type LocalDate } from '../../calendar/time.ts'

/** A day and month in the birthday's own calendar, as is `year`: the lunar year for a lunar one; null when unknown. */
export type Birthday = {
  readonly calendar: 'solar' | 'lunar'
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly leap?: boolean | undefined
}

/** What to do in a year that lacks the day. */
export type BirthdayPolicy = {
  /** 29 February in a common year. */
  readonly feb29: 'feb28' | 'mar1' | 'leap-only'
  /** A birth in a leap month, in a year without it: in the plain month, or not at all. */
  readonly leapMonth: 'regular' | 'only-leap'
  /** The 30th of a lunar month of 29 days. */
  readonly shortMonth: 'last' | 'next-first' | 'skip'
}

/** Everybody exactly once in each of their own years, and never late. */
export const BIRTHDAY_POLICY: BirthdayPolicy = { feb29: 'feb28', leapMonth: 'regular', shortMonth: 'last' }

/** 'MM-DD' for solar, 'L-MM-DD' for lunar, 'L+MM-DD' for a lunar leap month. */
export type BirthdayKey = string

/** The key a birthday is stored under, to be asked for with `birthdaysOn`. The same day of two calendars never collides. */
export function birthdayKeyOf({ calendar, month, day, leap }: Birthday): BirthdayKey {
  return calendar === 'solar' ? monthDay(month, day) : lunarKey(month, day, leap === true)
}

/**
 * The keys of every birthday celebrated on `date`, each once. What falls here because the year lacks its own day is
 * included, as `policy` says.
 */
export function birthdaysOn(date: LocalDate, policy: BirthdayPolicy = BIRTHDAY_POLICY): BirthdayKey[] {
  return [...solarKeysOn(date, policy), ...lunarKeysOn(date, policy)]
}

/**
 * The day on which `birthday` is celebrated in `ownYear` (a lunar year for a lunar one); null when `policy` leaves that
 * year out. A lunar birthday may come twice or never in a solar year.
 */
export function birthdayIn(
  birthday: Birthday,
  ownYear: number,
  policy: BirthdayPolicy = BIRTHDAY_POLICY,
): LocalDate | null {
  return birthday.calendar === 'solar'
    ? solarBirthdayIn(birthday, ownYear, policy)
    : lunarBirthdayIn(birthday, ownYear, policy)
}

/**
 * The birthday's own year that a celebration on `date` belongs to: the solar year, or the lunar year for a lunar one.
 * 十二月三十 kept on the first day of the next year (`next-first`) still belongs to the year that ended.
 */
export function occurrenceYear(birthday: Birthday, date: LocalDate): number {
  if (birthday.calendar === 'solar') return Number(date.slice(0, 4))
  const { year, month } = toLunar(date)
  return birthday.month === 12 && month === 1 ? year - 1 : year
}

/**
 * The age in completed years (周岁) on `date`, counting birthdays in their own calendar, with the default policy where a
 * year lacks the day; null when the year of birth is unknown or still to come.
 */
export function ageOn(birthday: Birthday, date: LocalDate): number | null {
  if (birthday.year === null) return null
  const ownYear = occurrenceYear(birthday, date)
  const turnsOn = birthdayIn(birthday, ownYear)
  const age = ownYear - birthday.year - (turnsOn !== null && date < turnsOn ? 1 : 0)
  return age < 0 ? null : age
}

function solarKeysOn(date: LocalDate, { feb29 }: BirthdayPolicy): BirthdayKey[] {
  const own = date.slice(5)
  const standsIn = (own === '02-28' && feb29 === 'feb28') || (own === '03-01' && feb29 === 'mar1')
  return standsIn && daysInMonth(Number(date.slice(0, 4)), 2) === 28 ? [own, '02-29'] : [own]
}

function solarBirthdayIn({ month, day }: Birthday, year: number, { feb29 }: BirthdayPolicy): LocalDate | null {
  if (isRealDate(year, month, day)) return `${String(year).padStart(4, '0')}-${monthDay(month, day)}`
  if (month !== 2 || day !== 29 || feb29 === 'leap-only') return null
  return `${String(year).padStart(4, '0')}-${feb29 === 'feb28' ? '02-28' : '03-01'}`
}

function lunarKeysOn(date: LocalDate, policy: BirthdayPolicy): BirthdayKey[] {
  const today = toLunar(date)
  const keys = keysOf(today, policy)
  if (policy.shortMonth === 'last' && today.day === 29 && daysInLunarMonth(today) === 29) {
    keys.push(...keysOf({ ...today, day: 30 }, policy))
  }
  if (policy.shortMonth === 'next-first' && today.day === 1) {
    const yesterday = toLunar(addDays(date, -1))
    if (yesterday.day === 29) keys.push(...keysOf({ ...yesterday, day: 30 }, policy))
  }
  return keys
}

/** A plain month also keeps the birthdays of its leap month in a year without one. */
function keysOf({ year, month, day, leap }: LunarDate, { leapMonth }: BirthdayPolicy): BirthdayKey[] {
  if (leap) return [lunarKey(month, day, true)]
  const keys = [lunarKey(month, day, false)]
  if (leapMonth === 'regular' && leapMonthOf(year) !== month) keys.push(lunarKey(month, day, true))
  return keys
}

function lunarBirthdayIn(birthday: Birthday, year: number, policy: BirthdayPolicy): LocalDate | null {
  const { month, day } = birthday
  const leap = birthday.leap === true && leapMonthOf(year) === month
  if (birthday.leap === true && !leap && policy.leapMonth === 'only-leap') return null
  const own = fromLunar({ year, month, day, leap })
  if (own !== null || day !== 30 || policy.shortMonth === 'skip') return own
  const last = fromLunar({ year, month, day: 29, leap })
  return last === null || policy.shortMonth === 'last' ? last : addDays(last, 1)
}

function lunarKey(month: number, day: number, leap: boolean): BirthdayKey {
  return `L${leap ? '+' : '-'}${monthDay(month, day)}`
}

function monthDay(month: number, day: number): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
