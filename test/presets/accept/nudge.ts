import { ofOrder, placed, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

/** Orders that stay open for a week: a shop that reserves goods does not close them after three days. */
const OPEN = { closesAt: '2026-12-09T00:00:00+08:00' }
const NUDGE = { kind: 'unpaid-order-nudge', settings: { secondAfterMinutes: 1440 } }
const PROMISE = { on: '2026-12-04', until: '2026-12-05' }

const WALNUT = { sku: 'WAL-1', name: '纸皮核桃', quantity: 1 }
const DATES = { sku: 'DAT-1', name: '和田红枣', quantity: 1 }
const WALNUTS = { totalMinor: 6000, items: [WALNUT] }

const RUNS = { cutOffs: ['12:00', '15:00', '17:00'].map((time) => ({ time, days: [1, 2, 3, 4, 5] })) }

export const NUDGE_ROWS: readonly AcceptRow[] = [
  {
    row: 'runs [12:00,15:00,17:00], order Tue 09:30: setting aim=last (default) → 15:30 names 16:50',
    preset: 'unpaid-order-nudge',
    settings: RUNS,
    play: [['2026-12-01 09:30', placed('SO-1')]],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 15:30', '16:50前付款']],
  },
  {
    row: 'aim=next → 10:30 names 11:50, still unpaid → 15:30 names 16:50',
    preset: 'unpaid-order-nudge',
    settings: { ...RUNS, aim: 'next' },
    play: [['2026-12-01 09:30', placed('SO-1')]],
    until: '2026-12-02 12:00',
    texts: [
      ['2026-12-01 10:30', '11:50前付款'],
      ['2026-12-01 15:30', '16:50前付款'],
    ],
  },
  {
    row: 'two unpaid baskets of one buyer due in the same hour → one text naming the newest and the count',
    preset: 'unpaid-order-nudge',
    settings: RUNS,
    play: [
      ['2026-12-01 09:30', placed('SO-1')],
      ['2026-12-01 10:10', placed('SO-2', WALNUTS)],
    ],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 15:30', '纸皮核桃等2笔订单还未付款，应付238.00元。16:50前付款']],
    unsent: ['suppressed told-together'],
    found: { 'SO-1': ['accepted'], 'SO-2': ['accepted', 'told-together'] },
  },
  {
    row: 'due at 10:05 and 10:50 → one text at 10:05; due at 11:10 → one of its own; paid before → not counted',
    preset: 'unpaid-order-nudge',
    play: [
      ['2026-12-01 09:35', placed('SO-1')],
      ['2026-12-01 09:50', placed('SO-2', WALNUTS), placed('SO-3', { ...WALNUTS, items: [DATES] })],
      ['2026-12-01 10:00', ofOrder('paid', 'SO-3'), placed('SO-4', { ...WALNUTS, items: [DATES, DATES] })],
      ['2026-12-01 10:40', placed('SO-5', { ...WALNUTS, items: [WALNUT, DATES] })],
    ],
    until: '2026-12-01 13:00',
    texts: [
      ['2026-12-01 10:05', '和田红枣等3笔订单还未付款，应付298.00元'],
      ['2026-12-01 11:10', '纸皮核桃等商品还未付款，应付60.00元'],
    ],
  },
  {
    row: 'order 17:05 → next working day 09:00 (the next morning, §0a)',
    preset: 'unpaid-order-nudge',
    settings: { ...RUNS, aim: 'next' },
    play: [['2026-12-01 17:05', placed('SO-1')]],
    until: '2026-12-02 20:00',
    texts: [['2026-12-02 09:00', '还未付款']],
  },
  {
    row: 'paid before → 0 texts, order-paid',
    preset: 'unpaid-order-nudge',
    settings: RUNS,
    play: [
      ['2026-12-01 09:30', placed('SO-1')],
      ['2026-12-01 15:29', ofOrder('paid', 'SO-1')],
    ],
    until: '2026-12-02 12:00',
    texts: [],
    unsent: ['cancelled order-paid'],
  },
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
