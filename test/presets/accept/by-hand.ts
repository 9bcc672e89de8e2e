import { MET, ofRecord } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

export const BY_HAND_ROWS: readonly AcceptRow[] = [
  {
    row: 'two presses in 5 minutes → one text',
    preset: 'text-after-call',
    play: [
      ['2026-12-01 09:00', MET],
      ['2026-12-01 10:00', ofRecord('call', 'unanswered', 'CALL-1', { topic: '退货' })],
      ['2026-12-01 10:04', ofRecord('call', 'unanswered', 'CALL-2', { topic: '退货' })],
      ['2026-12-01 10:05', ofRecord('call', 'unanswered', 'CALL-1')],
    ],
    until: '2026-12-01 18:00',
    texts: [['2026-12-01 10:00', '刚才致电未接通，是关于退货。您方便时回复即可，我们再联系您。']],
  },
  {
    row: 'call.missed without contact → contact made, consent unknown',
    preset: 'text-after-call',
    play: [
      ['2026-12-01 10:00', { event: 'call.missed', data: { callId: 'CALL-1', contact: { phone: '19900000002' } } }],
    ],
    until: '2026-12-01 18:00',
    texts: [['2026-12-01 10:00', '刚才没能接到您的来电，抱歉。']],
    consents: { '19900000002': 'unknown' },
  },
]
