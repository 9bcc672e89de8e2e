import { wordOf } from './cell-values.ts'

/** `unclear`: no word that is known, which is no yes. */
export type ConsentWord = 'yes' | 'no' | 'unclear'

const YES =
  '是 同意 已同意 愿意 接受 已接受 允许 已允许 已授权 授权 订阅 已订阅 可以 可 对 √ ✓ ✔ ☑ ✅ 願意 允許 訂閱 已訂閱 授權 已授權 ' +
  'yes y true t 1 on agree agreed agrees accept accepted consent consented granted opt_in opted_in optin subscribe subscribed'
const NO =
  '否 不 不是 不同意 未同意 没同意 不愿意 不接受 拒绝 已拒绝 不允许 未授权 不授权 取消授权 已取消授权 撤回 已撤回 撤销 已撤销 退订 已退订 取消 已取消 ' +
  '取消订阅 已取消订阅 未订阅 不订阅 不可以 不可 不要 勿扰 请勿打扰 免打扰 禁止 黑名单 注销 已注销 投诉 × ✗ ✘ ✕ ✖ ❌ ☒ ☐ ' +
  '拒絕 已拒絕 不願意 不允許 退訂 已退訂 取消訂閱 未訂閱 撤銷 ' +
  'no n false f 0 off x none never stop stopped disagree disagreed decline declined deny denied refuse refused reject rejected revoke revoked ' +
  'withdraw withdrawn opt_out opted_out optout unsubscribe unsubscribed not_subscribed not_consented do_not_contact do_not_text dnc dnd blocked blacklisted'

/** A no inside more words: 已退订(11.2), 不再接收短信, unsub 2026. */
const SAYS_NO =
  /退订|退訂|拒收|拒绝|拒絕|拉黑|黑名[单單]|不(?:想|要|需|愿|願|再|接|收|同意|允许|允許|订|訂|授权|希望)|勿[发發扰擾]|[别別][发發]|停[发發]|^否[(,:;]|^td$|^no[(,:;]|unsub|opt(?:ed|s)?_?out|do_?n[o'’]?t_|(?:black|block)_?list/u
/** What takes the no back, or says yes too, makes it unclear: 未退订, 取消拉黑. */
const SAYS_OTHERWISE =
  /(?:未|没有?|沒有?|不|非|取消|解除|移出|撤[销銷回])_?(?:退订|退訂|拒收|拒绝|拒絕|拉黑|黑名[单單])|not_(?:unsub|opt|black|block)|不(?:详|明|清|确定|知)|^(?:是|已?同意|yes)/u

const WORDS: ReadonlyMap<string, ConsentWord> = new Map([
  ...YES.split(' ').map((word): [string, ConsentWord] => [keyOf(word), 'yes']),
  ...NO.split(' ').map((word): [string, ConsentWord] => [keyOf(word), 'no']),
])

/** What a cell says of consent; undefined for a blank, which says nothing. The forms of one sign are one: ✔ and ✔️. */
export function readConsentWord(text: string): ConsentWord | undefined {
  const word = keyOf(text)
  if (word === '') return undefined
  return WORDS.get(word) ?? (SAYS_NO.test(word) && !SAYS_OTHERWISE.test(word) ? 'no' : 'unclear')
}

function keyOf(text: string): string {
  return wordOf(text)
    .replaceAll(/[\ufe00-\ufe0f\p{Cf}]/gu, '')
    .replace(/[。.!]$/u, '')
    .replaceAll(/[\s_-]+/gu, '_')
    .replaceAll(/(?<=\p{Script=Han})_(?=\p{Script=Han})/gu, '')
    .replace(/^([01])\.0+$/u, '$1')
}
