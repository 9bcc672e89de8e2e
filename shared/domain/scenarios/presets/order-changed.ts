import { after, instead, preset, stopsBy, task, words } from './preset.ts'

const WHAT = 'record.what'
const TOLD = { path: WHAT, is: 'in' as const, value: ['swap', 'address'] }

export const orderChanged = preset(
  {
    family: 'order-changed',
    lines: ['shop'],
    about: words(
      '换款或改地址后告诉客户结果，同时提醒打包改面单，半小时没改再催。',
      'Tells what became of a swap or another address, has the label changed, and asks again after half an hour.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'order-changed',
    about: 'order',
    category: 'transactional',
    names: words('订单改动通知', 'Order changed'),
    stops: stopsBy('cancelled', 'closed', 'refund-requested', 'delivered'),
    variables: {
      ...{ order: 'record.id', newItem: 'record.newItem', difference: 'record.differenceMinor' },
      ...{ currency: 'record.currency', address: 'record.address', carrier: 'record.carrier' },
    },
    steps: [
      {
        ...{ id: 'told', ...after('changed'), late: { n: 24, unit: 'hours' }, when: TOLD },
        say: {
          text: words(
            '{{name}}您好，订单{{order}}已为您换成{{newItem|新款}}。',
            'Dear {{name}}, order {{order}} was changed to {{newItem|the new article}}.',
          ),
          variants: [
            {
              when: { all: [is('swap'), { path: 'record.differenceMinor', is: 'more', value: 0 }] },
              text: words(
                '{{name}}您好，订单{{order}}已为您换成{{newItem|新款}}。还需补差价{{difference:money}}{{currency}}，付款后安排发货。',
                'Dear {{name}}, order {{order}} was changed to {{newItem|the new article}}. {{difference:money}} {{currency}} remain to be paid before it ships.',
              ),
            },
            {
              when: { all: [is('address'), { path: 'record.moved', is: 'equals', value: true }] },
              text: words(
                '{{name}}您好，订单{{order}}的收货地址已改为{{address|您说的新地址}}。',
                'Dear {{name}}, order {{order}} will go to {{address|the new address}}.',
              ),
            },
            {
              when: is('address'),
              text: words(
                '{{name}}您好，订单{{order}}已寄出，正请{{carrier|快递}}改送，有结果会告诉您。',
                'Dear {{name}}, order {{order}} has left already; we are asking {{carrier|the carrier}} to redirect it and will tell you.',
              ),
            },
          ],
        },
      },
      {
        ...{ id: 'label', ...after('changed'), late: { n: 24, unit: 'hours' }, when: TOLD },
        ...instead(task('change-label', 'packer', 30, 'minutes')),
      },
      {
        ...{ id: 'late', ...after('changed', 30, 'minutes'), late: { n: 24, unit: 'hours' } },
        when: { task: { step: 'label', is: 'open' } },
        ...instead(task('label-not-changed', 'agent', 30, 'minutes')),
      },
    ],
  },
)

function is(value: string) {
  return { path: WHAT, is: 'equals' as const, value }
}

/** Nobody asks for the money of goods that are still wanted: an order enters once its buyer said so. */
export const refundLater = preset(
  {
    family: 'order-changed',
    lines: ['shop'],
    about: words(
      '付了款又不要、还没发货的订单：当时说明，付款满24小时再提醒申请退款。',
      'Tells a buyer who no longer wants a paid order when to ask for the refund, at once and when that is possible.',
    ),
  },
  {
    slug: 'refund-later',
    about: 'order',
    category: 'transactional',
    names: words('稍后退款', 'Refund later'),
    only: { path: 'record.unwanted', is: 'known' },
    stops: stopsBy('refund-requested', 'shipped', 'kept', 'cancelled', 'closed'),
    variables: { order: 'record.id', from: 'rule.refundFrom.day', fromTime: 'rule.refundFrom.time' },
    steps: [
      {
        ...{ id: 'tell', ...after('unwanted'), late: { n: 24, unit: 'hours' } },
        when: { path: 'record.paid', is: 'known' },
        // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
        then: [task('restock', 'shop', 1, 'working-days')],
        say: {
          text: words(
            '{{name}}您好，订单{{order}}不发货了，现在就可以在订单里申请退款，我们收到就确认。',
            'Dear {{name}}, order {{order}} will not be sent. You can request the refund in the order now; we confirm it as soon as it comes.',
          ),
          variants: [
            {
              when: { path: 'rule.refundFrom.isAhead', is: 'equals', value: true },
              text: words(
                '{{name}}您好，订单{{order}}不发货了。平台规定付款24小时后可申请退款，{{from:date|明天}}，{{fromTime:time|这个时候}}起您可在订单里申请，我们收到就确认。',
                'Dear {{name}}, order {{order}} will not be sent. You can request the refund in the order from {{from:date|tomorrow}} {{fromTime:time|}} on (24 hours after payment); we confirm it as soon as it comes.',
              ),
            },
          ],
        },
      },
      {
        ...{ id: 'again', ...after('paid', 24, 'hours'), late: { n: 24, unit: 'hours' } },
        when: { path: 'rule.refundFrom.isAhead', is: 'equals', value: true },
        say: {
          text: words(
            '{{name}}您好，订单{{order}}付款已满24小时，现在可以在订单里申请退款了，我们收到就确认。',
            'Dear {{name}}, 24 hours have passed since the payment of order {{order}}: you can now request the refund in the order; we confirm it as soon as it comes.',
          ),
        },
      },
    ],
  },
)
