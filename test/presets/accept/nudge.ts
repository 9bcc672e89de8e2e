import { ofOrder, placed, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

/** Orders that stay open for a week: a shop that reserves goods does not close them after three days. */
const OPEN = { closesAt: '2026-12-09T00:00:00+08:00' }
const NUDGE = { kind: 'unpaid-order-nudge', settings: { secondAfterMinutes: 1440 } }
const PROMISE = { on: '2026-12-04', until: '2026-12-05' }

export const NUDGE_ROWS: readonly AcceptRow[] = [
  {
    row: 'promise {on 12-04, until 12-05}; 12-04 10:00 one text; nudge 2 not sent in between',
    preset: 'reserved-until',
    beside: [NUDGE],
    play: [
      ['2026-12-01 10:00', placed('SO-1', OPEN)],
      ['2026-12-01 14:00', ofOrder('payment-promised', 'SO-1', PROMISE)],
    ],
    until: '2026-12-06 12:00',
    texts: [
      ['2026-12-01 10:30', '还未付款'],
      ['2026-12-04 10:00', '坚果礼盒 500g还为您留着，留到12月5日。应付178.00元，付款后安排发货。不要了回2。'],
    ],
    tasks: [['release-goods', 'agent', '2026-12-06 13:00']],
    unsent: ['cancelled payment-promised', 'suppressed task-instead'],
  },
  {
    row: 'paid 12-03 → cancelled',
    preset: 'reserved-until',
    play: [
      ['2026-12-01 10:00', placed('SO-1', OPEN)],
      ['2026-12-01 14:00', ofOrder('payment-promised', 'SO-1', PROMISE)],
      ['2026-12-03 10:00', ofOrder('paid', 'SO-1')],
    ],
    until: '2026-12-06 12:00',
    texts: [],
    tasks: [],
    unsent: ['cancelled order-paid', 'cancelled order-paid'],
  },
  {
    row: '2 → order.close-requested (replies)',
    preset: 'reserved-until',
    play: [
      ['2026-12-01 10:00', placed('SO-1', OPEN)],
      ['2026-12-01 14:00', ofOrder('payment-promised', 'SO-1', PROMISE)],
      ['2026-12-04 11:00', says('2')],
    ],
    until: '2026-12-05 12:00',
    texts: [['2026-12-04 10:00', '还为您留着']],
    facts: { 'order/SO-1': { 'close-requested': '2026-12-04 11:00' } },
    webhooks: ['order.close-requested'],
  },
]
