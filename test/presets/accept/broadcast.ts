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
]
