import { ofOrder, placed } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }
const SWAP = {
  changeId: 'CH-1',
  what: 'swap',
  oldItem: '坚果礼盒 500g',
  newItem: '坚果礼盒 750g',
  differenceMinor: 2000,
}

export const ORDER_CHANGED_ROWS: readonly AcceptRow[] = [
  {
    row: 'swap with difference 20.00 → one text; task not done in 30 min → agent again',
    preset: 'order-changed',
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      ['2026-12-01 11:00', ofOrder('changed', 'SO-1', SWAP)],
    ],
    until: '2026-12-01 18:00',
    texts: [['2026-12-01 11:00', '订单SO-1已为您换成坚果礼盒 750g。还需补差价20.00元，付款后安排发货。']],
    tasks: [
      ['change-label', 'packer', '2026-12-01 11:30'],
      ['label-not-changed', 'agent', '2026-12-01 12:00'],
    ],
  },
  {
    row: 'task done within 30 min → nobody is asked again (agent told when done or not found)',
    preset: 'order-changed',
    language: 'en',
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      [
        '2026-12-01 11:00',
        ofOrder('changed', 'SO-1', { changeId: 'CH-1', what: 'address', address: '8 Lake Road', moved: true }),
      ],
      ['2026-12-01 11:20', { ticks: 'change-label' }],
    ],
    until: '2026-12-01 18:00',
    texts: [['2026-12-01 11:00', 'order SO-1 will go to 8 Lake Road.']],
    tasks: [],
  },
  {
    row: 'unpaid difference → nudge rule applies to it',
    preset: 'order-changed',
    beside: ['unpaid-order-nudge'],
    play: [
      ['2026-12-01 10:00', placed('SO-1', PAID)],
      ['2026-12-01 11:00', ofOrder('changed', 'SO-1', SWAP)],
      [
        '2026-12-01 11:05',
        placed('SO-1', { totalMinor: 19800, payment: { method: 'online', status: 'partly-paid', paidMinor: 17800 } }),
      ],
    ],
    until: '2026-12-02 12:00',
    texts: [
      ['2026-12-01 11:00', '还需补差价20.00元'],
      ['2026-12-01 11:05', '应付20.00元'],
    ],
  },
  {
    row: 'paid 12-01 15:00, unwanted 16:00 → text 16:00 and, no request by then, 12-02 15:00 the second',
    preset: 'refund-later',
    play: [
      ['2026-12-01 15:00', placed('SO-1'), ofOrder('paid', 'SO-1')],
      ['2026-12-01 16:00', ofOrder('unwanted', 'SO-1')],
    ],
    until: '2026-12-03 12:00',
    texts: [
      ['2026-12-01 16:00', '订单SO-1不发货了。平台规定付款24小时后可申请退款，12月2日，15:00起您可在订单里申请'],
      ['2026-12-02 15:00', '订单SO-1付款已满24小时，现在可以在订单里申请退款了'],
    ],
    tasks: [['restock', 'shop', '2026-12-02 16:00']],
  },
  {
    row: 'request 12-02 14:00 → second cancelled',
    preset: 'refund-later',
    play: [
      ['2026-12-01 15:00', placed('SO-1'), ofOrder('paid', 'SO-1')],
      ['2026-12-01 16:00', ofOrder('unwanted', 'SO-1')],
      ['2026-12-02 14:00', ofOrder('refund-requested', 'SO-1')],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-01 16:00', '订单SO-1不发货了']],
    unsent: ['cancelled refund-requested'],
  },
]
