import { declareRecord, first, named, number, text } from './declare.ts'

export const review = declareRecord({
  type: 'review',
  words: named('评价', 'Review'),
  facts: {
    posted: first('已发布', 'Posted'),
    appended: first('已追评', 'Added to'),
    agreed: first('已商定', 'Agreed on'),
    revised: first('已修改', 'Revised'),
    answered: first('已回复', 'Answered'),
  },
  fields: {
    rating: number('评分', 'Rating'),
    words: text('评价内容', 'Words'),
  },
})
