/**
 * Whether a text that a stranger chose (a name, an item, an address) could lead the reader of ours away to somebody else:
 * an address of the net, seven digits in a row in any script or as Chinese numerals, or the name of a messenger. Errs on the
 * side of saying so, since whatever stands in for it costs a name, and it would cost the trust in every text.
 */
export function holdsLure(text: string): boolean {
  // One form for full-width and circled characters; what is invisible or only marks a character is gone.
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{M}\p{Cc}]/gu, '')
  return holdsAddress(plain) || holdsNumber(plain) || holdsMessenger(plain) || MIXED_SCRIPTS.test(plain)
}

const LINK = /:\/\/|(?<![a-z])(?:https?|hxxps?|www)(?![a-z])/u
const HANDLE = /@[a-z0-9_.-]{3,}/u
const IP_ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}/u
const DOT = /[.。]/gu
const LABEL = /[\p{L}\p{N}-]{0,24}$/u
const LONGEST_LABEL = 24
const TOP_LEVEL = /^(?:xn--[a-z0-9-]+|[a-z]{2,24}|中国|公司|网络|网址|商城|在线|集团|我爱你)(?![a-z0-9-])/u
/** Before a full stop in names of people and goods: Mr.Smith, Dr.Martens. */
const ABBREVIATIONS = new Set('mr mrs ms dr st jr sr prof no vol inc ltd'.split(' '))
/** J.Crew is no address while t.cn and x.com are. */
const AFTER_ONE_LETTER = /^(?:[a-z]{2}|com|net|org|info|top|xyz|vip|app|dev|link|live|site|shop|club)(?![a-z0-9-])/u
/** With blanks taken away, and the dot written otherwise, only endings that are none of a usual word. */
const HIDDEN_DOMAIN =
  /[\p{L}\p{N}](?:[.。]|\[\.\]|\(\.\)|\(?dot\)?|点|點)(?:com|net|org|cn|xyz|top|vip|cc|icu|info)(?![a-z])/u

function holdsAddress(plain: string): boolean {
  if (LINK.test(plain) || HANDLE.test(plain) || IP_ADDRESS.test(plain)) return true
  if (HIDDEN_DOMAIN.test(plain.replace(/\s/gu, ''))) return true
  return [...plain.matchAll(DOT)].some(({ index, 0: dot }) => {
    const [label = ''] = LABEL.exec(plain.slice(Math.max(0, index - LONGEST_LABEL), index)) ?? []
    const rest = plain.slice(index + 1, index + 1 + LONGEST_LABEL)
    // A Chinese full stop between Chinese words ends a sentence.
    if (label === '' || (dot === '。' && /\p{Script=Han}$/u.test(label))) return false
    if (/^[a-z]$/u.test(label)) return AFTER_ONE_LETTER.test(rest)
    return !ABBREVIATIONS.has(label) && TOP_LEVEL.test(rest)
  })
}

const NUMERALS = '零〇洞一壹幺二贰貳两三叁參四肆五伍六陆陸七柒八捌九玖'
const SEVEN_DIGITS = new RegExp(`(?:[\\p{Nd}${NUMERALS}][\\s\\p{Pd}_.·•*,、，()（）]{0,3}){7}`, 'u')
/** A day of a show or a trip, which nobody can dial. */
const DATES = /(?:19|20)\d\d[-./年](?:1[0-2]|0?[1-9])[-./月](?:3[01]|[12]\d|0?[1-9])日?(?!\d)/gu

function holdsNumber(plain: string): boolean {
  return SEVEN_DIGITS.test(plain.replace(DATES, '|'))
}

/** Goods that are called so: QQ糖, 微量元素. */
const MESSENGERS = [
  /[微薇徽v]信/u,
  /加微(?![量波])|加[薇威]|加我|加好友|加群|[加+]v(?![a-z])|[加+]q(?![a-z])/u,
  /扣扣|企鹅号|电报|纸飞机|抖音号|钉钉号/u,
  /(?<![a-z])(?:v\s?x|w\s?x|we\s?chat|wei\s?xin|whats\s?app|tele\s?gram|viber|skype|zalo|kakao(?:talk)?|snapchat)(?![a-z])/u,
  /(?<![a-z])line\s?id(?![a-z])/u,
  /(?<![a-z])q\s?q(?![a-z糖弹果软糯面肠])/u,
]

function holdsMessenger(plain: string): boolean {
  const squeezed = plain.replace(/[\s._*·•|/\\-]/gu, '')
  return MESSENGERS.some((words) => words.test(plain) || (HAN.test(squeezed) && words.test(squeezed)))
}

const HAN = /\p{Script=Han}/u
/** Letters of two alphabets that look alike, in one word: for whoever reads it, it says what it does not say to us. */
const MIXED_SCRIPTS = /[a-z][\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][a-z]/u
