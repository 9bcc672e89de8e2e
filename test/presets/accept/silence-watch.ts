import { MET, ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const TEAPOT = { item: '电热水壶', registerBy: '2027-01-15' }

export const SILENCE_ROWS: readonly AcceptRow[] = [
  {
    row: 'delivered 12-01 → 12-08, 12-31',
    preset: 'warranty-card',
    play: [
      ['2026-11-30 09:00', MET],
      ['2026-12-01 15:00', ofRecord('product', 'delivered', 'P-1', TEAPOT)],
    ],
    until: '2027-01-02 12:00',
    texts: [
      ['2026-12-08 10:00', '电热水壶的保修卡还没登记，请在1月15日前填好寄回'],
      ['2026-12-31 10:00', '电热水壶的保修卡还没登记'],
    ],
  },
  {
    row: 'registered 12-10 → second cancelled (a reply with the serial number registers it)',
    preset: 'warranty-card',
    play: [
      ['2026-11-30 09:00', MET],
      ['2026-12-01 15:00', ofRecord('product', 'delivered', 'P-1', TEAPOT)],
      ['2026-12-10 09:00', says('SN20261201')],
    ],
    until: '2027-01-02 12:00',
    texts: [['2026-12-08 10:00', '电热水壶的保修卡还没登记']],
    facts: { 'product/P-1': { registered: '2026-12-10 09:00' } },
    webhooks: ['product.registered'],
  },
]
