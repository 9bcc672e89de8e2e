import { wordOf } from './cell-values.ts'

/** `partly-paid` and `unclear` hold reminders back. */
export type ListedStatus = 'paid' | 'unpaid' | 'partly-paid' | 'unclear'

/**
 * What lenders' own lists say, zh-Hans, zh-Hant and English. Whatever can mean more than one thing is left out: 正常 is said
 * of a loan as of a payment, 减免 and 核销 of the whole as of a part, "pending" of money that is under way.
 */
const WORDS: Readonly<Record<Exclude<ListedStatus, 'unclear'>, string>> = {
  paid:
    '已还 已还款 已还清 还清 已结清 结清 已清 已付 已付款 已付清 付清 已支付 支付成功 已缴 已缴费 已缴款 已交 已收 已收款 已到账 ' +
    '已扣款 已扣 扣款成功 还款成功 提前结清 提前还清 正常结清 逾期结清 逾期已还 逾期已结清 全部结清 全部还清 代偿结清 ' +
    '已還 已還款 已還清 還清 已結清 結清 已繳 已繳費 已繳款 paid paid_off paid_in_full fully_paid settled repaid cleared completed closed',
  unpaid:
    '未还 未还款 未还清 未结清 未清 未付 未付款 未支付 未缴 未缴费 未缴款 未交 未到账 未收 未收款 未扣款 扣款失败 待还 待还款 待付 待付款 待支付 ' +
    '待缴 待缴费 待缴款 待扣款 应还 欠款 欠费 逾期 已逾期 逾期未还 逾期未还款 逾期中 未到期 到期未还 ' +
    '未還 未還款 未還清 未結清 未繳 未繳費 未繳款 待還 待還款 待繳 逾期未還 unpaid not_paid due overdue past_due open outstanding late',
  'partly-paid':
    '部分还款 部分已还 部分结清 部分支付 部分付款 部分缴费 已部分还款 已还部分 还款部分 未还清部分 部分還款 部分已還 部分繳費 ' +
    'partly_paid partially_paid part_paid partial partial_payment',
}

const STATUSES: ReadonlyMap<string, ListedStatus> = new Map([
  ...entriesOf('paid'),
  ...entriesOf('unpaid'),
  ...entriesOf('partly-paid'),
])

/** What a status cell says; undefined for a blank, which says nothing. */
export function readListedStatus(text: string): ListedStatus | undefined {
  const word = wordOf(text).replaceAll(/[\s_-]+/gu, '_')
  return word === '' ? undefined : (STATUSES.get(word) ?? 'unclear')
}

function entriesOf(status: Exclude<ListedStatus, 'unclear'>): [string, ListedStatus][] {
  return WORDS[status].split(' ').map((word) => [word, status])
}
