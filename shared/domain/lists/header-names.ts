import { hashOf } from './key-ledger.ts'

/** What a form adds to a column's name: *手机号, 营销同意(是/否), 姓名（必填）, 姓名：. */
const IN_FRONT = /^[*＊●•\s]+|^[([【](?:必填|选填|required|optional)[)\]】]/giu
const BEHIND = /[([【]([^)\]】]{0,40})[)\]】]$|[*＊:：]$/u
/** Thousands, or money of another country: what stands in such a column is not what its bare name says. */
const CHANGES_THE_MEANING = /万|千|百|萬|分(?!期)|美|欧|歐|港|日[元圆]|英镑|thousand|usd|eur|hkd|jpy|gbp|[$€£]/iu
const MOST_ASIDES = 3

/** A header cell as names are compared: compatibility forms, case, blanks, - and _ make no difference. */
export function exactNameOf(cell: string): string {
  if (cell === '') return '' // a line of commas alone has tens of thousands of these
  return cell
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_')
    .replaceAll(/(?<=\p{Script=Han})_(?=\p{Script=Han})/gu, '')
}

/** The same without marks and brackets around it, but those that say what the column is counted in. */
export function plainNameOf(cell: string): string {
  if (cell === '') return ''
  let text = cell.normalize('NFKC').trim().replaceAll(IN_FRONT, '')
  for (let asides = 0; asides < MOST_ASIDES; asides += 1) {
    const match = BEHIND.exec(text)
    if (match === null || CHANGES_THE_MEANING.test(match[1] ?? '')) break
    text = text.slice(0, match.index).trimEnd()
  }
  return exactNameOf(text)
}

/** The same for headers with the same names in the same order, and for no others. */
export function printOfHeader(what: string, header: readonly string[]): string {
  return `${what}#${hashOf(header.map(exactNameOf).join('\n')).toString(36)}`
}
