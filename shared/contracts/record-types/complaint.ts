import { choice, date, declareRecord, first, named, newest, text } from './declare.ts'

export const complaint = declareRecord({
  type: 'complaint',
  words: named('投诉', 'Complaint'),
  facts: {
    opened: first('已登记', 'Opened'),
    resolved: newest('已解决', 'Resolved'),
    told: newest('已答复客户', 'Told'),
    closed: newest('已结案', 'Closed'),
    reopened: newest('已重新打开', 'Reopened'),
  },
  fields: {
    level: choice('级别', 'Level', {
      minor: named('一般', 'Minor'),
      important: named('重要', 'Important'),
      major: named('重大', 'Major'),
    }),
    topic: text('内容', 'Topic'),
    handler: text('处理人', 'Handler'),
    answerBy: date('答复期限', 'Answer by'),
    result: text('处理结果', 'Result'),
  },
})
