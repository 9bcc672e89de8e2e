import { choice, currency, declareRecord, first, flag, id, money, named, newest, text } from './declare.ts'

export const afterSalesCase = declareRecord({
  type: 'case',
  words: named('售后', 'Case'),
  facts: {
    opened: first('已登记', 'Opened'),
    decided: newest('已有方案', 'Decided'),
    choice: newest('客户已选择', 'Chosen by the buyer'),
    reshipped: newest('已重发', 'Sent once more'),
    closed: first('已结束', 'Closed'),
  },
  fields: {
    what: choice('类型', 'Kind', {
      damage: named('破损', 'Damaged'),
      'wrong-item': named('发错货', 'Wrong item'),
      'missing-part': named('少件', 'Something missing'),
      'courier-fee': named('快递乱收费', 'Courier asked for money'),
      misdelivered: named('错投', 'Left with somebody else'),
    }),
    item: text('商品', 'Item'),
    signed: flag('已签收', 'Signed for'),
    photoPlace: text('照片位置', 'Place of the photos'),
    result: text('处理结果', 'Result'),
    offer: text('方案', 'Offer'),
    chosen: choice('客户的选择', 'Chosen', {
      offer: named('接受方案', 'The offer'),
      refund: named('退款', 'A refund'),
    }),
    paidMinor: money('多付的钱', 'Paid to the courier'),
    currency,
    newNumber: id('重发单号', 'New tracking number'),
  },
})
