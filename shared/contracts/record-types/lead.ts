import { declareRecord, first, flag, named, text } from './declare.ts'

export const lead = declareRecord({
  type: 'lead',
  words: named('咨询', 'Lead'),
  facts: { asked: first('已咨询', 'Asked'), answered: first('已答复', 'Answered') },
  fields: {
    item: text('商品', 'Item'),
    inStock: flag('有货', 'In stock'),
    agent: text('客服', 'Agent'),
  },
})
