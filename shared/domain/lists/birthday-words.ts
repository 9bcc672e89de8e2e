import type { Birthday } from '#shared/contracts/contact.ts'
import { parseDateParts } from './cell-values.ts'

type Calendar = Birthday['calendar']

/** What a cell says of a birthday; `calendar` is undefined where its words leave that open. */
export type BirthdayWords = {
  year: number | null
  month: number
  day: number
  leap: boolean
  calendar: Calendar | undefined
}

const CALENDARS: ReadonlyMap<string, Calendar> = new Map([
  ...'公历 阳历 新历 西历 公 阳 公曆 陽曆 新曆 西曆 國曆 国历 solar gregorian'.split(' ').map(solar),
  ...'农历 阴历 旧历 老历 夏历 农 阴 農曆 陰曆 舊曆 lunar chinese'.split(' ').map(lunar),
])
const CALENDAR_NAME =
  '(公历|阳历|新历|西历|农历|阴历|旧历|老历|夏历|公曆|陽曆|西曆|國曆|国历|農曆|陰曆|舊曆|solar|lunar)'
/** In front, behind the year, or at the end: 农历五月初三, 1990年农历五月初三, 1990-05-03(农历). */
const NAMED_CALENDAR = new RegExp(
  `^[([]?${CALENDAR_NAME}[)\\]]?[\\s:]*|(?<=年)\\s*${CALENDAR_NAME}\\s*|[\\s([]*${CALENDAR_NAME}[)\\]]?$`,
  'iu',
)
const LEAP_MARK = /闰|閏|\bleap\b\s*/iu
const YEARLESS = /^(\d{1,2})[-/.月](\d{1,2})[日号號]?$/u
const WORDED =
  /^(?:([\d〇零○一二三四五六七八九]{4})年)?(正|冬|腊|臘|十[一二]?|[一二三四五六七八九]|\d{1,2})月(初[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?|[二三]十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})([日号號])?$/u
const ONLY_LUNAR = /[正冬腊臘]月|初|廿/u
const DIGITS = '〇一二三四五六七八九'
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['正', 1],
  ['冬', 11],
  ['腊', 12],
  ['臘', 12],
])

/** The calendar that a cell of its own names: 农历 or 阴历 or 旧历, 公历 or 阳历 or 新历; undefined for any other word. */
export function readCalendar(word: string): Calendar | undefined {
  return CALENDARS.get(word)
}

/**
 * A birthday's parts as written, the year null where only month and day are given: 1990-05-09, 5月9号, 腊月初八, 农历六月十五,
 * 闰五月初三, 一九九〇年正月初一. 闰 (or `leap`) marks a leap month. Words that only the lunar calendar has, and a day in
 * Chinese numerals without 日 or 号, mean that one. Whether the calendar has the day is for the caller to say.
 */
export function parseBirthdayWords(text: string): BirthdayWords | undefined {
  const given = text.normalize('NFKC').trim()
  const named = NAMED_CALENDAR.exec(given)
  const name = named?.slice(1).find((group) => group !== undefined)
  const calendar = name === undefined ? undefined : readCalendar(name.toLowerCase())
  const rest = given.replace(NAMED_CALENDAR, '')
  const leap = LEAP_MARK.test(rest)
  const plain = rest
    .replace(LEAP_MARK, '')
    .replaceAll(/\s+(?=[年月日号號])|(?<=[年月])\s+/gu, '')
    .trim()
  const parts = numeric(plain) ?? worded(plain)
  return parts && { ...parts, leap, calendar: calendar ?? (leap ? 'lunar' : parts.calendar) }
}

function numeric(text: string): Omit<BirthdayWords, 'leap'> | undefined {
  const full = parseDateParts(text)
  if (full) return { ...full, calendar: undefined }
  const [, month, day] = YEARLESS.exec(text) ?? []
  if (month === undefined || day === undefined) return undefined
  return { year: null, month: Number(month), day: Number(day), calendar: undefined }
}

function worded(text: string): Omit<BirthdayWords, 'leap'> | undefined {
  const [, year, month, day, mark] = WORDED.exec(text) ?? []
  if (month === undefined || day === undefined) return undefined
  const isLunar = ONLY_LUNAR.test(text) || (mark === undefined && !/\d/u.test(day))
  return {
    year: year === undefined ? null : yearOf(year),
    month: MONTHS.get(month) ?? numberOf(month),
    day: numberOf(day.replace('初', '')),
    calendar: isLunar ? 'lunar' : undefined,
  }
}

function yearOf(text: string): number {
  return Number(
    [...text.replaceAll(/[零○]/gu, '〇')].map((one) => (/\d/u.test(one) ? one : DIGITS.indexOf(one))).join(''),
  )
}

/** Up to 39: 十五, 二十一, 廿一, 三十. */
function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  const [tens, ones] = text.replace('廿', '二十').replace('卅', '三十').split('十')
  if (ones === undefined) return DIGITS.indexOf(text)
  return (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones))
}

function solar(word: string): [string, Calendar] {
  return [word, 'solar']
}

function lunar(word: string): [string, Calendar] {
  return [word, 'lunar']
}
