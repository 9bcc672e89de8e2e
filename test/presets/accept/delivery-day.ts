import { placed, shipped, tracked } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }
const AT_THE_STATION = { place: '小区东门驿站', pickupCode: '12-3-045', until: '2026-12-08' }

export const DELIVERY_ROWS: readonly AcceptRow[] = [
  {
    row: 'arrived_city 12-03 15:00 → 15:00 one text; out_for_delivery 12-04 → none again',
    preset: 'delivery-day-notice',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-03 15:00', tracked('S1', 'arrived_city')],
      ['2026-12-04 09:00', tracked('S1', 'out_for_delivery')],
    ],
    until: '2026-12-05 12:00',
    texts: [['2026-12-03 15:00', '中通包裹ZTS1将送达。运费已付，请勿再付费用；可先验货，破损请拒收。']],
    unsent: [],
  },
  {
    row: 'delivered before → none',
    preset: 'delivery-day-notice',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-02 09:00', tracked('S1', 'in_transit', { eta: { from: '2026-12-05' } })],
      ['2026-12-03 15:00', tracked('S1', 'delivered')],
    ],
    until: '2026-12-05 12:00',
    texts: [],
    unsent: ['cancelled order-delivered'],
  },
  {
    row: 'else first ETA day − 1 at 18:00 (trigger); cod names the sum',
    preset: 'delivery-day-notice',
    language: 'en',
    play: [
      ['2026-12-01 09:00', placed('SO-1', { payment: { method: 'cod', status: 'unpaid' } })],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-02 09:00', tracked('S1', 'in_transit', { eta: { from: '2026-12-05', until: '2026-12-06' } })],
    ],
    until: '2026-12-06 23:00',
    texts: [['2026-12-04 18:00', 'Please pay 178.00 CNY and no more.']],
  },
  {
    row: 'ready 12-03 10:00 → 10:00; not taken → 12-05 10:00',
    preset: 'ready-for-pickup',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-03 10:00', tracked('S1', 'ready_for_pickup', AT_THE_STATION)],
    ],
    until: '2026-12-08 12:00',
    texts: [
      ['2026-12-03 10:00', '您的包裹已到小区东门驿站，取件码12-3-045，请于12月8日前领取，无需另付费用。'],
      ['2026-12-05 10:00', '取件码12-3-045'],
    ],
    tasks: [['parcel-not-collected', 'shop', '2026-12-09 10:00']],
  },
  {
    row: 'taken 12-04 → second cancelled',
    preset: 'ready-for-pickup',
    language: 'en',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 18:00', shipped('SO-1', 'S1')],
      ['2026-12-03 10:00', tracked('S1', 'ready_for_pickup', { place: 'locker 7' })],
      ['2026-12-04 19:00', tracked('S1', 'delivered')],
    ],
    until: '2026-12-09 12:00',
    texts: [['2026-12-03 10:00', 'your parcel is at locker 7. Please collect it; nothing more']],
    tasks: [],
    unsent: ['cancelled order-delivered', 'cancelled order-delivered'],
  },
]
