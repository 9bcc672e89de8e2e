import { ofRecord } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PRINTER = { item: '打印机', loaner: '备用打印机' }

export const APPOINTMENT_ROWS: readonly AcceptRow[] = [
  {
    row: 'taken 12-01, repaired 12-05 → two texts',
    preset: 'device-status',
    play: [
      ['2026-12-01 10:00', ofRecord('product', 'taken', 'P-1', PRINTER)],
      ['2026-12-05 11:00', ofRecord('product', 'repaired', 'P-1', { day: '2026-12-07' })],
    ],
    until: '2026-12-08 12:00',
    texts: [
      ['2026-12-01 10:00', '打印机已带回检修，期间您先用备用打印机，修好就联系您。'],
      ['2026-12-05 11:00', '打印机已修好，约12月7日给您送回，方便请回1，改期请回时间。'],
    ],
    facts: { 'product/P-1': { taken: '2026-12-01 10:00', repaired: '2026-12-05 11:00' } },
    tasks: [],
    unsent: [],
  },
  {
    row: 'repaired first heard → only the second',
    preset: 'device-status',
    play: [
      ['2026-12-05 11:00', ofRecord('product', 'repaired', 'P-1', { ...PRINTER, day: '2026-12-07' })],
      ['2026-12-05 11:30', ofRecord('product', 'taken', 'P-1', { at: '2026-12-05T03:20:00Z' })],
    ],
    until: '2026-12-08 12:00',
    texts: [['2026-12-05 11:00', '打印机已修好，约12月7日给您送回']],
  },
]
