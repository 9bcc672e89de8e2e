import { type CustomValue, GivenColumnName } from '#shared/contracts/custom-columns.ts'
import type { CustomType } from '#shared/contracts/list-mapping.ts'
import { type DecimalMark, parseMoneyMinor } from '#shared/domain/wording/money.ts'
import { parseLocalDate } from './cell-values.ts'
import { readConsentWord } from './consent-words.ts'

const LONGEST_TEXT = 200
const CLEARED = '-'
const NUMBER = /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,10})?$/u

/** `undefined` for a blank, which leaves what is stored; null clears it. */
export type CustomCell = { ok: true; value: CustomValue | null | undefined } | { ok: false }

/** The name of the column that a title stands for: letters, digits and _ of any script, at most 30; empty if nothing is left. */
export function customNameOf(title: string): string {
  const name = title
    .normalize('NFKC')
    .trim()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '_')
    .replaceAll(/^[^\p{L}]+|_+$/gu, '')
    .slice(0, 30)
  return GivenColumnName.safeParse(name).success ? name : ''
}

/** What a cell of a column of one's own holds. Money is in yuan. A dash clears what is stored. */
export function readCustomCell(text: string, type: CustomType, mark: DecimalMark = 'unsettled'): CustomCell {
  const given = text.normalize('NFKC').trim()
  if (given === '') return { ok: true, value: undefined }
  if (given === CLEARED) return { ok: true, value: null }
  const value = READERS[type](given, mark)
  return value === undefined ? { ok: false } : { ok: true, value }
}

const READERS: Readonly<Record<CustomType, (given: string, mark: DecimalMark) => CustomValue | undefined>> = {
  text: (given) => (given.length > LONGEST_TEXT ? undefined : given),
  number: (given) => (NUMBER.test(given) ? Number(given.replaceAll(',', '')) : undefined),
  date: parseLocalDate,
  money: (given, mark) => {
    const amount = parseMoneyMinor(given, 'CNY', mark)
    return amount.ok ? { minor: amount.minor, currency: 'CNY' } : undefined
  },
  flag: (given) => {
    const word = readConsentWord(given)
    return word === 'yes' ? true : word === 'no' ? false : undefined
  },
}
