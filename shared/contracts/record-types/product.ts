import { date, dated, declareRecord, first, id, named, newest, text } from './declare.ts'

export const product = declareRecord({
  type: 'product',
  words: named('产品', 'Product'),
  facts: {
    delivered: dated(first('已送达', 'Delivered')),
    registered: first('已登记', 'Registered'),
    returned: first('已归还', 'Returned'),
    taken: newest('已取走检修', 'Taken for repair'),
    repaired: newest('已修好', 'Repaired'),
  },
  fields: {
    item: text('名称', 'Item'),
    serial: id('序列号', 'Serial number'),
    registerBy: date('登记期限', 'Register by'),
    loaner: text('备用机', 'Loaner'),
    day: date('送回日期', 'Day of return'),
  },
})
