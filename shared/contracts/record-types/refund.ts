import { currency, date, declareRecord, first, money, named, text } from './declare.ts'

export const refund = declareRecord({
  type: 'refund',
  words: named('退款', 'Refund'),
  facts: {
    registered: first('已登记', 'Registered'),
    paid: first('已退', 'Paid out'),
    withdrawn: first('已撤回', 'Withdrawn'),
  },
  fields: {
    amountMinor: money('金额', 'Amount'),
    currency,
    method: text('退款方式', 'Method'),
    payBy: date('最晚退款日', 'To be paid by'),
  },
})
