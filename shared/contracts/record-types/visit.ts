import { currency, date, declareRecord, first, flag, money, named, newest, personal, text, time } from './declare.ts'
import { OPINION } from './opinion.ts'

export const visit = declareRecord({
  type: 'visit',
  words: named('上门', 'Visit'),
  facts: {
    arranged: first('已约定', 'Arranged'),
    moved: newest('已改期', 'Moved'),
    confirmed: newest('已确认', 'Confirmed'),
    'on-the-way': newest('已出发', 'On the way'),
    done: first('已完成', 'Done'),
    cancelled: first('已取消', 'Cancelled'),
    reopened: newest('需返工', 'Reopened'),
    ...OPINION.facts,
  },
  fields: {
    what: text('事由', 'What for'),
    day: date('日期', 'Day'),
    from: time('开始时间', 'From'),
    until: time('结束时间', 'Until'),
    worker: text('上门人员', 'Worker'),
    address: personal(text('地址', 'Address')),
    feeMinor: money('费用', 'Fee'),
    currency,
    testedOn: date('检测日', 'Tested on'),
    urgent: flag('紧急', 'Urgent'),
    inRing: flag('环线内', 'Inside the ring road'),
    ...OPINION.fields,
  },
})
