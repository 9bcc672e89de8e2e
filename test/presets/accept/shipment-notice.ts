import { placed, shipped } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PAID = { payment: { method: 'online', status: 'paid' } }

const SPRING = { carrierPauses: [{ from: '2027-02-03', until: '2027-02-15' }] }

export const SHIPMENT_ROWS: readonly AcceptRow[] = [
  {
    row: 'parcels 2 of 2 → text says so',
    preset: 'shipment-notice',
    play: [
      ['2026-12-01 09:00', placed('SO-1', PAID)],
      ['2026-12-01 10:00', shipped('SO-1', 'S1', { parcel: { n: 1, of: 2 } })],
      ['2026-12-02 10:00', shipped('SO-1', 'S2', { parcel: { n: 2, of: 2 } })],
    ],
    until: '2026-12-03 12:00',
    texts: [
      ['2026-12-01 10:00', '的订单第1个包裹（共2个）已由中通发出，单号ZTS1'],
      ['2026-12-02 10:00', '的订单第2个包裹（共2个）已由中通发出，单号ZTS2'],
    ],
  },
  {
    row: 'shipped 02-14 2027 in carrier pause → range + pause days',
    preset: 'shipment-notice',
    settings: SPRING,
    play: [
      ['2027-02-13 09:00', placed('SO-1', PAID)],
      ['2027-02-14 10:00', shipped('SO-1', 'S1')],
    ],
    until: '2027-02-15 12:00',
    texts: [['2027-02-14 10:00', '单号ZTS1，预计3至4天送达']],
  },
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
