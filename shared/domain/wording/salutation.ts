import { isNoName } from '../people/person-name.ts'
import { surnameIn } from '../people/surnames.ts'

export type Salutation = 'mr' | 'ms'

const HAN_NAME = /^\p{Script=Han}{1,4}$/u
const TITLED =
  /(?:先生|女士|小姐|太太|夫人|老师|老師|医生|醫生|大夫|护士|教授|博士|律师|律師|经理|經理|总监|總監|主管|主任|店长|店長|厂长|院长|校长|局长|处长|科长|部长|会长|队长|组长|董事长|老板|老闆|师傅|師傅|警官|同学|阿姨|叔叔|大爷|大妈|爷爷|奶奶)$/u
/** 王总 is a title, 王伟总 would be a given name. Where it could be either (李生), the full name is right for both. */
const SHORT_TITLED = /^(\p{Script=Han}{1,2})[总總董工哥姐嫂姨叔婶嬸太生伯爷爺婆公老妈媽妹弟局处處科队隊导導]$/u
/** 金店 and 石化公司 are nobody's names. */
const FIRM = /(?:公司|集团|集團|超市|商行|酒店|学校|學校|医院|醫院|银行|銀行|中心|[店厂廠馆館铺鋪坊部])$/u
/** How platforms hide the rest of a name: 王**, 王*芳, 王xx. */
const MASKED = /[*＊•●✱]|^\p{Script=Han}[x×]{1,3}$/iu
/** 王芳(微信), 王芳【老客】. */
const ASIDE = /[(（[［【《<{][^)）\]］】》>}]*[)）\]］】》>}]?/gu

/**
 * The surname of a Chinese name: one that is known as such, of one character or two. Undefined where guessing could be
 * wrong: other scripts, `·` in the name, nicknames (老李), names of four characters that begin with no compound surname
 * (田中太郎), companies.
 */
export function surnameOf(name: string): string | undefined {
  const compact = name.replace(/\s/gu, '')
  return HAN_NAME.test(compact) && !FIRM.test(compact) ? surnameIn(compact) || undefined : undefined
}

/**
 * How a text addresses a person; empty where nothing is known of them, and the words around have to do without. Chinese:
 * 王先生, 王女士, 王先生/女士 when the salutation is unknown, and the full name where no surname can be told or the name
 * already carries a title (王总, 李老师). A masked name gives its surname alone. English: the name as given.
 */
export function addressAs(person: { name: string | null; salutation: Salutation | null }, lang: 'zh' | 'en'): string {
  const given = person.name?.trim() ?? ''
  const name = given.replaceAll(ASIDE, '').trim()
  if (isNoName(name)) return lang === 'zh' ? titleOf(person.salutation) : ''
  if (MASKED.test(name)) return lang === 'zh' ? maskedAs(name, person.salutation) : ''
  if (lang === 'en') return name
  const surname = isTitled(name) ? undefined : surnameOf(name)
  return surname ? surname + (titleOf(person.salutation) || EITHER) : name
}

const EITHER = '先生/女士'

function isTitled(name: string): boolean {
  const before = SHORT_TITLED.exec(name)?.[1]
  return (
    TITLED.test(name) || (before !== undefined && ([...before].length === 1 || surnameOf(`${before}一`) === before))
  )
}

function maskedAs(name: string, salutation: Salutation | null): string {
  const [shown = ''] = /^\p{Script=Han}{0,2}/u.exec(name) ?? []
  const surname = surnameOf(shown.length === 2 ? `${shown}一` : shown)
  return surname === undefined ? titleOf(salutation) : surname + (titleOf(salutation) || EITHER)
}

function titleOf(salutation: Salutation | null): string {
  if (salutation === null) return ''
  return salutation === 'mr' ? '先生' : '女士'
}
