import { declareRecord, first, instant, named, text } from './declare.ts'

export const gathering = declareRecord({
  type: 'gathering',
  words: named('活动', 'Gathering'),
  facts: { announced: first('已发布', 'Announced'), cancelled: first('已取消', 'Cancelled') },
  fields: {
    name: text('名称', 'Name'),
    startsAt: instant('开始时间', 'Starts at'),
    place: text('地点', 'Place'),
  },
})
