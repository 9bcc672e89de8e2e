import { CONSENT, MET, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const DUMPLINGS = {
  event: { zh: '包饺子活动', en: 'dumpling making' },
  place: { zh: '社区活动室', en: 'the community room' },
  ...{ day: '2026-12-20', at: '14:00' },
}

export const BROADCAST_ROWS: readonly AcceptRow[] = [
  {
    row: '−7 days 10:00; day before to those who said yes (answers are facts; counting seats is staff’s, §0a)',
    preset: 'event-invitation',
    settings: DUMPLINGS,
    play: [
      ['2026-12-12 09:00', MET, CONSENT],
      ['2026-12-13 18:00', says('参加')],
    ],
    until: '2026-12-20 15:00',
    texts: [
      ['2026-12-13 10:00', '12月20日14:00在社区活动室有包饺子活动，参加回1，不参加回2。'],
      ['2026-12-19 10:00', '提醒您：明天的包饺子活动在社区活动室，14:00开始。'],
    ],
    webhooks: ['contact.opted-in', 'gathering.accepted'],
    unsent: [],
  },
  {
    row: 'who said no, or nothing, is not reminded',
    preset: 'event-invitation',
    settings: DUMPLINGS,
    play: [
      ['2026-12-12 09:00', MET, CONSENT],
      ['2026-12-13 18:00', says('不参加')],
    ],
    until: '2026-12-20 15:00',
    texts: [['2026-12-13 10:00', '12月20日14:00在社区活动室有包饺子活动']],
    unsent: ['suppressed condition-not-met'],
  },
  {
    row: 'the issue of the 1st is written; 15th not edited → 0 texts',
    preset: 'new-goods',
    settings: {
      goods: { zh: '冬季坚果礼盒', en: 'winter nut boxes' },
      offer: { zh: '满200减20', en: '20 off for 200' },
      ...{ until: '2026-12-10', issue: '2026-12-01' },
    },
    play: [['2026-11-30 09:00', MET, CONSENT]],
    until: '2026-12-16 12:00',
    texts: [['2026-12-01 10:00', '本店新到冬季坚果礼盒，欢迎来看看。满200减20，12月10日前有效。']],
    unsent: [],
  },
  {
    row: 'an issue without an offer names none',
    preset: 'new-goods',
    language: 'en',
    settings: { goods: { zh: '冬季坚果礼盒', en: 'winter nut boxes' }, issue: '2026-12-15' },
    play: [['2026-11-30 09:00', MET, CONSENT, { patch: '/api/contacts/C00001', body: { language: 'en' } }]],
    until: '2026-12-16 12:00',
    texts: [['2026-12-15 10:00', 'new in our shop: winter nut boxes.']],
    unsent: [],
  },
]
