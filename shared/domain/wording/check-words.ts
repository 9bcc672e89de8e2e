import { type Message, Reason, type TrailValues } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { SelectionCode } from '../scenarios/check.ts'
import { namesOfPath, namesOfRecord } from '../scenarios/path-words.ts'
import type { GuardCode } from '../sending/guards/guard.ts'
import { wordsForHoldOrCap } from './hold-words.ts'
import { linesOfTrail, wordsForWait, wordsWithCondition } from './words.ts'

/** What holds of the thing that was asked about, whatever the campaign. */
export type QuestionCode = 'order-known' | 'loan-known' | 'record-known' | 'contact-known' | 'campaign-of-kind'
export type CheckCode = GuardCode | SelectionCode | QuestionCode

type Pair = readonly [zh: string, en: string]
/** `asks`: what is looked at. `passes`, `fails`: what was found; guards that refuse say their reason instead. */
type Words = { asks: Pair; passes: Pair; fails: Pair }

const GUARDS: Readonly<Record<GuardCode, Omit<Words, 'fails'> & { fails?: Pair }>> = {
  'campaign-not-stopped': {
    asks: ['活动是否已停止', 'whether the campaign was stopped'],
    passes: ['活动没有停止', 'The campaign was not stopped'],
  },
  'in-time': {
    asks: ['是否还来得及', 'whether it is in time'],
    passes: ['还在适合发送的时间内', 'It is still in time'],
  },
  'contact-known': {
    asks: ['是否有客户资料', 'whether the contact is known'],
    passes: ['有这位客户的资料', 'The contact is known'],
  },
  'still-true': {
    asks: ['短信要说的内容是否属实', 'whether what the text says still holds'],
    passes: ['短信要说的内容仍然属实', 'What the text says still holds'],
  },
  'campaign-active': {
    asks: ['活动是否正在进行', 'whether the campaign is active'],
    passes: ['活动正在进行', 'The campaign is active'],
    fails: ['活动已暂停或尚未启用', 'The campaign is paused, or was not activated yet'],
  },
  'says-something': {
    asks: ['这一步是否发短信', 'whether this step texts the person'],
    passes: ['这一步要发短信', 'This step texts the person'],
  },
  'countries-known': {
    asks: ['是否已确定向哪些国家或地区发送', 'whether it is settled which countries are texted'],
    passes: ['已确定向哪些国家或地区发送', 'It is settled which countries are texted'],
  },
  'address-usable': {
    asks: ['是否有能收短信的号码', 'whether there is a number that can receive texts'],
    passes: ['有能收短信的号码', 'There is a number that can receive texts'],
  },
  'country-open': {
    asks: ['该号码所在的国家或地区是否已开通', 'whether texting numbers of this country is open'],
    passes: ['该号码所在的国家或地区已开通', 'Texting numbers of this country is open'],
  },
  'number-reachable': {
    asks: ['号码能否送达', 'whether texts can reach the number'],
    passes: ['运营商没有说过该号码无法送达', 'No carrier has said that texts can never reach the number'],
  },
  'opt-out': {
    asks: ['该号码是否退订', 'whether the number opted out'],
    passes: [
      '没有退订，或只退订了营销短信，或规则允许此类通知发送',
      'The number has not opted out, or only of marketing, or the policy lets this notice reach it',
    ],
  },
  'zone-known': {
    asks: ['是否知道收信人的时区', 'whether the recipient’s time zone is known'],
    passes: ['知道收信人可能所在的时区', 'The zones in which the recipient may live are known'],
  },
  consent: {
    asks: ['是否同意接收营销短信', 'whether there is consent to marketing'],
    passes: ['已同意接收，或此类短信无需营销同意', 'Consent is recorded, or this kind needs none'],
  },
  hold: {
    asks: ['是否被工作人员暂停', 'whether staff has put it on hold'],
    passes: ['没有被暂停', 'Nothing that it is about is on hold'],
  },
  'day-not-over': {
    asks: ['收信人当地这一天是否已过', 'whether the day is over where the recipient is'],
    passes: ['收信人当地这一天还没有过去', 'The day is not over where the recipient is'],
  },
  hours: {
    asks: ['是否在允许发送的时段', 'whether the hour is permitted'],
    passes: ['在允许发送的时段内', 'The hour is permitted wherever the recipient may be'],
  },
  'told-together': {
    asks: ['同一小时是否有另一条短信一起告知', 'whether another text of the same hour tells of it too'],
    passes: ['没有另一条短信一起告知', 'No other text of the same hour tells of it'],
  },
  caps: {
    asks: ['该号码是否已达发送上限', 'whether the number may get one more text'],
    passes: ['该号码未达发送上限', 'The number may get one more text'],
  },
  'template-approved': {
    asks: ['运营商是否审核通过了模板', 'whether the carrier has approved the template'],
    passes: ['模板已通过审核，或运营商不要求模板', 'The template is approved, or the carrier asks for none'],
  },
  'wording-filled': {
    asks: ['文案能否填写完整', 'whether every value of the wording is known'],
    passes: ['文案所需内容齐全', 'Every value that the wording needs is known'],
  },
  'text-not-empty': {
    asks: ['填好后是否有内容', 'whether the text says anything'],
    passes: ['填好后有内容', 'Filled in, the text says something'],
  },
}

const SELECTION: Readonly<Record<SelectionCode, Words>> = {
  'answered-then': {
    asks: ['活动当时是否在进行', 'whether the campaign was active then'],
    passes: ['活动当时在进行', 'The campaign was active then'],
    fails: ['活动当时没有在进行', 'The campaign was not active then'],
  },
  'fires-that-day': {
    asks: ['活动这一天是否发送', 'whether the campaign sends on that day'],
    passes: ['活动这一天发送', 'The campaign sends on that day'],
    fails: ['活动这一天不发送', 'The campaign does not send on that day'],
  },
  'audience-kind': {
    asks: ['客户类型是否在发送对象内', 'whether this kind of contact is in the audience'],
    passes: ['客户类型在发送对象内', 'This kind of contact is in the audience'],
    fails: ['客户类型不在发送对象内', 'This kind of contact is not in the audience'],
  },
  'audience-tag': {
    asks: ['标签是否符合', 'whether the tags match'],
    passes: ['标签符合', 'The tags match'],
    fails: ['没有发送对象要求的标签', 'The contact has none of the tags that the audience asks for'],
  },
  'audience-except-tag': {
    asks: ['是否被标签排除', 'whether a tag excludes the contact'],
    passes: ['没有被标签排除', 'No tag excludes the contact'],
    fails: ['带有被排除的标签', 'The contact has a tag that the audience excludes'],
  },
  'audience-region': {
    asks: ['地区是否符合', 'whether the region matches'],
    passes: ['地区符合', 'The region matches'],
    fails: ['所在地区不在发送范围内，或没有填写地区', 'The region is not in the audience, or is not known'],
  },
  'audience-where': {
    asks: ['是否满足发送条件', 'whether the conditions of the audience hold'],
    passes: ['满足发送条件', 'The conditions of the audience hold'],
    fails: [
      '不满足发送条件，或所需资料没有填写',
      'A condition of the audience does not hold, or what it asks for is not known',
    ],
  },
  'audience-list': {
    asks: ['是否在活动的名单里', 'whether the contact is on the campaign’s list'],
    passes: ['在活动的名单里', 'The contact is on the list that the campaign is for'],
    fails: ['不在活动的名单里', 'The contact is not on the list that the campaign is for'],
  },
  'audience-saved': {
    asks: ['是否在已保存的人群内', 'whether the contact is in a saved audience'],
    passes: ['在已保存的人群内：{names}', 'The contact is in a saved audience that the campaign names: {names}'],
    fails: [
      '不在这些已保存的人群内：{names}',
      'The contact is in none of the saved audiences that the campaign names: {names}',
    ],
  },
  'birthday-known': {
    asks: ['是否登记了生日', 'whether the birthday is known'],
    passes: ['登记了生日', 'The birthday is known'],
    fails: ['没有登记生日', 'The birthday is not known'],
  },
  'birthday-that-day': {
    asks: ['生日是否在这一天', 'whether the birthday is on that day'],
    passes: ['生日在这一天', 'The birthday is on that day'],
    fails: ['生日不在这一天', 'The birthday is on another day'],
  },
  'instalment-due': {
    asks: ['当月是否有到期的分期', 'whether an instalment is due in that month'],
    passes: ['当月有到期的分期', 'An instalment is due in that month'],
    fails: ['当月没有到期的分期', 'No instalment is due in that month'],
  },
  'date-that-day': {
    asks: ['是否有日期轮到这一天', 'whether a date calls for a text on that day'],
    passes: ['有日期轮到这一天', 'A date calls for a text on that day'],
    fails: ['没有{record}的日期轮到这一天', 'No date of the {record} calls for a text on that day'],
  },
  selected: {
    asks: ['这个场景是否发给这位客户', 'whether this kind means the contact'],
    passes: ['这个场景发给这位客户', 'This kind means the contact'],
    fails: [
      '这个场景不发给这位客户：例如本期已还清，或员工生日由经理代为祝福',
      'This kind does not mean the contact: the instalment may be settled, or an employee’s birthday is told to the manager',
    ],
  },
  'order-placed': {
    asks: ['是否收到下单通知', 'whether the placing of the order was heard of'],
    passes: ['已收到下单通知', 'The placing of the order was heard of'],
    fails: ['没有收到下单通知，只收到过别的消息', 'The placing of the order was never heard of, only other news of it'],
  },
  'order-shipped': {
    asks: ['订单是否已发货', 'whether the order has shipped'],
    passes: ['订单已发货', 'The order has shipped'],
    fails: ['没有收到发货通知', 'No shipping of the order was heard of'],
  },
  'order-heard': {
    asks: ['这几天是否有订单', 'whether there is an order of those days'],
    passes: ['这几天有订单', 'There is an order of those days'],
    fails: ['这一天和之前 7 天都没有这位客户的订单', 'The contact has no order of that day or the 7 days before'],
  },
  'record-heard': {
    asks: ['是否有这类记录', 'whether there is such a record'],
    passes: ['有这类记录', 'There is such a record'],
    fails: ['没有这位客户的{record}记录', 'No {record} of the contact was heard of'],
  },
  'record-owned': {
    asks: ['记录属于哪位客户', 'whose record it is'],
    passes: ['记录属于这位客户', 'The record is the contact’s'],
    fails: [
      '这条记录没有对应的客户，或不是这种短信要说的',
      'The record names no contact, or is not what such texts are about',
    ],
  },
  'step-begun': {
    asks: ['触发短信的事是否发生', 'whether what begins the text has happened'],
    passes: ['触发短信的事已经发生', 'What begins the text has happened'],
    fails: ['触发短信的事还没有发生{facts}', 'What begins the text has not happened{facts}'],
  },
  'entry-condition': {
    asks: ['是否符合这条短信的条件', 'whether the conditions of the text are met'],
    passes: ['符合这条短信的条件', 'The conditions of the text are met'],
    fails: ['不符合这条短信的条件', 'A condition of this text is not met'],
  },
  'not-ended': {
    asks: ['是否已有让它停止的事', 'whether something has ended it'],
    passes: ['没有让它停止的事', 'Nothing has ended it'],
    fails: ['已有让它停止的事', 'Something has ended it'],
  },
  'after-activation': {
    asks: ['是否发生在活动启用之后', 'whether it happened after the activation'],
    passes: ['发生在活动启用之后', 'It happened after the campaign was activated'],
    fails: ['发生在活动启用之前，不会补发', 'It happened before the campaign was activated, and is not answered'],
  },
  'not-answered-yet': {
    asks: ['这件事是否已经处理过', 'whether it was dealt with before'],
    passes: ['这件事还没有处理过', 'It was not dealt with before'],
    fails: ['这件事已经处理过，同一件事不会发两次', 'It was dealt with before, and is never told twice'],
  },
}

const QUESTION: Readonly<Record<Exclude<QuestionCode, 'contact-known'>, Words>> = {
  'order-known': {
    asks: ['是否收到过这个订单', 'whether the order is known'],
    passes: ['收到过这个订单', 'The order is known'],
    fails: [
      '没有收到过这个订单：请核对订单号和店铺，并查看店铺系统是否推送',
      'The order was never heard of: check its number and shop, and whether the shop’s system sends its events',
    ],
  },
  'loan-known': {
    asks: ['是否有这份合同的分期', 'whether the loan is known'],
    passes: ['有这份合同的分期', 'The loan is known'],
    fails: [
      '没有这份合同的分期：请核对合同号，并导入分期名单',
      'The loan is not known: check its number, and import the list of instalments',
    ],
  },
  'record-known': {
    asks: ['是否收到过这条记录', 'whether the record is known'],
    passes: ['收到过这条记录', 'The record is known'],
    fails: [
      '没有收到过这条记录：请核对编号和店铺，并查看业务系统是否推送',
      'The record was never heard of: check its id and shop, and whether your system sends its events',
    ],
  },
  'campaign-of-kind': {
    asks: ['是否有进行中的活动', 'whether a campaign of this kind is active'],
    passes: ['有进行中的活动', 'A campaign of this kind is active'],
    fails: ['没有进行中的这类活动', 'No campaign of this kind is active'],
  },
}

const WORDS: Readonly<Record<string, Omit<Words, 'fails'> & { fails?: Pair }>> = {
  ...GUARDS,
  ...SELECTION,
  ...QUESTION,
}

export type Found = {
  code: CheckCode
  result: 'yes' | 'no' | 'unknown' | 'not-asked'
  because: string | null
  values: TrailValues
}

/** What was found, for people: whole sentences. A reason that says it better than the check goes before it. */
export function wordsForCheck({ code, result, because, values }: Found): LocalizedText {
  const { asks, passes, fails } = WORDS[code] ?? { asks: [code, code], passes: [code, code] }
  switch (result) {
    case 'not-asked':
      return { zh: `没有核对：${asks[0]}`, en: `Not looked at: ${asks[1]}` }
    case 'yes':
      return because === null ? textOf(passes, values) : waits(because, values)
    case 'unknown':
      return because === null ? { zh: `不清楚${asks[0]}`, en: `Not known: ${asks[1]}` } : wordsOf(because, values)
    case 'no':
      return because === null || code === 'campaign-active' ? textOf(fails ?? asks, values) : wordsOf(because, values)
  }
}

function waits(because: string, { until }: TrailValues): LocalizedText {
  const { zh, en } = wordsForWait(because)
  const at = String(until).slice(0, 16).replace('T', ' ')
  return { zh: `等到 ${at} UTC：${zh}`, en: `Waits until ${at} UTC: ${en}` }
}

/** The words of a reason, be it one that ends a message or one that lets it wait. */
function wordsOf(because: string, values: TrailValues): LocalizedText {
  const told = wordsForHoldOrCap(because, values)
  if (told !== null) return told
  const reason = Reason.safeParse(because)
  return reason.success ? wordsWithCondition(reason.data, values) : wordsForWait(because)
}

function textOf([zh, en]: Pair, values: TrailValues): LocalizedText {
  const { names = '', about = '' } = values
  const record = namesOfRecord(String(about))
  const facts = waitedFor(values)
  const filled = (text: string, language: 'zh' | 'en') =>
    text
      .replace('{names}', () => String(names))
      .replace('{record}', () => (language === 'en' ? record.en.toLowerCase() : record.zh))
      .replace('{facts}', () => facts[language])
  return { zh: filled(zh, 'zh'), en: filled(en, 'en') }
}

/** What a text waits for, by the paths of its facts and dates. */
function waitedFor({ waitsFor, about }: TrailValues): LocalizedText {
  if (waitsFor === undefined) return { zh: '', en: '' }
  const named = String(waitsFor)
    .split(' ')
    .map((path) => namesOfPath(path, String(about)) ?? { zh: path, en: path })
  return { zh: `：${named.map(({ zh }) => zh).join('、')}`, en: `: ${named.map(({ en }) => en).join(', ')}` }
}

/** A check as people read it. `asOf`: whether it was seen then, or is found in the facts as they are now. */
export type ToldCheck = {
  code: string
  result: Found['result']
  zh: string
  en: string
  values: TrailValues
  asOf: 'then' | 'now'
}

/** Why nothing leaves, by the first check that does not hold: a reason's code where it has one. */
export type Why = { code: string; zh: string; en: string }

/** What is found now. */
export function tellCheck(found: Found): ToldCheck {
  const { code, result, values } = found
  return { code, result, ...wordsForCheck(found), values, asOf: 'now' }
}

/** Null where every check holds. */
export function whyNot(checks: readonly Found[]): Why | null {
  const failed = checks.find(({ result }) => result === 'no' || result === 'unknown')
  return failed === undefined ? null : { code: failed.because ?? failed.code, ...wordsForCheck(failed) }
}

const NEGATIVE = ['suppressed', 'cancelled', 'expired', 'rejected']
const DOUBTFUL = ['in-doubt', 'unconfirmed']

/** What a message's own trail says of it. */
export function tellTrail(message: Pick<Message, 'trail'>): ToldCheck[] {
  return linesOfTrail(message).map(({ code, zh, en, values }) => {
    const result = NEGATIVE.includes(code) ? 'no' : DOUBTFUL.includes(code) ? 'unknown' : 'yes'
    return { code, result, zh, en, values, asOf: 'then' }
  })
}
