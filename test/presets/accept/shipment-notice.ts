import { placed, shipped } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }

export const SHIPMENT_ROWS: readonly AcceptRow[] = [
  {
    row: 'replaces shipment-notice for that parcel: exactly one text',
    preset: 'parts-resent',
    beside: ['shipment-notice'],
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 10:00', shipped('SO-1', 'S1')],
      ['2026-12-03 10:00', shipped('SO-1', 'S2', { purpose: 'part', part: '螺丝包', guide: '先装底座' })],
    ],
    until: '2026-12-05 12:00',
    texts: [
      ['2026-12-01 10:00', '订单已由中通发出，单号ZTS1'],
      ['2026-12-03 10:00', '螺丝包已补发，单号ZTS2。安装说明：先装底座。'],
    ],
  },
]
