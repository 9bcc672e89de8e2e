import { MET, ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const TERMS = { address: '杭州市滨江区1号仓', until: '2026-12-10', ourFreight: true }

export const RETURN_ROWS: readonly AcceptRow[] = [
  {
    row: 'approved 12-01; no number 12-04 10:00 → "number"; reply "SF1234567890123" → return.sent, no more',
    preset: 'return-progress',
    play: [
      ['2026-11-30 09:00', MET],
      ['2026-12-01 11:00', ofRecord('return', 'approved', 'RT-1', TERMS)],
      ['2026-12-04 12:00', says('SF1234567890123')],
    ],
    until: '2026-12-09 12:00',
    texts: [
      [
        '2026-12-01 11:00',
        '退货已同意。请于12月10日前寄到杭州市滨江区1号仓，附上订单号，寄出后回复快递单号。运费由我们承担。',
      ],
      ['2026-12-04 10:00', '退货寄出了吗？'],
    ],
    facts: { 'return/RT-1': { sent: '2026-12-04 12:00' } },
    webhooks: ['return.sent'],
    tasks: [],
  },
  {
    row: 'carrier delivered 12-06, not registered 12-08 → staff 12-07, buyer 12-08 "searching"',
    preset: 'return-progress',
    play: [
      ['2026-11-30 09:00', MET],
      ['2026-12-01 11:00', ofRecord('return', 'approved', 'RT-1', TERMS)],
      ['2026-12-02 12:00', says('SF1234567890123')],
      ['2026-12-06 14:00', ofRecord('return', 'arrived', 'RT-1')],
    ],
    until: '2026-12-09 12:00',
    texts: [
      ['2026-12-01 11:00', '退货已同意'],
      ['2026-12-08 10:00', '快递显示退件已到仓库，我们正在查找登记'],
    ],
    tasks: [['find-return', 'warehouse', '2026-12-08 10:00']],
    webhooks: ['return.sent', 'task.opened'],
  },
]
