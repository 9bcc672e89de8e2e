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

const WORDS: ReadonlyMap<string, ConsentWord> = new Map([
  ...YES.split(' ').map((word): [string, ConsentWord] => [keyOf(word), 'yes']),
  ...NO.split(' ').map((word): [string, ConsentWord] => [keyOf(word), 'no']),
])

/** What a cell says of consent; undefined for a blank, which says nothing. The forms of one sign are one: ✔ and ✔️. */
export function readConsentWord(text: string): ConsentWord | undefined {
  const word = keyOf(text)
  return word === '' ? undefined : (WORDS.get(word) ?? 'unclear')
}

function keyOf(text: string): string {
  return wordOf(text)
    .replaceAll(/[\ufe00-\ufe0f\p{Cf}]/gu, '')
    .replace(/[。.!]$/u, '')
    .replaceAll(/[\s_-]+/gu, '_')
}
