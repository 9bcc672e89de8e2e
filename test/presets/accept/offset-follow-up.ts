import { CONSENT, MET, ofRecord, placed } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const OLD_MEMBERS = Array.from({ length: 2000 }, (_, place) => `M-${place},C00001,2026-10-20 10:00\n`)
const ASKED = ofRecord('lead', 'asked', 'Q-1', { item: '紫砂茶具', inStock: true })

/** Each day on which a call is due, and by when it is to be made: within three working days. */
const ANNIVERSARIES = [
  ['2026-09-30', '2026-10-10'],
  ['2027-02-28', '2027-03-03'],
  ['2027-08-31', '2027-09-03'],
  ['2028-08-31', '2028-09-05'],
  ['2029-08-31', '2029-09-05'],
] as const
const SIGNED = ofRecord('contract', 'signed', 'K-1', { what: '家用车', at: '2026-08-31T03:00:00Z' })

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

const LISTED = 'id,contact,placed_at,amount\n'

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
  {
    row: 'last order 06-01 → 12-01',
    preset: 'win-back',
    play: [
      ['2026-05-31 10:00', MET, CONSENT],
      ['2026-06-01 10:00', placed('SO-1', { payment: { method: 'online', status: 'paid' } })],
    ],
    until: '2026-12-09 12:00',
    texts: [['2026-12-01 10:00', '好久不见，本店最近有新货，欢迎回来看看。']],
    unsent: [],
  },
  {
    row: 'ordered 11-30 → none until 2027-05-30, and the year after the first is none either',
    preset: 'win-back',
    settings: { offer: { zh: '老客9折。', en: '10% off for you.' } },
    play: [
      ['2026-05-31 10:00', MET, CONSENT],
      ['2026-06-01 10:00', placed('SO-1', { payment: { method: 'online', status: 'paid' } })],
      ['2026-11-30 10:00', placed('SO-2', { payment: { method: 'online', status: 'paid' } })],
    ],
    until: '2027-06-08 12:00',
    texts: [['2027-05-30 10:00', '欢迎回来看看。老客9折。']],
    unsent: [],
  },
  {
    row: 'last order 06-01, heard of before the campaign was on → 12-01',
    preset: 'win-back',
    early: [
      ['2026-06-01 09:00', MET, CONSENT],
      ['2026-06-01 10:00', placed('SO-1', { payment: { method: 'online', status: 'paid' } })],
    ],
    play: [['2026-11-20 10:00']],
    until: '2026-12-09 12:00',
    texts: [['2026-12-01 10:00', '好久不见，本店最近有新货，欢迎回来看看。']],
    unsent: [],
  },
  {
    row: 'an older order of a list, and one that comes later, do not move the newest',
    preset: 'win-back',
    early: [
      ['2026-05-20 09:00', MET, CONSENT],
      ['2026-06-01 10:00', placed('SO-1', { payment: { method: 'online', status: 'paid' } })],
    ],
    play: [
      ['2026-11-20 10:00', { list: 'order', text: `${LISTED}SO-8,C00001,2026-05-25 10:00,178.00\n` }],
      ['2026-11-21 10:00', { list: 'order', text: `${LISTED}SO-9,C00001,2026-06-10 10:00,178.00\n` }],
    ],
    until: '2026-12-18 12:00',
    texts: [['2026-12-10 10:00', '好久不见，本店最近有新货，欢迎回来看看。']],
    unsent: [],
  },
  ...ANNIVERSARIES.map(
    ([day, deadline]): AcceptRow => ({
      row: `signed 2026-08-31 → ${day} (month ends clamp, never chained)`,
      preset: 'followup',
      play: [[`${dayBefore(day)} 11:00`, SIGNED]],
      until: `${day} 12:00`,
      texts: [],
      tasks: [['follow-up', 'agent', `${deadline} 10:00`]],
    }),
  ),
  {
    row: 'levels choose which of the five steps go (contracts-0.2.md §0a)',
    preset: 'followup',
    settings: { as: 'text', levels: { A: ['m1', 'm6', 'y1', 'y2', 'y3'], B: ['m6'] } },
    play: [
      ['2026-11-01 11:00', ofRecord('contract', 'signed', 'K-1', { what: '家用车' }), CONSENT],
      ['2026-11-02 11:00', { patch: '/api/contacts/C00001', body: { tags: ['B'] } }],
    ],
    until: '2026-12-02 12:00',
    texts: [],
    unsent: ['suppressed condition-not-met'],
  },
  {
    row: 'asked 12-01 → 12-02 10:00 task',
    preset: 'lead-followup',
    play: [['2026-12-01 15:00', ASKED]],
    until: '2026-12-03 12:00',
    texts: [],
    tasks: [['lead', 'shift', '2026-12-03 10:00']],
  },
  {
    row: 'order 12-02 09:00 → gone',
    preset: 'lead-followup',
    play: [
      ['2026-12-01 15:00', ASKED],
      ['2026-12-02 09:00', placed('SO-1')],
    ],
    until: '2026-12-03 12:00',
    texts: [],
    tasks: [],
    unsent: ['cancelled stop-condition-met'],
  },
  {
    row: 'no consent → task only, reason shown',
    preset: 'lead-followup',
    settings: { as: 'task-then-text' },
    play: [['2026-12-01 15:00', ASKED]],
    until: '2026-12-03 12:00',
    texts: [],
    tasks: [['lead', 'shift', '2026-12-03 10:00']],
    unsent: ['suppressed no-consent', 'suppressed task-instead'],
  },
  {
    row: 'text with consent',
    preset: 'lead-followup',
    settings: { as: 'text' },
    play: [['2026-12-01 15:00', ASKED, CONSENT]],
    until: '2026-12-03 12:00',
    texts: [['2026-12-02 10:00', '您前几天看的紫砂茶具，目前有货，还需要了解什么可以直接回复。']],
  },
  {
    row: 'text where not reached: three days after the task, while that is open (contracts-0.2.md §5.10)',
    preset: 'followup',
    settings: { as: 'task-then-text' },
    play: [['2026-09-29 11:00', SIGNED, CONSENT]],
    until: '2026-10-04 12:00',
    texts: [['2026-10-03 10:00', '您8月31日购买的家用车使用还顺利吗？']],
    tasks: [['follow-up', 'agent', '2026-10-10 10:00']],
  },
  {
    row: 'a call that was made ticks its task, and no text follows',
    preset: 'followup',
    settings: { as: 'task-then-text' },
    play: [
      ['2026-09-29 11:00', SIGNED, CONSENT],
      ['2026-09-30 15:00', { ticks: 'follow-up' }],
    ],
    until: '2026-10-04 12:00',
    texts: [],
    tasks: [],
  },
]
