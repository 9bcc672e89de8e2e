import { CONSENT, MET, ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const DONE = ofRecord('visit', 'done', 'V-1', { worker: '王师傅' })
const FIRST: readonly [string, string] = ['2026-12-03 10:00', '请为王师傅的服务打分：5很满意']

export const SURVEY_ROWS: readonly AcceptRow[] = [
  {
    row: 'visit done 12-01 → 12-03 10:00; reply ５ → next question; 0 ends',
    preset: 'satisfaction-survey',
    settings: {
      questions: [
        { zh: '漏水修好了吗？', en: 'Is the leak mended?' },
        { zh: '现场打扫了吗？', en: 'Was the place cleaned?' },
      ],
    },
    play: [
      ['2026-12-01 09:00', MET, CONSENT],
      ['2026-12-01 16:00', DONE],
      ['2026-12-03 10:30', says('５')],
      ['2026-12-03 10:40', says('0')],
    ],
    until: '2026-12-08 12:00',
    texts: [FIRST, ['2026-12-03 10:30', '谢谢。漏水修好了吗？是回1，否回2，不想答回0。']],
    facts: { 'visit/V-1': { scored: '2026-12-03 10:30', 'survey-ended': '2026-12-03 10:40' } },
    fields: { 'visit/V-1': { score: 5 } },
    tasks: [],
  },
  {
    row: '2 → task within one working day',
    preset: 'satisfaction-survey',
    play: [
      ['2026-12-01 09:00', MET, CONSENT],
      ['2026-12-01 16:00', DONE],
      ['2026-12-03 10:30', says('2')],
    ],
    until: '2026-12-08 12:00',
    texts: [FIRST],
    tasks: [['call-back', 'after-sales', '2026-12-04 10:30']],
  },
  {
    row: 'nothing in 48 h → task, no second text',
    preset: 'satisfaction-survey',
    play: [
      ['2026-12-01 09:00', MET, CONSENT],
      ['2026-12-01 16:00', DONE],
    ],
    until: '2026-12-08 12:00',
    texts: [FIRST],
    tasks: [['call-back', 'after-sales', '2026-12-07 10:00']],
  },
]
