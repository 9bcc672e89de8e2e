import * as z from 'zod'
import { after, instead, option, preset, presetWith, reading, stopsBy, task, words } from './preset.ts'

const LATE = { n: 2, unit: 'days' as const }
const NO_NEW_DAY = { not: { path: 'record.newShipBy', is: 'known' as const } }
const STILL_AHEAD = { path: 'record.newShipBy', is: 'after' as const, value: { path: 'today' } }
const REFUND = { options: [option('2', { fact: 'refund-requested' })], until: { n: 3, unit: 'days' as const } }
const EXPLAIN = {
  text: words(
    '{{name}}您好，订单{{order}}比预计晚发了，抱歉让您久等。{{#reason}}原因：{{reason}}。{{/reason}}{{#isKnown}}现预计{{shipDay:date|近日}}发出。{{/isKnown}}发出后告知单号。不想等可回2退款。',
    'Dear {{name}}, order {{order}} is leaving later than expected; we are sorry.{{#reason}} Reason: {{reason}}.{{/reason}}{{#isKnown}} It should now leave on {{shipDay:date|a later day}}.{{/isKnown}} We will tell you its number. Reply 2 for a refund instead.',
  ),
}

export const notShippedYet = preset(
  {
    family: 'silence-watch',
    lines: ['shop'],
    about: words(
      '过了发货时间还没发：先催店里，再向客户说明；说了推迟就马上告诉客户。',
      'Has the shop look at an order that did not leave in time, explains it to the buyer, and tells of a delay at once.',
    ),
  },
  {
    slug: 'not-shipped-yet',
    about: 'order',
    category: 'transactional',
    names: words('还没发货', 'Not shipped yet'),
    only: { path: 'record.paid', is: 'known' },
    stops: stopsBy('shipped', 'cancelled', 'closed', 'refund-requested', 'out-of-stock'),
    variables: {
      ...{ order: 'record.id', reason: 'record.reason', shipDay: 'record.newShipBy' },
      isKnown: STILL_AHEAD,
    },
    steps: [
      {
        ...{ id: 'look', ...overdueBy(4, 'working-hours'), late: LATE },
        ...instead(task('ship-order', 'shop', 4, 'working-hours')),
      },
      { ...{ id: 'explain', ...overdueBy(1, 'working-days'), late: LATE }, say: EXPLAIN, ask: REFUND },
      { ...{ id: 'delayed', ...after('delayed'), late: LATE, when: STILL_AHEAD }, say: EXPLAIN, ask: REFUND },
      {
        ...{ id: 'no-day', ...after('delayed'), late: LATE, when: NO_NEW_DAY },
        ...instead(task('say-when-it-ships', 'manager', 4, 'working-hours')),
      },
    ],
  },
)

function overdueBy(n: number, unit: 'working-hours' | 'working-days') {
  return { moment: { anchor: { date: 'record.shipBy' }, offset: { n, unit, side: 'after' as const } } }
}

const NOT_RECEIVED = { not: { path: 'record.remittance-received', is: 'known' as const } }

const RemittanceSettings = z.strictObject({
  /** So many days until money that was announced is looked for; of work, as banks count, or of the calendar. */
  days: z.int().min(1).max(15).default(3),
  count: z.enum(['working-days', 'days']).default('working-days'),
})

/** When whoever was asked to look has had the time to. */
function afterLooking(n: number, unit: 'working-days' | 'days') {
  const looked = { n: 4, unit: 'working-hours', side: 'after' } as const
  const anchor = { fact: 'remittance-announced' }
  return { moment: { anchor, offset: [{ n, unit, side: 'after' as const }, looked] } }
}

export const remittanceWatch = presetWith(
  {
    family: 'silence-watch',
    lines: ['shop', 'lender'],
    about: words(
      '汇款到账说声谢谢；三个工作日还没查到，先让客服核对，再请客户核对账号。',
      'Says thanks for a transfer that arrives, and looks for one that was announced and does not.',
    ),
  },
  RemittanceSettings,
  ({ days, count }) => ({
    slug: 'remittance-watch',
    about: 'order',
    category: 'transactional',
    names: words('汇款跟进', 'Transfers'),
    only: { path: 'record.remittance-announced', is: 'known' },
    stops: stopsBy('cancelled', 'closed'),
    variables: {
      ...{ order: 'record.id', amount: 'record.remittanceMinor|record.totalMinor', currency: 'record.currency' },
      ...{ announced: 'record.remittance-announced', accountTail: 'record.accountTail', shipDay: 'record.shipDay' },
    },
    steps: [
      {
        ...{ id: 'received', ...after('remittance-received'), late: LATE },
        say: {
          text: words(
            '{{name}}您好，您的汇款{{amount:money}}{{currency}}已到账，谢谢。{{#shipDay}}订单{{order}}预计{{shipDay:date}}发出。{{/shipDay}}',
            'Dear {{name}}, your transfer of {{amount:money}} {{currency}} has arrived, thank you.{{#shipDay}} Order {{order}} should leave on {{shipDay:date}}.{{/shipDay}}',
          ),
        },
      },
      {
        ...{ id: 'look', ...after('remittance-announced', days, count), late: LATE, when: NOT_RECEIVED },
        ...instead(task('find-remittance', 'agent', 4, 'working-hours')),
      },
      {
        ...{ id: 'missing', ...afterLooking(days, count), late: LATE, when: NOT_RECEIVED },
        say: {
          text: words(
            '{{name}}您好，您{{announced:date|之前}}告知的汇款{{amount:money}}{{currency}}还没有查到。请核对收款账号{{#accountTail}}尾号{{accountTail}}{{/accountTail}}，或回复汇款银行和时间，我们再查。',
            'Dear {{name}}, your transfer of {{amount:money}} {{currency}}, announced on {{announced:date|an earlier day}}, has not been found. Please check the account{{#accountTail}}, which ends {{accountTail}}{{/accountTail}}, or reply with bank and time and we look again.',
          ),
        },
        ask: {
          reads: [reading('text', task('find-remittance-again', 'finance', 1, 'working-days'))],
          until: { n: 7, unit: 'days' },
        },
      },
    ],
  }),
)
