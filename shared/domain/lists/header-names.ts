import { hashOf } from './key-ledger.ts'

/** What a form adds to a column's name: *手机号, 营销同意(是/否), 姓名（必填）, 姓名：. */
const IN_FRONT = /^[*＊●•\s]+|^[([【](?:必填|选填|required|optional)[)\]】]/giu
const BEHIND = /[([【]([^)\]】]{0,40})[)\]】]$|[*＊:：]$/u
/** Thousands, or money of another country: what stands in such a column is not what its bare name says. */
const CHANGES_THE_MEANING = /万|千|百|萬|分(?!期)|美|欧|歐|港|日[元圆]|英镑|thousand|usd|eur|hkd|jpy|gbp|[$€£]/iu
const MOST_ASIDES = 3

/** Traditional characters that stand in headers, each before its simplified one: 客戶編號 is 客户编号. */
const PAIRS =
  '戶户編编號号機机碼码電电話话訂订單单額额應应還还時时間间貨货聯联絡络員员類类別别區区語语標标籤签備备註注證证帳账總总數数幣币種种狀状態态' +
  '銷销經经發发運运遞递簽签約约門门稱称曆历農农會会業业買买賣卖實实際际價价郵邮費费維维產产購购評评問问題题處处結结預预開开關关閉闭補补' +
  '條条線线銀银貸贷點点長长務务詢询對对內内戲戏繳缴據据憑凭師师達达週周級级積积傭佣擔担險险車车輛辆廠厂東东進进邊边連连選选項项須须領领顧顾'
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  [...PAIRS.matchAll(/(.)(.)/gu)].map(([, traditional = '', simplified = '']) => [traditional, simplified]),
)

/** A header cell as names are compared: compatibility forms, case, blanks, - and _ make no difference, nor does the script of Chinese. */
export const exactNameOf = remembering((cell) =>
  cell
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_')
    .replaceAll(/(?<=\p{Script=Han})_(?=\p{Script=Han})/gu, '')
    .replaceAll(/\p{Script=Han}/gu, (one) => SIMPLIFIED.get(one) ?? one),
)

/** The same without marks and brackets around it, but those that say what the column is counted in. */
export const plainNameOf = remembering((cell) => {
  let text = cell.normalize('NFKC').trim().replaceAll(IN_FRONT, '')
  for (let asides = 0; asides < MOST_ASIDES; asides += 1) {
    const match = BEHIND.exec(text)
    if (match === null || CHANGES_THE_MEANING.test(match[1] ?? '')) break
    text = text.slice(0, match.index).trimEnd()
  }
  return exactNameOf(text)
})

/** Longer cells are no header's, and are not kept. */
const MOST_KEPT_LETTERS = 60
const MOST_KEPT = 5000

/** Each row that may be a header is compared with every kind of list, and a line of commas alone has tens of thousands of cells. */
function remembering(nameOf: (cell: string) => string): (cell: string) => string {
  const kept = new Map<string, string>()
  return (cell) => {
    const known = cell === '' ? '' : kept.get(cell)
    if (known !== undefined) return known
    const name = nameOf(cell)
    if (cell.length > MOST_KEPT_LETTERS) return name
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(cell, name)
    return name
  }
}

/** The same for headers with the same names in the same order, and for no others. */
export function printOfHeader(what: string, header: readonly string[]): string {
  return `${what}#${hashOf(header.map(exactNameOf).join('\n')).toString(36)}`
}
