import { ofOrder, ofRecord, placed, shipped, tracked } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }
const WRONG = { orderId: 'SO-1', what: 'misdelivered' }
const LEFT: AcceptRow['play'] = [
  ['2026-11-28 09:00', placed('SO-1', PAID)],
  ['2026-11-28 18:00', shipped('SO-1', 'S1')],
  ['2026-11-30 10:00', tracked('S1', 'in_transit', { place: '武汉转运中心' })],
]

export const PARCEL_ROWS: readonly AcceptRow[] = [
  {
    row: 'last event Mon 10:00 in_transit; Thu 10:00 shop told; task ticked "asked carrier" Thu 11:00 → Thu 18:00 buyer reads "已请中通查找"',
    preset: 'tracking-stalled',
    play: [...LEFT, ['2026-12-03 11:00', { ticks: 'trace-parcel' }]],
    until: '2026-12-05 12:00',
    texts: [['2026-12-03 18:00', '包裹ZTS1自11月30日起没有新的物流信息，我们已请中通查找，有结果就告诉您。']],
  },
  {
    row: 'not ticked → "正在联系"; shop told Thu 10:00',
    preset: 'tracking-stalled',
    play: LEFT,
    until: '2026-12-05 12:00',
    texts: [['2026-12-03 18:00', '没有新的物流信息，我们正在联系中通，有结果就告诉您。']],
    tasks: [['trace-parcel', 'shop', '2026-12-03 18:00']],
  },
  {
    row: 'new event Thu 15:00 → buyer gets nothing',
    preset: 'tracking-stalled',
    play: [
      ...LEFT,
      ['2026-12-03 15:00', tracked('S1', 'in_transit', { place: '郑州转运中心' })],
      ['2026-12-05 15:00', tracked('S1', 'delivered')],
    ],
    until: '2026-12-08 12:00',
    texts: [],
    tasks: [['trace-parcel', 'shop', '2026-12-03 18:00']],
  },
  {
    row: 'same text repeated by the feed does not re-arm',
    preset: 'tracking-stalled',
    play: [...LEFT, ['2026-12-02 10:00', tracked('S1', 'in_transit', { place: '武汉转运中心' })]],
    until: '2026-12-05 12:00',
    texts: [['2026-12-03 18:00', '包裹ZTS1自11月30日起没有新的物流信息']],
    tasks: [['trace-parcel', 'shop', '2026-12-03 18:00']],
  },
  {
    row: 'opened 12-03 10:00; delivered 12-04 12:00 → no second text',
    preset: 'misdelivered',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-02 15:00', ofOrder('delivered', 'SO-1')],
      ['2026-12-03 10:00', ofRecord('case', 'opened', 'CS-1', WRONG)],
      ['2026-12-04 12:00', ofOrder('delivered', 'SO-1')],
    ],
    until: '2026-12-06 12:00',
    texts: [['2026-12-03 10:00', '您的包裹被快递送错了地方，我们正请他们转送，明天下午再向您说明进展。']],
    tasks: [['call-carrier', 'agent', '2026-12-03 14:00']],
  },
  {
    row: 'not delivered → 12-04 17:00 task "重发"; text only once order.shipped of the new parcel is there',
    preset: 'misdelivered',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-03 10:00', ofRecord('case', 'opened', 'CS-1', WRONG)],
      ['2026-12-05 11:00', shipped('SO-1', 'S2', { purpose: 'replacement' })],
    ],
    until: '2026-12-06 12:00',
    texts: [
      ['2026-12-03 10:00', '送错了地方'],
      ['2026-12-05 11:00', '原包裹还没有转到，已为您重发，单号ZTS2，不用补运费。再次抱歉。'],
    ],
    tasks: [
      ['call-carrier', 'agent', '2026-12-03 14:00'],
      ['reship', 'agent', '2026-12-07 17:00'],
    ],
  },
]
