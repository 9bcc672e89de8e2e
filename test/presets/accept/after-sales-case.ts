import { ofRecord, placed } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const REFUND = { orderId: 'SO-1', amountMinor: 17800, currency: 'CNY', method: '尾号1234的卡', payBy: '2026-12-05' }

export const AFTER_SALES_ROWS: readonly AcceptRow[] = [
  {
    row: 'registered 10:00 payBy 12-05, paid 12-03 → two texts',
    preset: 'refund-progress',
    play: [
      ['2026-12-01 09:00', placed('SO-1')],
      ['2026-12-01 10:00', ofRecord('refund', 'registered', 'R-1', REFUND)],
      ['2026-12-03 11:00', ofRecord('refund', 'paid', 'R-1')],
    ],
    until: '2026-12-06 12:00',
    texts: [
      ['2026-12-01 10:00', '订单SO-1的退款178.00元已登记，预计12月5日前退到尾号1234的卡。'],
      ['2026-12-03 11:00', '订单SO-1的退款178.00元已退到尾号1234的卡'],
    ],
    tasks: [],
  },
  {
    row: 'nothing by 12-05 17:00 → finance task, buyer told once by staff choice',
    preset: 'refund-progress',
    play: [
      ['2026-12-01 09:00', placed('SO-1')],
      ['2026-12-01 10:00', ofRecord('refund', 'registered', 'R-1', REFUND)],
    ],
    until: '2026-12-06 12:00',
    texts: [['2026-12-01 10:00', '预计12月5日前退到尾号1234的卡']],
    tasks: [['refund-overdue', 'finance', '2026-12-07 17:00']],
    webhooks: ['task.opened'],
    unsent: ['suppressed task-instead'],
  },
  {
    row: 'heard of before its order → the text names the order all the same',
    preset: 'refund-progress',
    play: [['2026-12-01 10:00', ofRecord('refund', 'registered', 'R-1', REFUND)]],
    until: '2026-12-01 12:00',
    texts: [['2026-12-01 10:00', '订单SO-1的退款178.00元已登记']],
  },
]
