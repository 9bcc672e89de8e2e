import { CONSENT, ofRecord, says } from '../happenings.ts'
import { type AcceptRow, BUYER } from '../play-row.ts'

const SERVICE = { what: '保养服务合同', ends: '2027-01-05' }
const THREE_PHONES = ['19900000011', '19900000012', '19900000013']
const CREW = '19900000002'
const WORK = { what: 'decoration', house: '3-502', begin: '2026-12-08', hours: '8:00至18:00', crewPhone: CREW }
const SIGNED = ofRecord('contract', 'signed', 'K-1', SERVICE)

export const CONTRACT_ROWS: readonly AcceptRow[] = [
  {
    row: 'ends 2027-01-05: 12-06, 12-29',
    preset: 'contract-renewal',
    play: [['2026-12-01 09:00', SIGNED, CONSENT]],
    until: '2027-01-06 12:00',
    texts: [
      ['2026-12-06 10:00', '您的保养服务合同将于1月5日到期。需要续办回1，我们联系您；不需要回2。'],
      ['2026-12-29 10:00', '您的保养服务合同将于1月5日到期'],
    ],
    tasks: [],
  },
  {
    row: 'renewed 12-20 → second cancelled contract-renewed',
    preset: 'contract-renewal',
    play: [
      ['2026-12-01 09:00', SIGNED, CONSENT],
      ['2026-12-20 10:00', ofRecord('contract', 'renewed', 'K-1')],
    ],
    until: '2027-01-06 12:00',
    texts: [['2026-12-06 10:00', '您的保养服务合同将于1月5日到期']],
    facts: { 'contract/K-1': { renewed: '2026-12-20 10:00' } },
    unsent: ['cancelled contract-renewed'],
  },
  {
    row: 'ends moved to 2027-02-05 before 12-06 → 01-06, 01-29',
    preset: 'contract-renewal',
    play: [
      ['2026-12-01 09:00', SIGNED, CONSENT],
      ['2026-12-04 10:00', ofRecord('contract', 'signed', 'K-1', { ends: '2027-02-05' })],
    ],
    until: '2027-02-06 12:00',
    texts: [
      ['2027-01-06 10:00', '您的保养服务合同将于2月5日到期'],
      ['2027-01-29 10:00', '您的保养服务合同将于2月5日到期'],
    ],
    unsent: [],
  },
  {
    row: '1 → task to the person in charge; 2 → no second',
    preset: 'contract-renewal',
    play: [
      ['2026-12-01 09:00', SIGNED, CONSENT, ofRecord('contract', 'signed', 'K-2', { ...SERVICE, ends: '2027-03-10' })],
      ['2026-12-06 11:00', says('2')],
      ['2027-02-08 11:00', says('1')],
    ],
    until: '2027-03-12 12:00',
    texts: [
      ['2026-12-06 10:00', '将于1月5日到期'],
      ['2027-02-08 10:00', '将于3月10日到期'],
      ['2027-03-03 10:00', '将于3月10日到期'],
    ],
    tasks: [['contract-renewal', 'person-in-charge', '2027-02-09 11:00']],
    unsent: ['suppressed condition-not-met'],
  },
  {
    row: 'signed → text 18:00',
    preset: 'signing-briefing',
    play: [
      [
        '2026-12-01 11:00',
        ofRecord('contract', 'signed', 'K-1', {
          ...{ what: '购车合同', insurance: '交强险、商业险', depositMinor: 300000, currency: 'CNY' },
          ...{ depositUse: '落籍', person: '王强', personPhone: '4008001234' },
        }),
      ],
    ],
    until: '2026-12-02 12:00',
    texts: [
      [
        '2026-12-01 18:00',
        '合同已签。保险：交强险、商业险。保证金3000.00元，用于落籍。有事请找销售经理王强，4008001234。',
      ],
    ],
    unsent: ['suppressed task-instead'],
  },
  {
    row: 'signed with 3 phones and no photo → text 18:00; task "补2个电话、合影" to the sales person, due 3 working days',
    preset: 'signing-briefing',
    play: [['2026-12-01 11:00', ofRecord('contract', 'signed', 'K-1', { what: '购车合同', phones: THREE_PHONES })]],
    until: '2026-12-02 12:00',
    texts: [['2026-12-01 18:00', '合同已签。']],
    tasks: [['missing-papers', 'person-in-charge', '2026-12-04 18:00']],
    unsent: ['suppressed task-instead'],
  },
  {
    row: 'registered → owner + crew + two roles, one each',
    preset: 'decoration-rules',
    play: [['2026-12-01 11:00', ofRecord('contract', 'signed', 'Z-1', WORK)]],
    until: '2026-12-02 12:00',
    texts: [
      ['2026-12-01 11:00', '3-502装修自12月8日起，施工时间8:00至18:00', BUYER.phone],
      ['2026-12-01 11:00', '3-502装修自12月8日起，施工时间8:00至18:00', CREW],
    ],
    tasks: [
      ['decoration', 'guard', '2026-12-02 11:00'],
      ['decoration', 'repair', '2026-12-02 11:00'],
    ],
    unsent: ['suppressed task-instead'],
  },
  {
    row: 'day before work begins; withdrawn stops it',
    preset: 'decoration-rules',
    play: [
      [
        '2026-12-01 11:00',
        ofRecord('contract', 'signed', 'Z-1', WORK),
        ofRecord('contract', 'signed', 'Z-2', { ...WORK, begin: '2026-12-10', crewPhone: null }),
      ],
      ['2026-12-08 11:00', ofRecord('contract', 'cancelled', 'Z-2')],
    ],
    until: '2026-12-10 12:00',
    texts: [
      ['2026-12-01 11:00', '3-502装修自12月8日起', BUYER.phone],
      ['2026-12-01 11:00', '3-502装修自12月10日起', BUYER.phone],
      ['2026-12-01 11:00', '3-502装修自12月8日起', CREW],
      ['2026-12-07 10:00', '3-502明天开始装修', BUYER.phone],
      ['2026-12-07 10:00', '3-502明天开始装修', CREW],
    ],
  },
]
