import { date, declareRecord, first, named, newest, text } from './declare.ts'

export const offer = declareRecord({
  type: 'offer',
  words: named('优惠', 'Offer'),
  facts: {
    given: first('已发放', 'Given'),
    used: first('已使用', 'Used'),
    extended: newest('已延期', 'Extended'),
  },
  fields: { offer: text('内容', 'What it is'), until: date('有效期至', 'Until') },
})
