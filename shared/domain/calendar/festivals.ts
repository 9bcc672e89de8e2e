import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { fromLunar, toLunar } from './lunar.ts'
import { hasSolarTerms, qingmingIn, winterSolsticeIn } from './solar-terms.ts'
import { addDays, type LocalDate, weekdayOf } from './time.ts'

/** The days that one can greet on; two of them are solemn. */
export const FESTIVAL_IDS = [
  'new-year',
  'laba',
  'little-new-year-north',
  'little-new-year-south',
  'new-years-eve',
  'spring-festival',
  'lantern',
  'womens-day',
  'qingming',
  'labour-day',
  'mothers-day',
  'dragon-boat',
  'fathers-day',
  'qixi',
  'ghost',
  'teachers-day',
  'mid-autumn',
  'double-ninth',
  'national-day',
  'double-eleven',
  'winter-solstice',
  'christmas',
] as const

export type FestivalId = (typeof FESTIVAL_IDS)[number]

export type Festival = {
  readonly names: LocalizedText
  /** On a solemn day what is said instead of a wish. In English as at the beginning of a sentence. */
  readonly wish: LocalizedText
  /** A cheerful greeting on a day for the dead offends. */
  readonly tone: 'festive' | 'solemn'
}

/**
 * Every festival by its id. 端午 and 重阳 wish 安康, health: 快乐 is felt to be wrong on them. Of a day for mothers, fathers,
 * women or teachers nobody knows whether the reader is one, so all of them are meant.
 */
export const FESTIVALS: Readonly<Record<FestivalId, Festival>> = {
  'new-year': festive(['元旦', "New Year's Day"], ['元旦快乐', 'Happy New Year']),
  laba: festive(['腊八节', 'Laba Festival'], ['腊八节快乐', 'Happy Laba Festival']),
  'little-new-year-north': festive(['小年（北方）', 'Little New Year (north)'], ['小年快乐', 'Happy Little New Year']),
  'little-new-year-south': festive(['小年（南方）', 'Little New Year (south)'], ['小年快乐', 'Happy Little New Year']),
  'new-years-eve': festive(['除夕', "Chinese New Year's Eve"], ['除夕快乐', "Happy Chinese New Year's Eve"]),
  'spring-festival': festive(['春节', 'Spring Festival'], ['春节快乐', 'Happy Chinese New Year']),
  lantern: festive(['元宵节', 'Lantern Festival'], ['元宵节快乐', 'Happy Lantern Festival']),
  'womens-day': festive(
    ['妇女节', "Women's Day"],
    ['祝天下女性节日快乐', "Happy International Women's Day to all women"],
  ),
  qingming: solemn(['清明节', 'Qingming'], ['清明时节，与您一同追思缅怀', 'Our thoughts are with you on Qingming']),
  'labour-day': festive(['劳动节', 'Labour Day'], ['劳动节快乐', 'Happy Labour Day']),
  'mothers-day': festive(['母亲节', "Mother's Day"], ['祝天下母亲节日快乐', "Happy Mother's Day to all mothers"]),
  'dragon-boat': festive(
    ['端午节', 'Dragon Boat Festival'],
    ['端午安康', 'Wishing you a healthy Dragon Boat Festival'],
  ),
  'fathers-day': festive(['父亲节', "Father's Day"], ['祝天下父亲节日快乐', "Happy Father's Day to all fathers"]),
  qixi: festive(['七夕', 'Qixi Festival'], ['七夕快乐', 'Happy Qixi Festival']),
  ghost: solemn(['中元节', 'the Ghost Festival'], ['今日中元，与您一同追思先人', 'Our thoughts are with you today']),
  'teachers-day': festive(['教师节', "Teachers' Day"], ['祝天下老师节日快乐', "Happy Teachers' Day to all teachers"]),
  'mid-autumn': festive(['中秋节', 'Mid-Autumn Festival'], ['中秋快乐', 'Happy Mid-Autumn Festival']),
  'double-ninth': festive(
    ['重阳节', 'Double Ninth Festival'],
    ['重阳安康', 'Wishing you a healthy Double Ninth Festival'],
  ),
  'national-day': festive(['国庆节', 'National Day'], ['国庆节快乐', 'Happy National Day']),
  'double-eleven': festive(['双十一', 'Double Eleven'], ['双十一快乐', 'Happy Double Eleven']),
  'winter-solstice': festive(['冬至', 'Winter Solstice'], ['冬至安康', 'Wishing you a warm Winter Solstice']),
  christmas: festive(['圣诞节', 'Christmas'], ['圣诞快乐', 'Merry Christmas']),
}

const SOLAR_DATES: Partial<Record<FestivalId, string>> = {
  'new-year': '01-01',
  'womens-day': '03-08',
  'labour-day': '05-01',
  'teachers-day': '09-10',
  'national-day': '10-01',
  'double-eleven': '11-11',
  christmas: '12-25',
}

/** The nth Sunday of a month. */
const SUNDAYS: Partial<Record<FestivalId, readonly [nth: number, month: string]>> = {
  'mothers-day': [2, '05'],
  'fathers-day': [3, '06'],
}

const SOLAR_TERMS: Partial<Record<FestivalId, (year: number) => LocalDate | null>> = {
  qingming: qingmingIn,
  'winter-solstice': winterSolsticeIn,
}

const LUNAR_DATES: Partial<Record<FestivalId, readonly [month: number, day: number]>> = {
  laba: [12, 8],
  'little-new-year-north': [12, 23],
  'little-new-year-south': [12, 24],
  'spring-festival': [1, 1],
  lantern: [1, 15],
  'dragon-boat': [5, 5],
  qixi: [7, 7],
  ghost: [7, 15],
  'mid-autumn': [8, 15],
  'double-ninth': [9, 9],
}

/**
 * The day of a festival in its own year: the solar year, or the lunar year for a lunar one, so that 腊八 and 除夕 of 2026
 * are in January and February 2027. Never in a leap month.
 */
export function festivalDate(id: FestivalId, ownYear: number): LocalDate {
  const solar = solarDate(id, ownYear)
  if (solar !== null) return solar
  const lunar = LUNAR_DATES[id]
  // 除夕 is the eve of the first month, whether the twelfth has 29 days or 30.
  return lunar ? lunarDay(ownYear, lunar) : addDays(lunarDay(ownYear + 1, [1, 1]), -1)
}

/** The festival's own year (see `festivalDate`) when it falls on `date`, else null. */
export function festivalOn(id: FestivalId, date: LocalDate): { occurrenceYear: number } | null {
  const ofDay = answers.get(date) ?? new Map<FestivalId, number | null>()
  const known = ofDay.get(id)
  const occurrenceYear = known === undefined ? yearOn(id, date) : known
  if (known === undefined) keep(date, ofDay.set(id, occurrenceYear))
  return occurrenceYear === null ? null : { occurrenceYear }
}

/** A mass send asks the same of one day for each of its messages. */
const answers = new Map<LocalDate, Map<FestivalId, number | null>>()
const MOST_DAYS = 50

function keep(date: LocalDate, ofDay: Map<FestivalId, number | null>): void {
  if (answers.size >= MOST_DAYS && !answers.has(date)) answers.clear()
  answers.set(date, ofDay)
}

function yearOn(id: FestivalId, date: LocalDate): number | null {
  if (!isSolar(id)) {
    const ownYear = toLunar(date).year
    return festivalDate(id, ownYear) === date ? ownYear : null
  }
  const ownYear = solarYearOf(date)
  if (isTerm(id) && !hasSolarTerms(ownYear)) return null
  return festivalDate(id, ownYear) === date ? ownYear : null
}

/** The day for the dead that `date` is: 清明, or 中元 on the 15th of the seventh month; null on any other, and beyond 2099. */
export function solemnDayOn(date: LocalDate): Festival | null {
  if (!hasSolarTerms(solarYearOf(date))) return null
  const id = SOLEMN_IDS.find((one) => festivalOn(one, date) !== null)
  return id === undefined ? null : FESTIVALS[id]
}

/** The first day on or after `from` on which the festival falls. */
export function nextFestivalDate(id: FestivalId, from: LocalDate): LocalDate {
  let ownYear = solarYearOf(from) - 1
  while (festivalDate(id, ownYear) < from) ownYear += 1
  return festivalDate(id, ownYear)
}

const SOLEMN_IDS = FESTIVAL_IDS.filter((id) => FESTIVALS[id].tone === 'solemn')

function isTerm(id: FestivalId): boolean {
  return SOLAR_TERMS[id] !== undefined
}

function isSolar(id: FestivalId): boolean {
  return SOLAR_DATES[id] !== undefined || SUNDAYS[id] !== undefined || isTerm(id)
}

function solarDate(id: FestivalId, year: number): LocalDate | null {
  const monthDay = SOLAR_DATES[id]
  const padded = String(year).padStart(4, '0')
  if (monthDay !== undefined) return `${padded}-${monthDay}`
  const sunday = SUNDAYS[id]
  if (sunday !== undefined) return nthSunday(`${padded}-${sunday[1]}-01`, sunday[0])
  const termIn = SOLAR_TERMS[id]
  if (termIn === undefined) return null
  const date = termIn(year)
  if (date === null) throw new RangeError(`no solar terms are known of ${year}`)
  return date
}

function nthSunday(first: LocalDate, nth: number): LocalDate {
  return addDays(first, 7 - weekdayOf(first) + 7 * (nth - 1))
}

function festive(names: Pair, wish: Pair): Festival {
  return { names: both(names), wish: both(wish), tone: 'festive' }
}

function solemn(names: Pair, wish: Pair): Festival {
  return { names: both(names), wish: both(wish), tone: 'solemn' }
}

type Pair = readonly [zh: string, en: string]

function both([zh, en]: Pair): LocalizedText {
  return { zh, en }
}

function solarYearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

function lunarDay(year: number, [month, day]: readonly [number, number]): LocalDate {
  const date = fromLunar({ year, month, day, leap: false })
  if (date === null) throw new RangeError(`no lunar day ${year}/${month}/${day}`)
  return date
}
