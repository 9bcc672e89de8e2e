export type Salutation = 'mr' | 'ms'

const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 司寇 夏侯 轩辕 端木 百里 东郭 南宫 西门 东门 独孤 ' +
    '呼延 闻人 澹台 公羊 公冶 公良 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 巫马 子车 颛孙 漆雕 乐正 壤驷 拓跋 ' +
    '夹谷 谷梁 段干 第五 赫连 万俟 左丘 梁丘 羊舌 微生 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 東郭 南宮 西門 鍾離 鮮于 單于 獨孤'
  ).split(' '),
)
const HAN_NAME = /^\p{Script=Han}{1,4}$/u
const TITLED = /(?:先生|女士|小姐|太太)$/u

/**
 * The surname of a Chinese name: its first character, or the first two if those are a compound surname and something
 * follows. Undefined when guessing would be wrong: other scripts, `·` in the name, or over four characters (a company,
 * a compound of two families).
 */
export function surnameOf(name: string): string | undefined {
  const compact = name.replace(/\s/gu, '')
  if (!HAN_NAME.test(compact)) return undefined
  const characters = [...compact]
  const two = characters.slice(0, 2).join('')
  return characters.length > 2 && COMPOUND_SURNAMES.has(two) ? two : characters[0]
}

/**
 * How a text addresses a person, never empty. Chinese: 王先生, 王女士, 王先生/女士 when the salutation is unknown, and
 * the full name where no surname can be told or the name already carries a title (王小姐). English: the name as given,
 * or "customer".
 */
export function addressAs(person: { name: string | null; salutation: Salutation | null }, lang: 'zh' | 'en'): string {
  const name = person.name?.trim() ?? ''
  if (lang === 'en') return name || 'customer'
  const title = titleOf(person.salutation)
  if (name === '') return title
  const surname = TITLED.test(name) ? undefined : surnameOf(name)
  return surname ? `${surname}${title}` : name
}

function titleOf(salutation: Salutation | null): string {
  if (salutation === null) return '先生/女士'
  return salutation === 'mr' ? '先生' : '女士'
}
