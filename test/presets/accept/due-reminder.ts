import { instalment, MET, ofInstalment, ofRecord } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const FEE = {
  ...{ house: '3-502', period: '2026年第四季度', amountMinor: 84000, currency: 'CNY', due: '2026-12-20' },
  how: '请到物业前台',
}

const PAID_LAST_MONTH = Array.from({ length: 1000 }, (_, place) => `B-${place},C00001,2026-11-20 10:00\n`)

export const DUE_ROWS: readonly AcceptRow[] = [
  {
    row: 'due 12-20: 12-13, 12-20; entrusted house → amount 70 % comes from the list, never computed',
    preset: 'fee-due-notice',
    play: [['2026-12-01 09:00', ofRecord('bill', 'issued', 'B-1', { ...FEE, amountMinor: 58800 })]],
    until: '2026-12-21 12:00',
    texts: [
      [
        '2026-12-13 09:00',
        '3-502的2026年第四季度物业费588.00元，请在12月20日前缴纳。缴费方式：请到物业前台。如已缴纳，请忽略。',
      ],
      ['2026-12-20 09:00', '物业费588.00元，请在12月20日前缴纳'],
    ],
    tasks: [],
    unsent: [],
  },
  {
    row: 'paid 12-19 23:00 → none on the 20th',
    preset: 'fee-due-notice',
    play: [
      ['2026-12-01 09:00', ofRecord('bill', 'issued', 'B-1', FEE)],
      ['2026-12-19 23:00', ofRecord('bill', 'paid', 'B-1')],
    ],
    until: '2026-12-21 12:00',
    texts: [['2026-12-13 09:00', '物业费840.00元']],
    facts: { 'bill/B-1': { paid: '2026-12-19 23:00', disputed: null } },
  },
  {
    row: 'paid 22:30 → 08:00',
    preset: 'payment-received',
    play: [
      ['2026-12-01 09:00', MET, instalment('L1', 3, { due: '2026-12-05', amountMinor: 394802 })],
      ['2026-12-02 22:30', ofInstalment('paid', 'L1', 3)],
    ],
    until: '2026-12-03 12:00',
    texts: [['2026-12-03 08:00', '已收到您分期第3期3948.02元，谢谢。']],
    unsent: [],
  },
  {
    row: 'reversed within 10 min',
    preset: 'payment-received',
    play: [
      ['2026-12-01 09:00', MET, instalment('L1', 3, { due: '2026-12-05', amountMinor: 394802 })],
      ['2026-12-02 10:00', ofInstalment('paid', 'L1', 3)],
      ['2026-12-02 10:05', ofInstalment('unpaid', 'L1', 3)],
    ],
    until: '2026-12-03 12:00',
    texts: [],
    unsent: ['cancelled fact-taken-back'],
  },
  {
    row: 'list of 1,000 payments of last month imported → none older than the campaign',
    preset: 'payment-received',
    settings: { of: 'bill' },
    play: [
      ['2026-12-01 09:00', ofRecord('bill', 'issued', 'B-1', FEE)],
      ['2026-12-02 10:00', { list: 'bill', text: `账单编号,客户编号,已缴清\n${PAID_LAST_MONTH.join('')}` }],
      ['2026-12-03 10:00', ofRecord('bill', 'paid', 'B-NEW', FEE)],
    ],
    until: '2026-12-04 12:00',
    texts: [['2026-12-03 10:10', '已收到您2026年第四季度物业费840.00元']],
    unsent: [],
  },
  {
    row: 'due Sun 2027-01-03 (1–3 January off): 2026-12-05, 12-08 and 2027-01-01, 09:00; the first two say 转账请在12月31日前办理',
    preset: 'repayment-reminder',
    play: [['2026-12-01 10:00', MET, instalment('L1', 3, { due: '2027-01-03', amountMinor: 394802 })]],
    until: '2027-01-04 12:00',
    texts: [
      ['2026-12-05 09:00', '第3期应还3948.02元，还款日1月3日，逢假期，转账请在12月31日前办理。如已还款'],
      ['2026-12-08 09:00', '逢假期，转账请在12月31日前办理。'],
      ['2027-01-01 09:00', '第3期应还3948.02元，还款日1月3日。如已还款，请忽略。'],
    ],
    unsent: [],
  },
  {
    row: 'due 12-05: 11-08, 12-01, 12-05 ("今天到期")',
    preset: 'repayment-reminder',
    play: [['2026-11-07 10:00', MET, instalment('L1', 3, { due: '2026-12-05', amountMinor: 394802 })]],
    until: '2026-12-06 12:00',
    texts: [
      ['2026-11-08 09:00', '还款日12月5日，逢假期，转账请在12月4日前办理。'],
      ['2026-12-01 09:00', '还款日12月5日'],
      ['2026-12-05 09:00', '今天（12月5日）到期。如已还款，请忽略。'],
    ],
    unsent: [],
  },
  {
    row: 'due 12-20: 12-01, 12-05, 12-08; two loans of one person → one text',
    preset: 'repayment-reminder',
    play: [
      [
        '2026-11-28 10:00',
        ...[MET, instalment('L1', 3, { due: '2026-12-20', amountMinor: 394802 })],
        instalment('L2', 1, { due: '2026-12-20', amountMinor: 200000 }),
      ],
    ],
    until: '2026-12-21 12:00',
    texts: [
      ['2026-12-01 09:00', '您有2笔分期近期到期，合计5948.02元'],
      ['2026-12-05 09:00', '您有2笔分期近期到期，合计5948.02元'],
      ['2026-12-08 09:00', '您有2笔分期近期到期，合计5948.02元'],
    ],
    unsent: [],
  },
]
