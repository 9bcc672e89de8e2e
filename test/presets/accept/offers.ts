import { CONSENT, MET, ofRecord, placed } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const OFFER = { offer: '全场9折', until: '2026-12-10' }

export const OFFER_ROWS: readonly AcceptRow[] = [
  {
    row: 'offer until 12-10: 12-09',
    preset: 'offer-ending',
    play: [
      ['2026-11-30 09:00', MET, CONSENT],
      ['2026-12-01 09:00', ofRecord('offer', 'given', 'OF-1', OFFER)],
    ],
    until: '2026-12-12 12:00',
    texts: [['2026-12-09 10:00', '全场9折到12月10日结束，需要的话别错过。']],
  },
  {
    row: 'bought 12-08 → none',
    preset: 'offer-ending',
    play: [
      ['2026-11-30 09:00', MET, CONSENT],
      ['2026-12-01 09:00', ofRecord('offer', 'given', 'OF-1', OFFER)],
      ['2026-12-08 09:00', placed('SO-1', { payment: { method: 'online', status: 'paid' } })],
    ],
    until: '2026-12-12 12:00',
    texts: [],
    unsent: ['cancelled stop-condition-met'],
  },
  {
    row: 'extended to 12-20 on 12-08 → 12-19',
    preset: 'offer-ending',
    play: [
      ['2026-11-30 09:00', MET, CONSENT],
      ['2026-12-01 09:00', ofRecord('offer', 'given', 'OF-1', OFFER)],
      ['2026-12-08 09:00', ofRecord('offer', 'extended', 'OF-1', { until: '2026-12-20' })],
    ],
    until: '2026-12-22 12:00',
    texts: [['2026-12-19 10:00', '全场9折到12月20日结束']],
  },
  {
    row: 'extended at 21:30 → told the next morning at 9 until when; once it is used → nothing more',
    preset: 'offer-extended',
    play: [
      ['2026-11-30 09:00', MET, CONSENT],
      ['2026-12-01 09:00', ofRecord('offer', 'given', 'OF-1', OFFER)],
      ['2026-12-08 21:30', ofRecord('offer', 'extended', 'OF-1', { until: '2026-12-20' })],
      ['2026-12-15 09:00', ofRecord('offer', 'used', 'OF-1')],
      ['2026-12-16 09:30', ofRecord('offer', 'extended', 'OF-1', { until: '2026-12-31' })],
    ],
    until: '2026-12-22 12:00',
    texts: [['2026-12-09 09:00', '好消息：全场9折延长到12月20日，还可以用。']],
  },
]
