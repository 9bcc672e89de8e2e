import { currency, date, dated, declareRecord, first, money, named, personal, text } from './declare.ts'

export const bill = declareRecord({
  type: 'bill',
  words: named('账单', 'Bill'),
  facts: {
    issued: first('已出账', 'Issued'),
    paid: first('已缴清', 'Paid'),
    disputed: first('有异议', 'Disputed'),
    told: dated(first('已当面告知', 'Told in person')),
  },
  fields: {
    house: personal(text('房号', 'House')),
    period: text('账期', 'Period'),
    amountMinor: money('金额', 'Amount'),
    currency,
    due: date('应缴日', 'Due'),
    deadline: date('最后期限', 'Deadline'),
    how: text('缴费方式', 'How to pay'),
    by: text('告知人', 'Told by'),
  },
})
