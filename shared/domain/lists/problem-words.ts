import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { FILE_WORDS } from './file-problem-words.ts'
import { RECORD_WORDS } from './record-problem-words.ts'

/**
 * What can be wrong with a list or a row of it, what that means and how to mend it. The codes are stable: callers match on
 * them. `{detail}` is what only this row can say: a column's name, another line, another contact.
 */
const WORDS = {
  ...FILE_WORDS,
  ...RECORD_WORDS,
  // contacts
  'id-missing': {
    zh: '没有客户编号。每行都要有，而且同一个人始终用同一个。',
    en: 'The contact id is missing. Every row needs one, always the same for the same person.',
  },
  'contact-erased': {
    zh: '这位客户的资料已按要求删除，这一行没有导入。如果客户后来又找回来，请在他的页面重新填写手机号。',
    en: 'This person was erased on request, so the row was not imported. If they have come back since, give their page a number again.',
  },
  'id-unusable': {
    zh: '编号太长、含有特殊字符，或被表格软件改成了科学计数。请把这一列存成文本。',
    en: 'The id is too long, has control characters or was rounded by a spreadsheet. Store the column as text.',
  },
  'id-is-resident-id': {
    zh: '这是身份证号，系统从不保存。请改用您自己的编号。',
    en: 'This is a resident ID number, which is never stored. Use an id of your own.',
  },
  'phone-missing': {
    zh: '没有手机号，请补上。',
    en: 'The phone number is missing. Add a mobile number.',
  },
  'phone-unusable': {
    zh: '这个号码不对，请改成正确的手机号。',
    en: 'This is not a usable phone number. Give a mobile number.',
  },
  'phone-landline': {
    zh: '这是固定电话，收不到短信。请改成手机号。',
    en: 'This is a landline, which cannot receive texts. Give a mobile number.',
  },
  'phone-not-textable': {
    zh: '这个号码收不到短信。请改成手机号。',
    en: 'This number cannot receive texts. Give a mobile number.',
  },
  'phone-relay': {
    zh: '这是带分机号的隐私号码，短信到不了本人。请改成客户自己的手机号。',
    en: 'This is a relay number with an extension, which texts do not get through. Give the person’s own mobile number.',
  },
  'phone-spreadsheet': {
    zh: '号码被表格软件改成了科学计数，末几位已经丢失。请把这一列设为文本后重新填写。',
    en: 'A spreadsheet has rounded this number, and its last digits are gone. Format the column as text and fill it in again.',
  },
  'phone-others': {
    zh: '这里还有别的号码（{detail}）。这类名单每行只取前面能用的那个；要把几个号码都存下，请按客户名单导入。',
    en: 'There are more numbers here ({detail}). A list like this takes the first that works; to keep them all, import a list of contacts.',
  },
  'phone-other-unusable': {
    zh: '这里还有一个号码读不出，或者收不到短信，没有存下。这一行照常导入，短信发到第一个能用的号码。',
    en: 'Another number here cannot be read, or cannot receive texts, so it was left out. The row was imported; texts go to the first number that works.',
  },
  'phone-too-many': {
    zh: '每位客户最多存 10 个号码，多出来的没有存下。这一行照常导入。',
    en: 'A contact has 10 numbers at most, so the last ones were left out. The row was imported.',
  },
  'phone-of-several': {
    zh: '这个号码有好几位客户在用，名单里又没有客户编号，分不清是哪一位。请加上客户编号。',
    en: 'Several contacts have this number, and without an id nothing tells which is meant. Add the contact id.',
  },
  'phone-doubtful': {
    zh: '这个号段没有对应的运营商，请核对。这一行照常导入。',
    en: 'No carrier is known for numbers like this; please check. The row was imported.',
  },
  'phone-shared': {
    zh: '客户 {detail} 也用这个号码，请核对。这一行照常导入。',
    en: 'Contact {detail} has the same number; please check. The row was imported.',
  },
  'resident-id-format': {
    zh: '这不是 18 位身份证号。这一行照常导入，但不取生日。',
    en: 'This is not an 18-character resident ID number. The row was imported without a birthday from it.',
  },
  'resident-id-spreadsheet': {
    zh: '号码被表格软件改成了科学计数。请把这一列设为文本后重新填写。这一行照常导入，但不取生日。',
    en: 'A spreadsheet has rounded this number. Format the column as text and fill it in again. The row was imported without a birthday from it.',
  },
  'resident-id-checksum': {
    zh: '校验位不对，有一位数字写错了。这一行照常导入，但不取生日。',
    en: 'The check digit is wrong, so one digit is mistyped. The row was imported without a birthday from it.',
  },
  'resident-id-date': {
    zh: '号码里的出生日期不存在。这一行照常导入，但不取生日。',
    en: 'The birth date in this number does not exist. The row was imported without a birthday from it.',
  },
  'resident-id-future': {
    zh: '号码里的出生日期还没有到。这一行照常导入，但不取生日。',
    en: 'The birth date in this number is in the future. The row was imported without a birthday from it.',
  },
  'resident-id-15-digits': {
    zh: '这是 15 位旧号码，没有校验位。生日照用，最好换成 18 位的。',
    en: 'This is an old 15-digit number without a check digit. Its birthday is used; the 18-digit number is safer.',
  },
  'birthday-unreadable': {
    zh: '看不懂这个生日，或者日期不对，已略去。请写成 1990-05-09 或 农历五月初九 的样子；闰月写成 闰五月初九。',
    en: 'This is not the date of a living person’s birth, so it was left out. Write it like 1990-05-09, or 农历五月初九 for a lunar one; a leap month like 闰五月初九.',
  },
  'date-serial': {
    zh: '这是表格软件内部的日期序号，不是日期。请把这一列设为日期格式（如 1990-05-09）后重新保存。',
    en: 'This is a spreadsheet’s serial number of a date. Format the column as a date, like 1990-05-09, and save it again.',
  },
  'birthday-placeholder': {
    zh: '这是系统在不知道生日时填的占位日期，已略去。请填写真实的生日，或者留空。',
    en: 'Systems write this date where they know none, so it was left out. Give the real birthday, or leave it blank.',
  },
  'birthday-calendar-unknown': {
    zh: '历法只能写公历或农历（阳历、阴历也可以）。这一行照常导入，但不取生日。',
    en: 'The calendar can be solar or lunar. The row was imported without a birthday.',
  },
  'under-age': {
    zh: '这位客户未满 14 周岁。这一行照常导入，但不会发送营销短信。',
    en: 'This person is under 14. The row was imported, but no marketing is sent to them.',
  },
  'salutation-unknown': {
    zh: '看不懂这个称呼，已略去。请写先生或女士。',
    en: 'This salutation is not known and was left out. Write Mr or Ms.',
  },
  'kind-unknown': {
    zh: '看不懂这个类型，已略去。请写客户、经销商或员工。',
    en: 'This kind is not known and was left out. Write customer, dealer or employee.',
  },
  'zone-unreadable': {
    zh: '看不懂这个时区，已略去。请写时区名，如 Asia/Shanghai、America/Los_Angeles。',
    en: 'This is not a time zone and was left out. Write its IANA name, like America/Los_Angeles.',
  },
  'region-unreadable': {
    zh: '看不懂这个地区编码，已略去。国内请写 6 位行政区划代码，国外请写 US-CA、DE 这样的 ISO 3166 代码。',
    en: 'This region is not known and was left out. Write six digits in China, else an ISO 3166 code like US-CA or DE.',
  },
  'language-unknown': {
    zh: '看不懂这个语言，已略去。请写 zh-CN 或 en。',
    en: 'This language is not known and was left out. Write zh-CN or en.',
  },
  'consent-unreadable': {
    zh: '看不懂是否同意。之前由名单登记的同意已失效；请写是或否，从没问过就留空。',
    en: 'This says neither yes nor no. A yes that a list gave before has ended; write yes or no, or leave it blank if never asked.',
  },
  'consent-time-unreadable': {
    zh: '看不懂这个时间，同意照常登记，但不带时间。请写成 2026-03-01T10:00:00+08:00 的样子。',
    en: 'This is not a time; the consent was recorded without one. Write it like 2026-03-01T10:00:00+08:00.',
  },
  'consent-time-future': {
    zh: '同意时间在将来。写的是同意则不作数；写的是不同意则照常登记，但不带时间。',
    en: 'The time is in the future. A yes was left out; a no was recorded without the time.',
  },
  'consent-yes-kept': {
    zh: '这位客户的同意由客服登记，原来的登记不变。只有写明更晚时间的拒绝才会更改。',
    en: 'Support recorded this contact’s consent. It stays so: only a refusal of a later time changes that.',
  },
  'consent-ended-refused-row': {
    zh: '这一行没有导入，但营销同意已按这一行取消。',
    en: 'The row was not imported, but the consent to marketing was ended as it says.',
  },
  'consent-refusal-kept': {
    zh: '这位客户拒绝过营销短信，原来的登记不变。只有写明更晚的同意时间才会更改；客服登记的拒绝不会因导入而更改。',
    en: 'This contact refused marketing. It stays so: only a later time of consent changes that, and never what support recorded.',
  },
  'manager-phone-unusable': {
    zh: '这个经理号码收不到短信，已略去。请改成手机号。',
    en: 'This manager’s number cannot receive texts and was left out. Give a mobile number.',
  },
  'name-unusable': {
    zh: '这不像姓名：太长，或是一串号码。已略去。',
    en: 'This does not look like a name: too long, or a number. It was left out.',
  },
  'name-placeholder': {
    zh: '这不是姓名，只表示没有登记，已略去。',
    en: 'This stands for a missing name, not for a name. It was left out.',
  },
  'custom-unreadable': {
    zh: '这一格与列的类型不符，已略去，原来的值不变。',
    en: 'This does not fit the type of its column. It was left out, and what was there before stays.',
  },
  'custom-too-many': {
    zh: '每位客户最多 30 个自定义列，多出的已略去。',
    en: 'A contact has at most 30 columns of one’s own. The rest was left out.',
  },
  'tag-unusable': {
    zh: '标签太多、太长，或像是某人的号码。这些标签已略去。',
    en: 'Too many tags, or tags too long or like somebody’s number. Those were left out.',
  },
  // instalments
  'contract-missing': {
    zh: '没有合同号。每行都要有，而且同一份合同始终用同一个。',
    en: 'The contract number is missing. Every row needs one, always the same for the same contract.',
  },
  'contract-unusable': {
    zh: '合同号太长、含有特殊字符，或被表格软件改成了科学计数。请把这一列存成文本。',
    en: 'The contract number is too long, has control characters or was rounded by a spreadsheet. Store the column as text.',
  },
  'period-unreadable': {
    zh: '期数应为从 1 开始的整数，说明这是合同的第几期。',
    en: 'The period is a whole number from 1 up: which instalment of the contract this is.',
  },
  'periods-unreadable': {
    zh: '总期数应为整数，且不小于本期期数。已略去。',
    en: 'The number of periods is a whole number, not below this period. It was left out.',
  },
  'due-unreadable': {
    zh: '这不是日期。请写成 2026-12-05 的样子。',
    en: 'This is not a date. Write it like 2026-12-05.',
  },
  'amount-unreadable': {
    zh: '这不是金额。请写成 3948.02 的样子，大于零，不带货币符号。',
    en: 'This is not an amount. Write it like 3948.02, above zero and without a currency sign.',
  },
  'currency-unreadable': {
    zh: '币种应为三个字母的代码，如 CNY。',
    en: 'A currency is a three-letter code, like CNY.',
  },
  'amount-ambiguous': {
    zh: '既可以读作整千，也可以读作带三位小数，整份名单里也看不出是哪一种。请写成 1000.00 的样子。',
    en: 'This can be a thousand, or one with three decimals, and nothing in the list settles which. Write it like 1000.00.',
  },
  'instalment-twice': {
    zh: '第 {detail} 行也是这一期。两行都没有导入；请合成一行，金额写总数。',
    en: 'Line {detail} is about the same instalment. Neither was imported: make it one row with the whole amount.',
  },
  'status-unknown': {
    zh: '这个状态说明不了是否已还。这一行照常导入，但暂不提醒这一期，直到写明已还或未还。',
    en: 'This does not say whether it is paid. The row was imported, but no reminder of it is sent until a list or an event says paid or unpaid.',
  },
  'status-partly-paid': {
    zh: '已还了一部分，不清楚还差多少。这一行照常导入，但暂不提醒这一期，直到写明已还或未还。',
    en: 'Part is paid, and how much is left is not known. The row was imported, but no reminder of it is sent until a list or an event says paid or unpaid.',
  },
  'as-of-unreadable': {
    zh: '数据日期写成 2026-12-05 或 2026-12-05 18:00，且不能晚于现在。已略去，这一行按没有日期处理。',
    en: 'A date like 2026-12-05 or 2026-12-05 18:00 that has come. It was left out, and the row counts as undated.',
  },
  'payment-taken-back': {
    zh: '之前收到过还款通知，但这份名单的数据日期更晚、写的是未还，所以按未还处理，会继续提醒。',
    en: 'A payment was reported before, but this list is of a later date and says unpaid: it counts as unpaid, and reminders go on.',
  },
  'payment-stands': {
    zh: '之前收到过还款通知，这一行写的未还没有更晚的数据日期，所以仍按已还处理。如确实未还，请填写数据日期。',
    en: 'A payment was reported, and this row is of no later date: it still counts as paid. If it is not, give the date of the list (as_of).',
  },
  'card-tail-unreadable': {
    zh: '这里只写卡号的后四位，存成文本。已略去；请勿填写完整卡号。',
    en: 'Only the last four digits of the card, as text. It was left out; never give the whole number.',
  },
} as const satisfies Record<string, LocalizedText>

export type ProblemCode = keyof typeof WORDS

/** A code of a later version has no words but itself, and a problem of an earlier one no detail. */
export function wordsOfProblem({ code, detail }: { code: string; detail: string | null }): LocalizedText {
  const words: LocalizedText = isKnown(code) ? WORDS[code] : { zh: code, en: code }
  const fillIn = (text: string) => text.replace('{detail}', () => detail ?? '…')
  return { zh: fillIn(words.zh), en: fillIn(words.en) }
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(WORDS, code)
}
