import { fromLunar, toLunar } from './lunar.ts'
import { qingmingIn } from './qingming.ts'
import { addDays, type LocalDate } from './time.ts'

/**
 * The festivals one can wish somebody a happy one of. Solemn days (`solemnDayOn`) are left out on purpose: a cheerful
 * greeting on a day for the dead offends.
 */
export const FESTIVAL_IDS = [
  'new-year',
  'laba',
  'new-years-eve',
  'spring-festival',
  'lantern',
  'labour-day',
  'dragon-boat',
  'qixi',
  'mid-autumn',
  'double-ninth',
  'national-day',
  'christmas',
] as const

export type FestivalId = (typeof FESTIVAL_IDS)[number]

export type Festival = {
  readonly id: FestivalId
  readonly names: { readonly zh: string; readonly en: string }
  readonly wish: { readonly zh: string; readonly en: string }
  readonly tone: 'festive'
}

/** No festival to be picked, but a day of one's own may be one: the words for it are restrained. */
export type SolemnDay = Pick<Festival, 'names' | 'wish'> & { readonly tone: 'solemn' }

/** Every festival by its id. 端午 and 重阳 wish 安康, health: 快乐 is felt to be wrong on them. */
export const FESTIVALS: Readonly<Record<FestivalId, Festival>> = {
  'new-year': festival('new-year', ['元旦', "New Year's Day"], ['元旦快乐', 'Happy New Year']),
  laba: festival('laba', ['腊八节', 'Laba Festival'], ['腊八节快乐', 'Happy Laba Festival']),
  'new-years-eve': festival(
    'new-years-eve',
    ['除夕', "Chinese New Year's Eve"],
    ['除夕快乐', "Happy Chinese New Year's Eve"],
  ),
  'spring-festival': festival('spring-festival', ['春节', 'Spring Festival'], ['春节快乐', 'Happy Chinese New Year']),
  lantern: festival('lantern', ['元宵节', 'Lantern Festival'], ['元宵节快乐', 'Happy Lantern Festival']),
  'labour-day': festival('labour-day', ['劳动节', 'Labour Day'], ['劳动节快乐', 'Happy Labour Day']),
  'dragon-boat': festival(
    'dragon-boat',
    ['端午节', 'Dragon Boat Festival'],
    ['端午安康', 'Wishing you a healthy Dragon Boat Festival'],
  ),
  qixi: festival('qixi', ['七夕', 'Qixi Festival'], ['七夕快乐', 'Happy Qixi Festival']),
  'mid-autumn': festival('mid-autumn', ['中秋节', 'Mid-Autumn Festival'], ['中秋快乐', 'Happy Mid-Autumn Festival']),
  'double-ninth': festival(
    'double-ninth',
    ['重阳节', 'Double Ninth Festival'],
    ['重阳安康', 'Wishing you a healthy Double Ninth Festival'],
  ),
  'national-day': festival('national-day', ['国庆节', 'National Day'], ['国庆节快乐', 'Happy National Day']),
  christmas: festival('christmas', ['圣诞节', 'Christmas'], ['圣诞快乐', 'Merry Christmas']),
}

const SOLAR_DATES: Partial<Record<FestivalId, string>> = {
  'new-year': '01-01',
  'labour-day': '05-01',
  'national-day': '10-01',
  christmas: '12-25',
}

const LUNAR_DATES: Partial<Record<FestivalId, readonly [month: number, day: number]>> = {
  laba: [12, 8],
  'spring-festival': [1, 1],
  lantern: [1, 15],
  'dragon-boat': [5, 5],
  qixi: [7, 7],
  'mid-autumn': [8, 15],
  'double-ninth': [9, 9],
}

/**
 * The day of a festival in its own year: the solar year, or the lunar year for a lunar one, so that 腊八 and 除夕 of 2026
 * are in January and February 2027. Never in a leap month.
 */
export function festivalDate(id: FestivalId, ownYear: number): LocalDate {
  const solar = SOLAR_DATES[id]
  if (solar !== undefined) return `${String(ownYear).padStart(4, '0')}-${solar}`
  const lunar = LUNAR_DATES[id]
  // 除夕 is the eve of the first month, whether the twelfth has 29 days or 30.
  return lunar ? lunarDay(ownYear, lunar) : addDays(lunarDay(ownYear + 1, [1, 1]), -1)
}

/** The festival's own year (see `festivalDate`) when it falls on `date`, else null. */
export function festivalOn(id: FestivalId, date: LocalDate): { occurrenceYear: number } | null {
  const ownYear = SOLAR_DATES[id] === undefined ? toLunar(date).year : solarYearOf(date)
  return festivalDate(id, ownYear) === date ? { occurrenceYear: ownYear } : null
}

const QINGMING: SolemnDay = {
  names: { zh: '清明节', en: 'Qingming' },
  wish: { zh: '清明安康', en: 'Our thoughts are with you on Qingming' },
  tone: 'solemn',
}
const GHOST_FESTIVAL: SolemnDay = {
  names: { zh: '中元节', en: 'the Ghost Festival' },
  wish: { zh: '中元安康', en: 'Our thoughts are with you today' },
  tone: 'solemn',
}

/** The day for the dead that `date` is: 清明, or 中元 on the 15th of the seventh month; null on any other, and beyond 2099. */
export function solemnDayOn(date: LocalDate): SolemnDay | null {
  const qingming = qingmingIn(solarYearOf(date))
  if (qingming === null) return null
  if (date === qingming) return QINGMING
  const { month, day, leap } = toLunar(date)
  return month === 7 && day === 15 && !leap ? GHOST_FESTIVAL : null
}

/** The first day on or after `from` on which the festival falls. */
export function nextFestivalDate(id: FestivalId, from: LocalDate): LocalDate {
  let ownYear = solarYearOf(from) - 1
  while (festivalDate(id, ownYear) < from) ownYear += 1
  return festivalDate(id, ownYear)
}

function festival(
  id: FestivalId,
  [zh, en]: readonly [string, string],
  [wishZh, wishEn]: readonly [string, string],
): Festival {
  return { id, names: { zh, en }, wish: { zh: wishZh, en: wishEn }, tone: 'festive' }
}

function solarYearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

function lunarDay(year: number, [month, day]: readonly [number, number]): LocalDate {
  const date = fromLunar({ year, month, day, leap: false })
  if (date === null) throw new RangeError(`no lunar day ${year}/${month}/${day}`)
  return date
}
