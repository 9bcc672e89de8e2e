import { CONSENT, MET, ofRecord } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const OLD_MEMBERS = Array.from({ length: 2000 }, (_, place) => `M-${place},C00001,2026-10-20 10:00\n`)

export const FOLLOW_UP_ROWS: readonly AcceptRow[] = [
  {
    row: 'list of 2,000 old members imported → none (before-campaign)',
    preset: 'welcome',
    play: [
      ['2026-12-01 09:00', MET, CONSENT],
      ['2026-12-02 10:00', { list: 'member', text: `会员编号,客户编号,已加入\n${OLD_MEMBERS.join('')}` }],
    ],
    until: '2026-12-04 12:00',
    texts: [],
    unsent: [],
  },
  {
    row: 'member joins at 21:30',
    preset: 'welcome',
    play: [
      ['2026-12-01 09:00', MET, CONSENT],
      ['2026-12-02 21:30', ofRecord('member', 'joined', 'M-1')],
    ],
    until: '2026-12-04 12:00',
    texts: [['2026-12-03 09:00', '欢迎加入']],
    unsent: [],
  },
]
