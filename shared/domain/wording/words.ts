import type { HeldBackReason } from '#shared/contracts/dry-run.ts'
import { type Message, OwnReason, Reason, type TrailEntry, type TrailValues } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { factOfReason } from '#shared/contracts/record-types/kept-types.ts'
import { namesOfPath } from '../scenarios/path-words.ts'
import { wordsForProvider } from '../sending/provider-words.ts'
import { wordsForHoldOrCap } from './hold-words.ts'

/** Why a message is in its state, for people: whole sentences, each true by itself. */
const REASONS: Readonly<Record<OwnReason, readonly [zh: string, en: string]>> = {
  'no-consent': ['没有营销同意的记录', 'There is no recorded consent to marketing'],
  'consent-refused': ['客户不同意接收营销短信', 'The contact refused marketing texts'],
  'opted-out': ['该号码已退订', 'The number has opted out'],
  'opted-out-of-marketing': ['该号码已退订营销短信', 'The number has opted out of marketing texts'],
  'unreachable-number': ['运营商表示短信无法送达该号码', 'The carrier says that texts can never reach this number'],
  'no-usable-phone': ['没有可以接收短信的号码', 'There is no number that can receive texts'],
  'country-not-open': ['没有开通向这个国家或地区发送短信', 'Texting numbers of this country is not open'],
  'zone-unknown': [
    '不知道收信人在哪个时区，请填写时区或地区',
    'Nobody knows in which time zone the recipient lives: give a zone or a region',
  ],
  'no-common-hour': [
    '收信人可能所在的各时区没有共同的允许发送时间，请填写时区',
    'The zones in which the recipient may live have no permitted hour in common: give a zone',
  ],
  'on-hold': ['工作人员已暂停向该客户发送', 'Staff has put this contact or record on hold'],
  capped: ['该号码已达到发送上限', 'The number has had as many texts as it may get'],
  'under-age': ['未满 14 周岁，不发送营销短信', 'Under 14 years of age: no marketing texts'],
  'duplicate-paid': ['同样商品的另一笔订单已付款', 'Another order for the same articles is paid'],
  'duplicate-newer': [
    '同样商品有更新的订单，只提醒最新的一笔',
    'There is a newer order for the same articles; only the newest is nudged',
  ],
  'same-parcel': ['同一个包裹已用另一个运单编号通知过', 'The same parcel was told of under another shipment id'],
  'only-once': ['只在第一次购买后发送，此前已有订单', 'It follows a first order alone, and there was one before'],
  'past-due': ['已过还款日，不再发送还款提醒', 'The due date has passed; a reminder is no longer right'],
  'no-manager': ['没有登记经理，也没有设置负责人号码', 'No manager is named, nor a head of the company'],
  'missing-value': ['文案缺少必要内容', 'A value that the wording needs is missing'],
  'template-not-approved': [
    '运营商还没有审核通过这条短信的模板',
    'The carrier has not approved the template of this text',
  ],
  'value-too-long': [
    '填入的内容超过 35 个字，运营商的模板不接受',
    'A value is longer than the 35 characters that the carrier takes in a template',
  ],
  'empty-text': ['文案填好后没有内容', 'Filled in, the wording comes out empty'],
  'contact-merged': [
    '这位客户已并入另一位客户，由那一位接收',
    'The contact was merged into another, who is meant instead',
  ],
  erased: ['这位客户的资料已按要求删除', 'What was known of this person was deleted on request'],
  'told-before-merge': [
    '合并前的另一个客户编号已经收到过这条短信',
    'It was sent under another id of this person, before the two were merged',
  ],
  'contact-unknown': ['系统里没有这位客户的资料', 'The contact is not known'],
  'record-unknown': ['缺少订单或分期的资料', 'The order or instalment is not known'],
  'answered-by-another-campaign': ['另一个活动已处理这次短信', 'Another campaign has dealt with this occasion'],
  'answered-by-another-run': [
    '这个活动的另一次执行已处理这次短信',
    'Another run of this campaign has dealt with this occasion',
  ],
  'told-together': ['已在同一小时的另一条短信里一起告知', 'Told together with others in another text of the same hour'],
  'relay-number': [
    '只有平台的隐私号码，收不到短信',
    'There is only a relay number of a platform, which texts do not get through',
  ],
  'birthday-placeholder': ['登记的生日是系统的占位日期', 'The birthday on record is a placeholder of some system'],
  'nothing-to-pay': ['没有需要支付的金额', 'There is nothing to pay'],
  'partly-paid': ['已付过一部分，不清楚还差多少', 'Part is paid, and how much is left is not known'],
  'status-unclear': ['名单里写的还款状态看不懂', 'What a list says of the repayment cannot be understood'],
  'row-unclear': ['最新名单里这一期的内容有误', 'The row of the latest list for this instalment is faulty'],
  answered: ['对方已回复，不用再问', 'The person has replied to it'],
  'asked-already': ['已经为这件事问过对方', 'The person was asked about this already'],
  'told-already': ['已经把这件事告诉过对方', 'The person was told of this already'],
  'condition-not-met': ['不符合这条短信的条件', 'A condition of this text is not met'],
  'condition-unknown': [
    '缺少资料，无法判断是否符合条件',
    'Whether a condition of this text is met cannot be told: something it asks for is not known',
  ],
  'held-out': ['属于对照组，不发送', 'The contact is in the group that is left out for comparison'],
  'task-instead': [
    '这一步不发短信，到时间按设置处理',
    'This step texts nobody: what it asks for is done at its time instead',
  ],
  'order-stock-found': ['缺货的商品找到了', 'The article was found after all'],
  'order-delayed': ['发货推迟了', 'It ships later'],
  'order-changed': ['订单改过了', 'The order was changed'],
  'order-label-printed': ['面单已打印', 'Its label is printed'],
  'being-recalled': ['包裹正在追回或不该发出', 'The parcel is being called back, or was to be held'],
  'order-stop-failed': ['没能拦下来', 'It could not be stopped'],
  'order-paid': ['订单已付款', 'The order is paid'],
  'order-cancelled': ['订单已取消', 'The order was cancelled'],
  'order-closed': ['订单已关闭', 'The order was closed'],
  'refund-requested': ['客户已申请退款', 'A refund was requested'],
  'out-of-stock': ['商品缺货', 'An article is out of stock'],
  'remittance-announced': ['客户已告知汇款', 'A remittance was announced'],
  'payment-promised': ['客户已说好付款时间', 'The buyer has promised to pay'],
  'pays-on-delivery': ['订单改为货到付款', 'The order is now paid on delivery'],
  'order-shipped': ['订单已发货', 'The order has shipped'],
  'order-delivered': ['订单已送达', 'The order was delivered'],
  'complaint-open': [
    '客户有投诉还没结案，暂不发营销短信',
    'A complaint of theirs is open: no marketing until it is closed',
  ],
  'instalment-disputed': ['客户对这一期有异议', 'The instalment is disputed'],
  'parcel-moved-on': ['包裹的物流状态已变，这条短信不再合适', 'The parcel has moved on, and the text no longer fits'],
  'instalment-settled': ['本期已还清', 'The instalment is settled'],
  'birthday-changed': ['生日资料已更改', 'The birthday was changed'],
  'cancelled-by-hand': ['工作人员手动取消了这条短信', 'Staff cancelled it by hand'],
  'payment-failed': ['付款失败', 'The payment failed'],
  'record-changed': ['有了新的进展', 'Something new was heard of it'],
  'fact-taken-back': ['触发这条短信的事情已撤回', 'What it answers was taken back'],
  'newer-word': ['之后又有新消息，重新计时', 'There was newer word, which began the wait anew'],
  'stop-condition-met': ['已满足停止条件', 'A condition that stops it is met'],
  'date-moved': ['日期已更改', 'The date was moved'],
  'field-emptied': ['日期已清除', 'The date was taken away'],
  'campaign-stopped': ['活动已停止', 'The campaign was stopped'],
  'step-removed': ['活动改过，不再发这一条', 'The campaign was changed and has no such text any more'],
  'too-late': ['错过了适合发送的时间', 'It would no longer have been of use'],
  'quiet-hours': [
    '正值免打扰时段，等到早上已不再合适',
    'It fell into the quiet hours and would no longer be right in the morning',
  ],
  'campaign-paused': ['活动暂停期间错过了适合发送的时间', 'It became too late while the campaign was paused'],
  'nothing-new': ['这一期没有写新的内容，不发送', 'Nobody has written anything new for this issue'],
  'missed-while-paused': [
    '该发送时活动已暂停或系统停机，恢复后已过了适合的时间',
    'The campaign was paused, or the system down, when it was due; afterwards it was too late',
  ],
  'attempts-used-up': ['多次尝试均未能发出', 'Several attempts did not get through'],
  'bad-number': ['运营商认为号码无效', 'The carrier says the number is not valid'],
  'content-refused': ['运营商拒绝了短信内容', 'The carrier refused the content'],
  'provider-refused': ['短信通道拒绝了这条短信', 'The provider refused the text'],
  'number-opted-out-at-carrier': ['该号码在运营商处已退订', 'The number has opted out at the carrier'],
  'number-blocked': ['该号码在运营商的黑名单上', 'The number is on a blocked list of the carrier'],
  'price-too-high': ['这条短信的价格超过上限', 'The price is above the limit'],
  'not-on-allow-list': [
    '该号码不在测试白名单上，此环境不会发送',
    'The number is not on the allow-list, and this stage texts no others',
  ],
  unreachable: ['手机当时无法接收短信', 'The phone could not be reached'],
  'blocked-by-carrier': ['被运营商拦截', 'The carrier blocked it'],
  'blocked-by-phone': ['被手机拦截', 'The phone blocked it'],
  'unknown-code': ['运营商返回了未知的结果', 'The carrier gave a result that is not known'],
  'no-answer': [
    '短信通道没有答复，可能已发出，不会重发',
    'The provider gave no answer: it may have been sent, and is not sent again',
  ],
  'worker-lost': [
    '发送过程中断，可能已发出，不会重发',
    'Sending was interrupted: it may have been sent, and is not sent again',
  ],
  restored: [
    '数据已恢复到较早的备份，恢复前可能已发出，不会再发',
    'The data went back to an earlier backup: it may have been sent before that, and is not sent again',
  ],
  'no-receipt': ['72 小时内没有回执', 'No receipt came within 72 hours'],
}

/** A fact of a record that ended a text. */
function wordsForFact(reason: string): LocalizedText {
  const { type, fact } = factOfReason(reason) ?? {}
  const words = type?.facts[fact ?? '']?.words
  if (type === undefined || words === undefined) return { zh: reason, en: reason }
  const en = words.en.charAt(0).toLowerCase() + words.en.slice(1)
  return { zh: `${type.words.zh}${words.zh}`, en: `${type.words.en}: ${en}` }
}

export function wordsForReason(reason: Reason): LocalizedText {
  const own = OwnReason.safeParse(reason)
  if (!own.success) return wordsForFact(reason)
  const [zh, en] = REASONS[own.data]
  return { zh, en }
}

/** Why a message is in its state: as its trail says it where that tells more than the reason; null while it has none. */
export function wordsForOutcome({ reason, trail }: Pick<Message, 'reason' | 'trail'>): LocalizedText | null {
  if (reason === null) return null
  const said = trail.findLast(({ values }) => values.because === reason)
  const held = wordsForHoldOrCap(reason, said?.values ?? {})
  if (held !== null) return held
  return wordsWithCondition(reason, said?.values ?? {})
}

/** The words of a reason with what its condition asked about, where that is known. */
export function wordsWithCondition(reason: Reason, values: TrailValues): LocalizedText {
  const words = wordsForReason(reason)
  return { zh: words.zh + condition(values, '：').zh, en: words.en + condition(values, ': ').en }
}

export type TrailSentence = LocalizedText & { at: Date; code: string; values: TrailValues }

/** The trail in plain words, one line a decision; a judgement becomes a line for each of its guards. */
export function linesOfTrail(message: Pick<Message, 'trail'>): TrailSentence[] {
  return message.trail.flatMap((entry) =>
    entry.code === 'checked' ? linesOfChecks(entry) : [lineOf(entry, entry.code)],
  )
}

const CHECKS: Readonly<Record<string, Readonly<Record<string, readonly [zh: string, en: string]>>>> = {
  record: {
    unpaid: ['核对：订单仍未付款', 'Checked: the order is still unpaid'],
    'on-its-way': ['核对：包裹在途', 'Checked: the parcel is on its way'],
    unsettled: ['核对：本期尚未还清，未过还款日', 'Checked: the instalment is unsettled and not past due'],
    birthday: ['核对：生日日期相符', 'Checked: the date of the birthday is right'],
    conditions: ['核对：条件均已满足', 'Checked: its conditions are met'],
    audience: ['核对：在这次群发的对象里', 'Checked: in the audience of this broadcast'],
    holiday: ['核对：正是这个节日或日子', 'Checked: it is the day of this greeting'],
  },
  consent: {
    granted: ['核对：已同意接收营销短信', 'Checked: consent to marketing is recorded'],
    'not-needed': ['核对：此类短信无需营销同意', 'Checked: this kind needs no marketing consent'],
  },
  optOut: {
    none: ['核对：该号码没有退订', 'Checked: the number has not opted out'],
    passed: [
      '核对：该号码已退订，规则允许合同履行通知仍然发送',
      'Checked: the number opted out, but the policy lets a notice about a contract under way reach it',
    ],
    'marketing-only': [
      '核对：该号码只退订了营销短信，此类短信照常发送',
      'Checked: the number opted out of marketing alone, and this is none',
    ],
    // Of trails that earlier releases kept, as below.
    exempt: [
      '核对：该号码已退订，但发货通知仍会发送',
      'Checked: the number opted out, but a shipment notice still reaches it',
    ],
  },
  hours: {
    open: ['核对：收信人可能所在的时区都不在免打扰时段', 'Checked: outside quiet hours wherever the reader may be'],
    'open-holidays-unknown': [
      '核对：收信人可能所在的时区都不在免打扰时段；当地今年的公共假日未知，按平日处理',
      'Checked: outside quiet hours wherever the reader may be; this year’s public holidays there are not known and count as ordinary days',
    ],
    any: [
      '核对：规则允许合同履行通知在任何时段发送',
      'Checked: the policy lets a notice about a contract under way leave at any hour',
    ],
    exempt: ['核对：此类短信不受免打扰时段限制', 'Checked: this kind may leave at any hour'],
  },
}

function linesOfChecks({ at, values }: TrailEntry): TrailSentence[] {
  return Object.entries(values).map(([guard, saw]) => {
    if (guard === 'outside') return { at, code: 'checked-outside', ...wordsForOutside(saw), values: { outside: saw } }
    if (guard === 'policy') return { at, code: 'checked-policy', ...wordsForPolicy(saw), values: { policy: saw } }
    const [zh, en] = CHECKS[guard]?.[String(saw)] ?? [`核对：${guard} ${saw}`, `Checked: ${guard} ${saw}`]
    return { at, code: `checked-${guard}`, zh, en, values: { [guard]: saw } }
  })
}

/** What a stranger chose and no text of ours says: only its place is told, never the text. */
function wordsForOutside(names: TrailValues[string]): LocalizedText {
  return {
    zh: `核对：${names} 的内容含有网址、长串数字或聊天账号，未写入短信`,
    en: `Checked: ${names} held an address, a long number or a messenger, and was left out of the text`,
  }
}

/** `2.7`: the presets' version and the company's. */
function wordsForPolicy(version: TrailValues[string]): LocalizedText {
  return { zh: `核对：按第 ${version} 版发送规则`, en: `Checked: by version ${version} of the sending rules` }
}

type Said = Exclude<TrailEntry['code'], 'checked'>

function lineOf({ at, values }: TrailEntry, code: Said): TrailSentence {
  const [zh, en] = sentence(code, values)
  return { at, code, zh, en, values }
}

function sentence(code: Said, values: TrailValues): [zh: string, en: string] {
  switch (code) {
    case 'planned':
      return [
        `已计划，预定 ${when(values.due)} 发送${whose(values).zh}`,
        `Planned, due at ${when(values.due)}${whose(values).en}`,
      ]
    case 'selected':
      return [`活动圈中了这位客户（第 ${values.page} 批）`, `The campaign selected this contact (page ${values.page})`]
    case 'waits':
      return [
        `等到 ${when(values.until)}：${waiting(values).zh}`,
        `Waits until ${when(values.until)}: ${waiting(values).en}`,
      ]
    case 'claimed':
      return [`开始第 ${values.attempt} 次发送`, `Attempt ${values.attempt} begins`]
    case 'accepted':
      return [
        `已交给${provider(values).zh}，计费 ${values.parts} 条`,
        `Handed to ${provider(values).en} in ${plural(values.parts, 'part')}`,
      ]
    case 'try-later':
      return [
        `暂时未能发出（${hindrance(values).zh}），${when(values.until)} 再试`,
        `Not sent for now (${hindrance(values).en}); tried again at ${when(values.until)}`,
      ]
    case 'in-doubt':
      return [`待查证：${because(values).zh}`, `In doubt: ${because(values).en}`]
    case 'receipt':
      return [`运营商回执：${arrival(values).zh}`, `The carrier said: ${arrival(values).en}`]
    case 'rejected':
      return [`被拒绝：${because(values).zh}（${values.code}）`, `Rejected: ${because(values).en} (${values.code})`]
    case 'cancelled':
      return [`已取消：${because(values).zh}${whose(values).zh}`, `Cancelled: ${because(values).en}${whose(values).en}`]
    case 'suppressed':
      return [
        `已拦下：${because(values).zh}${missing(values, '：')}${condition(values, '：').zh}${other(values, '：')}${whose(values).zh}`,
        `Held back: ${because(values).en}${missing(values, ': ')}${condition(values, ': ').en}${other(values, ': ')}${whose(values).en}`,
      ]
    case 'expired':
      return [`已过时：${because(values).zh}`, `Too late: ${because(values).en}`]
    case 'resent':
      return [`已重发一条新的短信${whose(values).zh}`, `Sent again as a new text${whose(values).en}`]
    case 'replied':
      return [`对方已回复（选了 ${values.answer}）`, `The person answered (${values.answer})`]
    case 'unanswered':
      return ['到时没有收到回复', 'Nobody answered in time']
    case 'unconfirmed':
      return ['72 小时内没有回执，无法确认是否送达', 'No receipt within 72 hours: whether it arrived is not known']
  }
}

/** Whose doing it was, roles and account as they are kept, and what they noted. */
function whose({ by, note }: TrailValues): LocalizedText {
  if (by === undefined) return { zh: '', en: '' }
  if (by === 'reply') return { zh: '（本人回复）', en: ' (by their own reply)' }
  if (by === 'no-reply') return { zh: '（没有收到回复）', en: ' (nobody replied)' }
  const [zh, en] = note === undefined || note === '' ? ['', ''] : [`，备注：${note}`, `: ${note}`]
  return { zh: `（操作人：${by}${zh}）`, en: ` (by ${by}${en})` }
}

const WAITS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'campaign-paused': ['活动已暂停', 'the campaign is paused'],
  'quiet-hours': ['免打扰时段', 'quiet hours'],
  'countries-unknown': ['尚未确定向哪些国家或地区发送', 'the countries that may be texted are not known yet'],
  gathering: ['同一小时的另一条短信先发，由它一起告知', 'another text of the same hour goes first and tells of it too'],
  'reader-day': ['收信人当地还没到这一天', 'the day has not begun where the recipient is'],
  pace: ['已达到发送速度上限', 'sending is at its full pace'],
  budget: ['当日预算已用完', 'the budget of the day is used up'],
  'line-stopped': ['已停止全部发送', 'all sending is stopped'],
  'line-down': ['短信通道中断', 'the provider takes no texts at present'],
}

function waiting({ because: reason }: TrailValues): LocalizedText {
  return wordsForWait(String(reason))
}

/** What a message waits for, as part of a sentence. One of a later version has no words but its code. */
export function wordsForWait(because: string): LocalizedText {
  const [zh, en] = WAITS[because] ?? [because, because]
  return { zh, en }
}

/** Why a dry run says that somebody would be held back: a reason of a message, or what nobody knows yet. */
export function wordsForHeldBack(reason: HeldBackReason): LocalizedText {
  return reason === 'countries-unknown' ? waiting({ because: reason }) : wordsForReason(reason)
}

const NEEDS_APPROVAL: LocalizedText = {
  zh: '人数较多，等待另一人审批后发送',
  en: 'So many people that a second person must approve it before it is sent',
}

/** Why a run waits. */
export function wordsForGate(): LocalizedText {
  return NEEDS_APPROVAL
}

/** Why a claim was given back unused, where that was on our side. */
const HINDRANCES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ...WAITS,
  'slow-claim': ['系统繁忙，核对后耽搁太久', 'the system was slow after the checks'],
  'slow-reads': ['系统繁忙，核对用时太久', 'the checks took too long'],
  'changed-meanwhile': ['核对期间资料有变动', 'something changed during the checks'],
}

function hindrance({ code }: TrailValues): LocalizedText {
  const [zh, en] = HINDRANCES[String(code)] ?? [String(code), String(code)]
  return { zh, en }
}

function provider({ provider: name }: TrailValues): LocalizedText {
  return wordsForProvider(String(name))
}

/** What a receipt means, with the carrier's own wording and its time where they say more. */
function arrival({ state, said, at }: TrailValues): LocalizedText {
  const [zh, en] = state === 'delivered' ? ['已送达', 'delivered'] : ['未送达', 'not delivered']
  const told = [said === state || said === undefined ? null : String(said), at === undefined ? null : when(at)]
  const more = told.filter((one) => one !== null)
  return more.length === 0 ? { zh, en } : { zh: `${zh}（${more.join('，')}）`, en: `${en} (${more.join(', ')})` }
}

function because(values: TrailValues): LocalizedText {
  const { because: reason } = values
  const told = wordsForHoldOrCap(reason, values)
  if (told !== null) return told
  const known = Reason.safeParse(reason)
  return known.success ? wordsForReason(known.data) : { zh: String(reason), en: String(reason) }
}

function missing({ missing: names }: TrailValues, lead: string): string {
  return names === undefined ? '' : `${lead}${names}`
}

/** What the condition asks about that was not met. */
function condition({ condition: path, about }: TrailValues, lead: string): LocalizedText {
  if (path === undefined) return { zh: '', en: '' }
  const { zh, en } = namesOfPath(String(path), String(about)) ?? { zh: String(path), en: String(path) }
  return { zh: lead + zh, en: lead + en }
}

function other({ campaign }: TrailValues, lead: string): string {
  return campaign === undefined ? '' : `${lead}${campaign}`
}

/** UTC to the minute; the console shows instants in the reader's own zone beside it. */
function when(instant: TrailValues[string] | undefined): string {
  return String(instant).slice(0, 16).replace('T', ' ').concat(' UTC')
}

function plural(count: TrailValues[string] | undefined, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
