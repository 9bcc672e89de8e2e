import { at, instead, option, preset, stopsBy, task, words } from './preset.ts'

const SETTLED = stopsBy(
  ...['paid', 'cancelled', 'closed', 'refund-requested', 'out-of-stock'],
  ...['remittance-announced', 'shipped', 'delivered'],
)

export const reservedUntil = preset(
  {
    family: 'unpaid-nudge',
    lines: ['shop'],
    about: words(
      '客户说好哪天付款，就到那天提醒；过了保留期，提醒客服放货。',
      'Reminds on the day for which a payment was promised, and has the goods released when the time is over.',
    ),
  },
  {
    slug: 'reserved-until',
    about: 'order',
    category: 'transactional',
    names: words('保留到期提醒', 'Reserved until'),
    stops: SETTLED,
    variables: {
      ...{ item: 'record.item', until: 'record.until', amount: 'record.dueMinor', currency: 'record.currency' },
    },
    steps: [
      {
        ...{ id: 'remind', ...at('record.on', '10:00'), late: { date: 'record.until' } },
        say: {
          text: words(
            '{{name}}您好，{{item|您选的商品}}还为您留着，留到{{until:date}}。应付{{amount:money}}{{currency}}，付款后安排发货。不要了回2。',
            'Dear {{name}}, the {{item|article you chose}} is still kept for you until {{until:date}}. {{amount:money}} {{currency}}; it ships after payment. Reply 2 if you no longer want it.',
          ),
          bare: words(
            '{{name}}您好，您的订单还为您留着，付款后安排发货。不要了回2。',
            'Dear {{name}}, your order is still kept for you and ships after payment. Reply 2 if you no longer want it.',
          ),
        },
        ask: { options: [option('2', { fact: 'close-requested' })], until: { n: 3, unit: 'days' } },
      },
      {
        ...{ id: 'release', ...at('record.until', '09:00', 1), late: { n: 3, unit: 'days' } },
        ...instead(task('release-goods', 'agent', 4, 'hours')),
      },
    ],
  },
)
