import { instantOf, isRealDate, type LocalDate } from '#shared/domain/calendar/time.ts'

const DATE =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号號]?|(\d{2})(\d{2}))$/u
const MIDNIGHT = /[ T]0{1,2}:00(?::00(?:\.0+)?)?$/u
const DATE_TIME = /^(\S+?)(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu

export type CellDate = { year: number; month: number; day: number }

/** NFKC, lower case, no surrounding blanks: how a word of a closed list is compared. */
export function wordOf(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** The date in 2026-12-05, 2026/12/5, 2026.12.5, 20261205 or 2026年12月5日, with or without a midnight behind it; its parts may not exist. */
export function parseDateParts(text: string): CellDate | undefined {
  const match = DATE.exec(text.normalize('NFKC').trim().replace(MIDNIGHT, ''))
  if (!match) return undefined
  const [year = 0, month = 0, day = 0] = match
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number)
  return { year, month, day }
}

/** Days since 1900 from 1927 to 2064, as spreadsheets keep dates and show them where a column is no date column. */
export function isDateSerial(text: string): boolean {
  const match = /^(\d{5})(?:\.\d+)?$/u.exec(text.trim())
  return match !== null && Number(match[1]) >= 10_000 && Number(match[1]) < 60_000
}

/** The real calendar date a cell holds, in any of the forms of `parseDateParts`. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const parts = parseDateParts(text)
  if (!parts || !isRealDate(parts.year, parts.month, parts.day)) return undefined
  return `${String(parts.year).padStart(4, '0')}-${twoDigits(parts.month)}-${twoDigits(parts.day)}`
}

/** The instant a cell holds: a date with or without a time; without an offset it is the wall clock of `zone`, without a time midnight. */
export function parseInstant(text: string, zone: string): Date | undefined {
  const [, dateText = '', hour = '0', minute = '0', second = '0', offset] =
    DATE_TIME.exec(text.normalize('NFKC').trim()) ?? []
  const date = parseLocalDate(dateText)
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const time = `${twoDigits(Number(hour))}:${twoDigits(Number(minute))}`
  const at = offset === undefined ? instantOf(date, time, zone) : new Date(`${date}T${time}:00${isoOffset(offset)}`)
  return Number.isNaN(at.getTime()) ? undefined : new Date(at.getTime() + Number(second) * 1000)
}

function isoOffset(offset: string): string {
  if (offset.toUpperCase() === 'Z') return 'Z'
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
