import { declareRecord, first, flag, instant, named, personal, record, text } from './declare.ts'

export const task = declareRecord({
  type: 'task',
  words: named('任务', 'Task'),
  facts: { opened: first('已创建', 'Opened'), done: first('已完成', 'Done'), cancelled: first('已取消', 'Cancelled') },
  fields: {
    kind: text('类型', 'Kind'),
    about: record('关于', 'About'),
    role: text('岗位', 'Role'),
    person: text('负责人', 'Person'),
    topic: personal(text('内容', 'Topic')),
    deadline: instant('期限', 'Deadline'),
    urgent: flag('紧急', 'Urgent'),
    result: text('结果', 'Result'),
  },
})
