import { instalment, MET, ofInstalment, ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const L5 = instalment('L5', 3, { due: '2026-11-20', amountMinor: 200000 })
const FEE = { house: '3-502', period: '2026年第三季度', amountMinor: 84000, currency: 'CNY', due: '2026-09-01' }
/** Told by phone on 2 October, which is written down at the end of the year. */
const TOLD = ofRecord('bill', 'told', 'B-1', { ...FEE, at: '2026-10-02T03:00:00Z' })

export const OVERDUE_ROWS: readonly AcceptRow[] = [
  {
    row: 'due 11-20 unpaid: 11-21, 11-23, 11-27 at 10:00',
    preset: 'overdue-ladder',
    play: [['2026-11-10 09:00', MET, L5]],
    until: '2026-11-28 12:00',
    texts: [
      ['2026-11-21 10:00', '第3期2000.00元已过还款日11月20日'],
      ['2026-11-23 10:00', '第3期2000.00元已过还款日11月20日'],
      ['2026-11-27 10:00', '至今未还，请在12月4日前还款'],
    ],
    unsent: [],
  },
  {
    row: 'reply "25号还" on 11-21 → 11-23 held "承诺11月25日还款", the next text is 11-27',
    preset: 'overdue-ladder',
    play: [
      ['2026-11-10 09:00', MET, L5],
      ['2026-11-21 10:30', says('25号还')],
    ],
    until: '2026-11-28 12:00',
    texts: [
      ['2026-11-21 10:00', '已过还款日11月20日'],
      ['2026-11-27 10:00', '至今未还'],
    ],
    facts: { 'instalment/L5:3': { 'payment-promised': '2026-11-21 10:30' } },
    fields: { 'instalment/L5:3': { promisedOn: '2026-11-25', status: 'promised' } },
    tasks: [],
    webhooks: ['instalment.payment-promised'],
    unsent: ['cancelled payment-promised'],
  },
  {
    row: 'dispute → all held',
    preset: 'overdue-ladder',
    play: [
      ['2026-11-10 09:00', MET, L5],
      ['2026-11-21 11:00', ofInstalment('disputed', 'L5', 3)],
    ],
    until: '2026-12-06 12:00',
    texts: [['2026-11-21 10:00', '已过还款日11月20日']],
    facts: { 'instalment/L5:3': { disputed: '2026-11-21 11:00', paid: null } },
    unsent: Array.from({ length: 3 }, () => 'cancelled instalment-disputed'),
  },
  {
    row: '不是我 → number held, task: nothing more to that number, of other campaigns neither',
    preset: 'overdue-ladder',
    beside: ['payment-received'],
    play: [
      ['2026-11-10 09:00', MET, L5],
      ['2026-11-21 10:30', says('不是我')],
      ['2026-11-24 09:00', ofInstalment('paid', 'L5', 3)],
    ],
    until: '2026-12-06 12:00',
    texts: [['2026-11-21 10:00', '已过还款日11月20日']],
    tasks: [['wrong-number', 'collection', '2026-11-23 10:30']],
  },
  {
    row: '困难 → hardship hold + task: nothing more about that instalment, and the next one is still told of',
    preset: 'overdue-ladder',
    play: [
      ['2026-11-10 09:00', MET, L5, instalment('L6', 1, { due: '2026-11-28', amountMinor: 50000 })],
      ['2026-11-21 10:30', says('困难')],
    ],
    until: '2026-11-30 12:00',
    texts: [
      ['2026-11-21 10:00', '已过还款日11月20日'],
      ['2026-11-29 10:00', '您分期第1期500.00元已过还款日11月28日'],
    ],
    tasks: [['hardship', 'collection', '2026-11-23 10:30']],
  },
  {
    row: '已还 → task check; two loans merge as in the reminder (contracts-0.2.md §5.5)',
    preset: 'overdue-ladder',
    play: [
      ['2026-11-10 09:00', MET, L5, instalment('L6', 1, { due: '2026-11-20', amountMinor: 50000 })],
      ['2026-11-21 11:00', says('已还')],
      ['2026-11-22 09:00', ofInstalment('paid', 'L5', 3)],
    ],
    until: '2026-11-24 12:00',
    texts: [
      ['2026-11-21 10:00', '您有2笔分期已过还款日，合计2500.00元'],
      ['2026-11-23 10:00', '您分期第1期500.00元已过还款日11月20日'],
    ],
    tasks: [['check-payment', 'collection', '2026-11-23 11:00']],
    unsent: [],
  },
  {
    row: 'wording for a hardship hold of staff: nothing while it stands',
    preset: 'overdue-ladder',
    play: [
      ['2026-11-10 09:00', MET, L5],
      [
        '2026-11-20 09:00',
        { post: '/api/contacts/C00001/holds', body: { why: 'hardship', until: '2026-11-22', note: '来电商量' } },
      ],
    ],
    until: '2026-11-24 12:00',
    texts: [['2026-11-23 10:00', '已过还款日11月20日']],
    unsent: ['suppressed on-hold'],
  },
  {
    row: 'due 09-01, phone note 10-02 → letter task 2027-01-02 (three calendar months), not before',
    preset: 'fee-overdue-ladder',
    play: [['2026-12-28 11:00', TOLD]],
    until: '2027-01-05 12:00',
    texts: [],
    tasks: [['formal-letter', 'desk', '2027-01-04 10:00']],
    facts: { 'bill/B-1': { told: '2026-10-02 11:00', paid: null } },
  },
  {
    row: 'paid 12-31 → no task',
    preset: 'fee-overdue-ladder',
    play: [
      ['2026-12-28 11:00', TOLD],
      ['2026-12-31 11:00', ofRecord('bill', 'paid', 'B-1')],
    ],
    until: '2027-01-05 12:00',
    texts: [],
    tasks: [],
  },
  {
    row: 'due +3, +15 text; no phone note → task "call" repeats weekly',
    preset: 'fee-overdue-ladder',
    play: [['2026-09-02 11:00', ofRecord('bill', 'issued', 'B-1', FEE)]],
    until: '2026-10-16 12:00',
    texts: [
      ['2026-09-04 10:00', '3-502的2026年第三季度物业费840.00元还没有缴，请在9月11日前缴纳'],
      ['2026-09-16 10:00', '物业费840.00元还没有缴，请在9月23日前缴纳'],
    ],
    tasks: [
      ['call', 'desk', '2026-10-08 10:00'],
      ['call', 'desk', '2026-10-09 10:00'],
      ['call', 'desk', '2026-10-16 10:00'],
    ],
  },
]
