import { date, declareRecord, first, flag, id, named, text } from './declare.ts'

export const returned = declareRecord({
  type: 'return',
  words: named('退货', 'Return'),
  facts: {
    approved: first('已同意', 'Approved'),
    sent: first('已寄回', 'Sent back'),
    arrived: first('物流显示已送到仓库', 'Delivered by the carrier'),
    received: first('已收到', 'Received'),
    decided: first('已处理', 'Decided'),
    closed: first('已结束', 'Closed'),
    withdrawn: first('已撤回', 'Withdrawn'),
  },
  fields: {
    address: text('退货地址', 'Return address'),
    until: date('最晚寄回日', 'To be sent back by'),
    ourFreight: flag('运费我方承担', 'Freight at our cost'),
    trackingNumber: id('退货单号', 'Tracking number'),
    wish: text('客户要求', 'Wish'),
    result: text('处理结果', 'Result'),
    newNumber: id('补发单号', 'New tracking number'),
  },
})
