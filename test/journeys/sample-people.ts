import { SolarDay } from 'tyme4ts'
import { CONTACTS_FILE, rowsOf } from './sample-files.ts'

/** What a reader of contacts.csv knows of a person, worked out here without the platform's rules. */
export type Person = {
  id: string
  name: string
  phone: string
  kind: '客户' | '经销商' | '员工'
  consents: boolean
  english: boolean
  managerPhone: string
  birthday: { lunar: boolean; year: number; monthDay: string } | null
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Everybody whose number can be texted, by id; a landline is refused. */
export const PEOPLE: ReadonlyMap<string, Person> = new Map(
  rowsOf(CONTACTS_FILE).flatMap((row) => {
    const phone = (row.手机号 ?? '').normalize('NFKC').replaceAll(' ', '')
    return /^1\d{10}$/.test(phone) ? [[row.客户编号 ?? '', personOf(row, `+86${phone}`)] as const] : []
  }),
)

function personOf(row: Record<string, string>, phone: string): Person {
  const born = dateInId(row.身份证号 ?? '')
  return {
    id: row.客户编号 ?? '',
    name: row.姓名 ?? '',
    phone,
    kind: kindOf(row.类型),
    consents: row.营销同意 === '是',
    english: row.语言 === 'en',
    managerPhone: row.经理手机号 === '' ? '' : `+86${row.经理手机号}`,
    birthday:
      born === null
        ? null
        : row.生日历法 === '农历'
          ? { lunar: true, year: Number(born.slice(0, 4)), monthDay: lunarMonthDayOf(born) }
          : { lunar: false, year: Number(born.slice(0, 4)), monthDay: born.slice(4) },
  }
}

function kindOf(word: string | undefined): Person['kind'] {
  if (word === '员工' || word === '经销商') return word
  return '客户'
}

/** YYYYMMDD of a number whose check digit holds, or of an old one of 15 digits; null for any other. */
function dateInId(id: string): string | null {
  if (/^\d{15}$/.test(id)) return `19${id.slice(6, 12)}`
  if (!/^\d{17}[\dX]$/.test(id)) return null
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0)
  return '10X98765432'[sum % 11] === id[17] ? id.slice(6, 14) : null
}

/** An ID number has a solar date; whoever keeps the lunar one keeps the day it was. A leap month is kept in the plain one. */
function lunarMonthDayOf(born: string): string {
  const [year, month, day] = [born.slice(0, 4), born.slice(4, 6), born.slice(6)].map(Number)
  const lunar = SolarDay.fromYmd(year ?? 0, month ?? 0, day ?? 0).getLunarDay()
  return [lunar.getLunarMonth().getMonth(), lunar.getDay()].map((part) => String(part).padStart(2, '0')).join('')
}

/** 2026-12-01 to 08 are 十月廿三 to 十月三十: the eleventh month began with the new moon of 9 December. */
const FIRST_LUNAR_DAY = 23

/** Whether the person's birthday is on this day of December 2026, 1 to 8. */
export function hasBirthdayOn({ birthday }: Person, day: number): boolean {
  if (birthday === null) return false
  return birthday.monthDay === (birthday.lunar ? `10${FIRST_LUNAR_DAY + day - 1}` : `12${String(day).padStart(2, '0')}`)
}
