import * as z from 'zod'
import { after, at, option, preset, presetWith, stopsBy, task, words } from './preset.ts'

const FEE = words(
  '{{name}}您好，{{house|您的房屋}}的{{period}}物业费{{amount:money}}{{currency}}，请在{{due:date}}前缴纳。{{#how}}缴费方式：{{how}}。{{/how}}如已缴纳，请忽略。',
  'Dear {{name}}, the property fee of {{house|your home}} for {{period}}, {{amount:money}} {{currency}}, is due by {{due:date}}. {{#how}}How to pay: {{how}}. {{/how}}Already paid? Please ignore this.',
)
const FEE_BARE = words(
  '{{name}}您好，您有一笔物业费，请在{{due:date}}前缴纳。如已缴纳，请忽略。',
  'Dear {{name}}, a property fee is due by {{due:date}}. Already paid? Please ignore this.',
)

const BILL = { amount: 'record.amountMinor', currency: 'record.currency', period: 'record.period' }

function feeStep(days: number) {
  return {
    ...{ id: `d${days}`, ...at('record.due', '09:00', -days), late: { date: 'record.due' } },
    say: { text: FEE, bare: FEE_BARE },
    ask: {
      options: [
        option(['上门', 'VISIT'], task('collect-at-home', 'desk', 1, 'working-days')),
        option(['已缴', 'PAID'], task('check-payment', 'desk', 1, 'working-days')),
      ],
      until: { n: 7, unit: 'days' as const },
    },
  }
}

export const feeDueNotice = preset(
  {
    family: 'due-reminder',
    lines: ['property'],
    about: words(
      '物业费到期前 7 天和当天提醒；已缴或有异议的不再提醒。',
      'Reminds of a property fee 7 days before it is due and on the day; payment or a dispute stops it.',
    ),
  },
  {
    slug: 'fee-due-notice',
    about: 'bill',
    category: 'transactional',
    names: words('物业费提醒', 'Fee due notice'),
    stops: stopsBy('paid', 'disputed'),
    variables: { ...BILL, house: 'record.house', due: 'record.due', how: 'record.how' },
    steps: [feeStep(7), feeStep(0)],
  },
)

const THANKS = {
  instalment: words(
    '{{name}}您好，已收到您分期第{{period}}期{{amount:money}}{{currency}}，谢谢。',
    'Dear {{name}}, {{amount:money}} {{currency}} for instalment {{period}} received, thank you.',
  ),
  bill: words(
    '{{name}}您好，已收到您{{period}}物业费{{amount:money}}{{currency}}，谢谢。',
    'Dear {{name}}, {{amount:money}} {{currency}} for the property fee of {{period}} received, thank you.',
  ),
}

/** Ten minutes are left for a payment that was booked by mistake. */
export const paymentReceived = presetWith(
  {
    family: 'due-reminder',
    lines: ['lender', 'property'],
    about: words('收到还款或缴费后告知一声。', 'Says that a payment has arrived.'),
  },
  z.strictObject({ of: z.enum(['instalment', 'bill']).default('instalment') }),
  ({ of }) => ({
    slug: 'payment-received',
    about: of,
    category: 'transactional',
    names: words('收款通知', 'Payment received'),
    variables: BILL,
    steps: [
      {
        ...{ id: 'thanks', ...after('paid', 10, 'minutes'), late: { n: 24, unit: 'hours' } },
        say: {
          text: THANKS[of],
          bare: words('{{name}}您好，您的款项已收到，谢谢。', 'Dear {{name}}, your payment has arrived, thank you.'),
        },
      },
    ],
  }),
)
