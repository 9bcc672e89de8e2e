import { CONSENT, MET, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const DUMPLINGS = {
  event: { zh: '包饺子活动', en: 'dumpling making' },
  place: { zh: '社区活动室', en: 'the community room' },
  ...{ day: '2026-12-20', at: '14:00' },
}

const OFFER = { zh: '满200减20', en: '20 off for 200' }

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
    row: '15th not edited → 0 texts, run ends nothing-new, marketing told on the 13th; edited since, the next one goes',
    preset: 'new-goods',
    settings: {
      goods: { zh: '冬季坚果礼盒', en: 'winter nut boxes' },
      offer: { zh: '满200减20', en: '20 off for 200' },
      until: '2026-12-10',
    },
    play: [
      ['2026-11-30 09:00', MET, CONSENT],
      ['2026-12-28 09:00', { edits: { settings: { goods: { zh: '年货', en: 'treats' }, offer: null, until: null } } }],
    ],
    until: '2027-01-16 12:00',
    texts: [
      ['2026-12-01 10:00', '本店新到冬季坚果礼盒，欢迎来看看。满200减20，12月10日前有效。'],
      ['2027-01-01 10:00', '本店新到年货，欢迎来看看。'],
    ],
    unsent: [],
    runs: [
      ['2026-12-01 10:00', 1, null],
      ['2026-12-13 10:00', 0, 'task-instead'],
      ['2026-12-15 10:00', 0, 'nothing-new'],
      ['2026-12-30 10:00', 0, null],
      ['2027-01-01 10:00', 1, null],
      ['2027-01-13 10:00', 0, 'task-instead'],
      ['2027-01-15 10:00', 0, 'nothing-new'],
    ],
    roles: [
      ['write-issue', 'marketing', '2026-12-15 10:00'],
      ['write-issue', 'marketing', '2027-01-15 10:00'],
    ],
    webhooks: ['contact.opted-in', 'task.opened', 'task.opened'],
  },
  {
    row: '{{until}} past → refused when saved, and so is one before the next issue',
    preset: 'new-goods',
    play: [
      [
        '2026-12-02 09:00',
        MET,
        { refused: { offer: OFFER, until: '2026-12-01' }, path: 'settings.until' },
        { refused: { offer: OFFER, until: '2026-12-14' }, path: 'settings.until' },
        { edits: { settings: { offer: OFFER, until: '2026-12-15' } } },
      ],
    ],
    until: '2026-12-03 12:00',
    texts: [],
  },
  {
    row: 'one issue of one day, as campaigns had before',
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
