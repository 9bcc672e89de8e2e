import { declareRecord, first, named, newest, record, text } from './declare.ts'

export const call = declareRecord({
  type: 'call',
  words: named('来电', 'Call'),
  facts: {
    missed: newest('未接', 'Missed'),
    unanswered: newest('回拨未接', 'Not answered'),
    reached: first('已接通', 'Reached'),
  },
  fields: { topic: text('内容', 'Topic'), about: record('关于', 'About') },
})
