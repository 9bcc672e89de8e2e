import { placed, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

export const UNWANTED_ROWS: readonly AcceptRow[] = [
  {
    row: 'two same-basket orders 14:00, 14:10 → one question for the newest at 14:10; reply "1" 14:20 → order.close-requested for the older, nudge for the newest goes on',
    preset: 'unwanted-order-question',
    beside: ['unpaid-order-nudge'],
    play: [
      ['2026-12-01 14:00', placed('SO-1')],
      ['2026-12-01 14:10', placed('SO-2')],
      ['2026-12-01 14:20', says('1')],
    ],
    until: '2026-12-01 18:00',
    texts: [
      ['2026-12-01 14:10', '您12月1日拍下的坚果礼盒 500g有2笔未付款。只要一笔回1，都要回2，都不要回3。'],
      ['2026-12-01 14:40', /坚果礼盒/u],
    ],
    facts: {
      'order/SO-1': { 'close-requested': '2026-12-01 14:20', kept: null },
      'order/SO-2': { 'close-requested': null, kept: '2026-12-01 14:20' },
    },
    webhooks: ['order.close-requested', 'order.kept'],
  },
  {
    row: 'same with auction:true → no message',
    preset: 'unwanted-order-question',
    play: [
      ['2026-12-01 14:00', placed('SO-1', { auction: true })],
      ['2026-12-01 14:10', placed('SO-2', { auction: true })],
    ],
    until: '2026-12-03 18:00',
    texts: [],
    unsent: [],
  },
  {
    row: '3 h before closesAt; 2 → order.close-requested (trigger, replies)',
    preset: 'unwanted-order-question',
    play: [
      ['2026-12-01 09:00', placed('SO-1', { closesAt: '2026-12-01T20:00:00+08:00' })],
      ['2026-12-01 17:20', says('2')],
    ],
    until: '2026-12-02 18:00',
    texts: [['2026-12-01 17:00', '您12月1日拍下的坚果礼盒 500g还需要吗？需要回1，不需要回2']],
    facts: { 'order/SO-1': { 'close-requested': '2026-12-01 17:20' } },
    webhooks: ['order.close-requested'],
  },
]
