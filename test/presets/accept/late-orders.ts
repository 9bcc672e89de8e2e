import { ofOrder, placed, shipped } from '../happenings.ts'
import type { AcceptRow, Happening } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }
const FRIDAY = { ...PAID, shipBy: '2026-12-04T17:00:00+08:00' }

function remittance(fact: string, fields: Record<string, unknown> = {}): Happening {
  return { event: `remittance.${fact}`, data: { orderId: 'SO-1', ...fields } }
}

export const LATE_ORDER_ROWS: readonly AcceptRow[] = [
  {
    row: 'shipBy Fri 2026-12-04 17:00: shop Mon 12:00 (1 h of Friday, 3 of Monday), buyer Mon 17:00 once',
    preset: 'not-shipped-yet',
    play: [['2026-12-02 10:00', placed('SO-1', FRIDAY)]],
    until: '2026-12-09 12:00',
    texts: [['2026-12-07 17:00', '订单SO-1比预计晚发了，抱歉让您久等。发出后告知单号。不想等可回2退款。']],
    tasks: [['ship-order', 'shop', '2026-12-07 16:00']],
  },
  {
    row: 'shipped Mon 14:00 → nothing to the buyer',
    preset: 'not-shipped-yet',
    play: [
      ['2026-12-02 10:00', placed('SO-1', FRIDAY)],
      ['2026-12-07 14:00', shipped('SO-1', 'S1')],
    ],
    until: '2026-12-09 12:00',
    texts: [],
    tasks: [['ship-order', 'shop', '2026-12-07 16:00']],
    unsent: ['cancelled order-shipped', 'suppressed task-instead'],
  },
  {
    row: 'order.delayed → told at once',
    preset: 'not-shipped-yet',
    play: [
      ['2026-12-02 10:00', placed('SO-1', FRIDAY)],
      ['2026-12-03 15:00', ofOrder('delayed', 'SO-1', { newShipBy: '2026-12-09', reason: '工厂断货' })],
    ],
    until: '2026-12-08 12:00',
    texts: [['2026-12-03 15:00', '抱歉让您久等。原因：工厂断货。现预计12月9日发出。发出后告知单号。']],
    tasks: [],
  },
  {
    row: 'no newShipBy → buyer is not texted, manager is',
    preset: 'not-shipped-yet',
    play: [
      ['2026-12-02 10:00', placed('SO-1', PAID)],
      ['2026-12-03 15:00', ofOrder('delayed', 'SO-1', { reason: '工厂断货' })],
    ],
    until: '2026-12-08 12:00',
    texts: [],
    tasks: [['say-when-it-ships', 'manager', '2026-12-04 10:00']],
  },
  {
    row: 'announced Tue 10:00 → Fri 10:00 agent; Fri 14:00 buyer',
    preset: 'remittance-watch',
    play: [
      ['2026-12-01 09:00', placed('SO-1')],
      ['2026-12-01 10:00', remittance('announced', { amountMinor: 17800, accountTail: '6688' })],
    ],
    until: '2026-12-06 12:00',
    texts: [
      [
        '2026-12-04 14:00',
        '您12月1日告知的汇款178.00元还没有查到。请核对收款账号尾号6688，或回复汇款银行和时间，我们再查。',
      ],
    ],
    tasks: [['find-remittance', 'agent', '2026-12-04 14:00']],
  },
  {
    row: 'received Fri 13:00 → only thanks; no ship day known → its sentence left out',
    preset: 'remittance-watch',
    play: [
      ['2026-12-01 09:00', placed('SO-1')],
      ['2026-12-01 10:00', remittance('announced')],
      ['2026-12-04 13:00', remittance('received')],
    ],
    until: '2026-12-12 12:00',
    texts: [['2026-12-04 13:00', /您的汇款178\.00元已到账，谢谢。$/u]],
    tasks: [['find-remittance', 'agent', '2026-12-04 14:00']],
  },
]
