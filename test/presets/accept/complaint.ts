import { CONSENT, ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const MAJOR = { level: 'major', topic: '漏水', handler: '陈主任' }

export const COMPLAINT_ROWS: readonly AcceptRow[] = [
  {
    row: 'major 12-01 16:00 → ack names 12-03',
    preset: 'complaint-received',
    play: [['2026-12-01 16:00', ofRecord('complaint', 'opened', 'T-1', MAJOR)]],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 16:00', '您反映的问题已登记（T-1），由陈主任跟进，争取12月3日前答复。谢谢您告诉我们。']],
    unsent: [],
  },
  {
    row: 'important: three days (contracts-0.2.md §5.15)',
    preset: 'complaint-received',
    play: [['2026-12-01 16:00', ofRecord('complaint', 'opened', 'T-1', { ...MAJOR, level: 'important' })]],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 16:00', '争取12月4日前答复']],
  },
  {
    row: 'all marketing to that person held complaint-open until closed',
    preset: 'welcome',
    play: [
      ['2026-12-01 09:00', ofRecord('complaint', 'opened', 'T-1', MAJOR), CONSENT],
      ['2026-12-01 10:00', ofRecord('member', 'joined', 'M-1')],
      ['2026-12-02 10:00', ofRecord('complaint', 'closed', 'T-1')],
      ['2026-12-02 11:00', ofRecord('member', 'joined', 'M-2')],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-02 11:00', '欢迎加入']],
    unsent: ['suppressed complaint-open'],
  },
  {
    row: '2 → reopened, supervisor task; resolved again → told again, whatever ended the first round (its key has the round)',
    preset: 'complaint-result',
    play: [
      ['2026-12-01 10:00', ofRecord('complaint', 'opened', 'T-1', MAJOR)],
      ['2026-12-01 15:00', ofRecord('complaint', 'resolved', 'T-1', { result: '已补漏' })],
      ['2026-12-01 20:00', says('2')],
      ['2026-12-03 15:00', ofRecord('complaint', 'resolved', 'T-1', { result: '已重做防水' })],
      ['2026-12-04 10:00', ofRecord('complaint', 'told', 'T-1')],
    ],
    until: '2026-12-05 12:00',
    texts: [
      ['2026-12-01 19:00', '您反映的漏水已处理：已补漏。满意回1，还有问题回2。'],
      ['2026-12-03 19:00', '您反映的漏水已处理：已重做防水。'],
    ],
    facts: { 'complaint/T-1': { reopened: '2026-12-01 20:00' } },
  },
]
