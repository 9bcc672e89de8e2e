import { isRealDate } from '../calendar/time.ts'

export type CivilDate = { year: number; month: number; day: number }

export type ParsedResidentId =
  | { ok: true; birthday: CivilDate; gender: 'male' | 'female'; generation: 15 | 18 }
  | { ok: false; because: 'format' | 'checksum' | 'date' | 'future' }

const EIGHTEEN = /^[1-689]\d{16}[\dX]$/u
const FIFTEEN = /^[1-689]\d{14}$/u
const CHECK_DIGITS = '10X98765432'
/** In years; nobody whose age is known for sure has been older. */
export const OLDEST_AGE = 130
/** Blanks and marks that people and systems put between the digits, seen or not. */
const FILLING = /[\s\p{Cf}\p{Pd}']+/gu
const CENTENARIAN = /99[6-9]$/u

/**
 * The birthday and gender a Chinese resident ID number states; the number itself must not be kept. `today` is
 * `YYYY-MM-DD`. The 15-digit form (cards ended 2013) has no check digit and is read as born in 19xx, in 18xx where its
 * sequence 996 to 999 marks a centenarian (GB 11643-1989). Full-width digits, a small x, blanks, hyphens and invisible
 * marks pass; a number that a spreadsheet rounded (4.40E+17) is `format`. A birthday over 130 years ago is
 * `date`. With `calendar: 'lunar'` the digits are a lunar date: any day 1-30 of months 1-12 is possible, and whether
 * the year's month has a 30th is for the lunar calendar to say.
 * Check digit: GB 11643-1999 (ISO 7064 MOD 11-2), read 2026-11-22 at https://blog.youkuaiyun.com/w_gaoping/article/details/83369437.
 */
export function parseResidentId(
  raw: string,
  today: string,
  options: { calendar: 'solar' | 'lunar' } = { calendar: 'solar' },
): ParsedResidentId {
  const text = raw.normalize('NFKC').replaceAll(FILLING, '').toUpperCase()
  const generation = EIGHTEEN.test(text) ? 18 : FIFTEEN.test(text) ? 15 : undefined
  if (!generation) return { ok: false, because: 'format' }
  const body =
    generation === 18 ? text.slice(0, 17) : `${text.slice(0, 6)}${CENTENARIAN.test(text) ? '18' : '19'}${text.slice(6)}`
  if (generation === 18 && checkDigitOf(body) !== text.at(17)) return { ok: false, because: 'checksum' }

  const birthday = birthdayIn(body)
  if (!exists(birthday, options.calendar)) return { ok: false, because: 'date' }
  // A lunar date is numerically earlier than the same day's solar one, so this refuses no living person.
  const elapsed = Number(today.replaceAll('-', '')) - Number(body.slice(6, 14))
  if (elapsed < 0) return { ok: false, because: 'future' }
  if (Math.floor(elapsed / 10_000) > OLDEST_AGE) return { ok: false, because: 'date' }
  return { ok: true, birthday, gender: Number(body.at(16)) % 2 === 1 ? 'male' : 'female', generation }
}

function checkDigitOf(body: string): string | undefined {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return CHECK_DIGITS[sum % 11]
}

function birthdayIn(body: string): CivilDate {
  return { year: Number(body.slice(6, 10)), month: Number(body.slice(10, 12)), day: Number(body.slice(12, 14)) }
}

function exists({ year, month, day }: CivilDate, calendar: 'solar' | 'lunar'): boolean {
  if (calendar === 'solar') return isRealDate(year, month, day)
  return month >= 1 && month <= 12 && day >= 1 && day <= 30
}
