import { CONSENT, instalment, MET, ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const DONE = ofRecord('visit', 'done', 'V-1', { worker: '王师傅' })
const FIRST: readonly [string, string] = ['2026-12-03 10:00', '请为王师傅的服务打分：5很满意']

const TEN = [
  ...Array.from({ length: 9 }, (_, place) => ({ zh: `第${place}问`, en: `Question ${place}?` })),
  { zh: '收到过我们的还款提醒吗？', en: 'Did you get our repayment text?', told: 'repayment-reminder' },
]

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
  {
    row: 'Q9 "did you get our repayment text" = 2 while the ledger has delivered 3 → marked "ledger says delivered"',
    preset: 'satisfaction-survey',
    settings: { after: { type: 'contract', fact: 'signed' }, questions: TEN.slice(1) },
    beside: [{ kind: 'repayment-reminder', settings: { days: [1, 5, 8] } }],
    play: [
      ['2026-12-01 08:30', MET, CONSENT, instalment('L-1', 1, { due: '2026-12-28', amountMinor: 100000 })],
      ['2026-12-09 15:00', ofRecord('contract', 'signed', 'CT-1', { person: '李经理' })],
      ['2026-12-11 10:10', says('5')],
      ...[1, 2, 3, 4, 5].map((place) => [`2026-12-11 10:1${place}`, says('1')] as const),
      ...[6, 7, 8].map((place) => [`2026-12-12 10:1${place}`, says('1')] as const),
      ['2026-12-12 10:19', says('2')],
    ],
    until: '2026-12-12 12:00',
    texts: [
      ['2026-12-01 09:00', /./u],
      ['2026-12-05 09:00', /./u],
      ['2026-12-08 09:00', /./u],
      ['2026-12-11 10:00', '请为李经理的服务打分'],
      ...[1, 2, 3, 4, 5, 6].map((place) => [`2026-12-11 10:1${place - 1}`, `第${place}问是回1`] as const),
      ...[7, 8, 9].map((place) => [`2026-12-12 10:1${place - 1}`, TEN[place]?.zh ?? ''] as const),
    ],
    fields: { 'contract/CT-1': { score: 5, yesNo8: 1, yesNo9: 2, delivered9: true } },
    tasks: [],
  },
  {
    row: 'Q9 = 2 while nothing was delivered → not marked',
    preset: 'satisfaction-survey',
    settings: { questions: TEN.slice(9) },
    play: [
      ['2026-12-01 09:00', MET, CONSENT],
      ['2026-12-01 16:00', DONE],
      ['2026-12-03 10:30', says('5')],
      ['2026-12-03 10:40', says('2')],
    ],
    until: '2026-12-08 12:00',
    texts: [FIRST, ['2026-12-03 10:30', '收到过我们的还款提醒吗？']],
    fields: { 'visit/V-1': { yesNo1: 2, delivered1: null } },
    tasks: [],
  },
]
