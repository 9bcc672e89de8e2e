import { after, instead, on, preset, stopsBy, task, words } from './preset.ts'

const REFUNDED = { amount: 'record.amountMinor', currency: 'record.currency', method: 'record.method' }

export const refundProgress = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words('退款登记时、到账时各说一声。', 'Tells when a refund is registered, and when it is paid.'),
    purpose: 'contract-notice',
  },
  {
    slug: 'refund-progress',
    about: 'refund',
    category: 'transactional',
    names: words('退款进度', 'Refund progress'),
    stops: stopsBy('withdrawn'),
    variables: { order: 'related.order.id', ...REFUNDED, payBy: 'record.payBy' },
    steps: [
      {
        ...{ id: 'registered', ...after('registered'), late: { n: 48, unit: 'hours' } },
        when: { not: { path: 'record.paid', is: 'known' } },
        say: {
          text: words(
            '{{name}}您好，订单{{order}}的退款{{amount:money}}{{currency}}已登记，预计{{payBy:date}}前退到{{method}}。',
            'Dear {{name}}, the refund of {{amount:money}} {{currency}} for order {{order}} is registered and expected on {{method}} by {{payBy:date}}.',
          ),
          bare: words(
            '{{name}}您好，您的退款已登记，退回后再告诉您。',
            'Dear {{name}}, your refund is registered; we will tell you when it is paid.',
          ),
        },
      },
      {
        ...{ id: 'paid', ...after('paid'), late: { n: 48, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，订单{{order}}的退款{{amount:money}}{{currency}}已退到{{method}}，请查收。',
            'Dear {{name}}, {{amount:money}} {{currency}} for order {{order}} has been refunded to {{method}}.',
          ),
          bare: words(
            '{{name}}您好，您的退款已退回，请查收。',
            'Dear {{name}}, your refund has been paid; please check.',
          ),
        },
      },
      {
        ...{ id: 'overdue', ...on('record.payBy', '17:00'), late: { n: 7, unit: 'days' } },
        when: { not: { path: 'record.paid', is: 'known' } },
        ...instead(task('refund-overdue', 'finance', 1, 'working-days')),
      },
    ],
  },
)
