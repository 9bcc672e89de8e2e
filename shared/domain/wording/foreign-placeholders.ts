import { excerpt, type Fault, LONGEST_SOURCE } from './template-scan.ts'

const OURS = /\{\{[^{}]*\}\}/gu
const FIELD =
  '姓名|名字|称呼|昵称|客户|客户名|会员|订单|订单号|单号|金额|日期|时间|手机|手机号|电话|卡号|尾号|商品|商品名|地址|链接|公司|店铺|验证码|变量'
const FIELD_EN =
  '(?:first|last|full|user|customer|product|company|shop)[ _-]?name|f_?name|l_?name|name|customer|order(?:[ _-]?(?:id|no|number))?|amount|date|time|code|phone|mobile|link|url|price|product|item|company|shop|var\\d*|txt_?\\d*'
/** What means a value in other systems, and is never meant as it stands in a text of ours. */
const FOREIGN: readonly RegExp[] = [
  /\$\{[^{}\n]{0,40}\}/gu,
  /\{\$\w{1,40}\}/gu,
  new RegExp(`\\{(?:${FIELD}|${FIELD_EN}|\\d{1,2})\\}`, 'giu'),
  /(?<![\d.])%[A-Za-z_\p{Script=Han}][\w\p{Script=Han}]{0,29}%/gu,
  /\*\|[\w:]{1,40}\|\*/gu,
  /#[A-Za-z_]\w{0,29}#/gu,
  new RegExp(`#(?:${FIELD})#`, 'gu'),
  new RegExp(`[[【<](?:${FIELD}|${FIELD_EN})[\\]】>]`, 'giu'),
]

/**
 * Places that another system would fill in and ours would send as they stand: %name%, #name#, [姓名], ${name}, 【姓名】.
 * In the order of the text, each place once.
 */
export function findForeignPlaceholders(source: string): Fault[] {
  if (source.length > LONGEST_SOURCE) return []
  const plain = source.replace(OURS, (tag) => ' '.repeat(tag.length))
  const found = new Map<number, Fault>()
  for (const pattern of FOREIGN) {
    for (const match of plain.matchAll(pattern)) {
      const fault = { code: 'foreign-placeholder' as const, position: match.index, detail: excerpt(match[0]) }
      const inside = [...found.values()].some(
        ({ position, detail }) => position <= match.index && match.index < position + detail.length,
      )
      if (!inside) found.set(match.index, fault)
    }
  }
  return [...found.values()].toSorted((a, b) => a.position - b.position)
}
