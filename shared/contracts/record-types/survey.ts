import { declareRecord, first, named, newest, number, record, text } from './declare.ts'

export const survey = declareRecord({
  type: 'survey',
  words: named('回访', 'Survey'),
  facts: {
    asked: newest('已询问', 'Asked'),
    answered: newest('已回答', 'Answered'),
    closed: first('已结束', 'Closed'),
  },
  fields: {
    about: record('关于', 'About'),
    question: text('问题', 'Question'),
    score: number('评分', 'Score'),
  },
})
