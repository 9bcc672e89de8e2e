import type { Action, Condition, PathLeaf } from '#shared/contracts/scenario.ts'
import { after, instead, option, preset, reading, stopsBy, task, words } from './preset.ts'

const CONFIRM = words(
  '{{name}}您好，货到付款订单{{order}}收货时应付{{codTotal:money}}{{currency}}{{#surcharge}}，比在线付款多{{surcharge:money}}{{currency}}{{/surcharge}}。同意回1后发货，改在线付款回2，不要了回3。',
  'Dear {{name}}, cash-on-delivery order {{order}} comes to {{codTotal:money}} {{currency}}{{#surcharge}}, {{surcharge:money}} {{currency}} more than online{{/surcharge}}. Reply 1 to agree and we ship, 2 to pay online, 3 to cancel.',
)
const CHOICES = [
  option('1', { fact: 'cod-confirmed' }),
  option('2', { fact: 'cod-switch-requested' }),
  option('3', { fact: 'cancel-requested' }),
]

export const codConfirm = preset(
  {
    family: 'order-check',
    lines: ['shop'],
    about: words('货到付款订单先问一声，同意了再发货。', 'Asks before a cash-on-delivery order ships.'),
  },
  {
    slug: 'cod-confirm',
    about: 'order',
    category: 'transactional',
    names: words('货到付款确认', 'Confirm cash on delivery'),
    only: { path: 'record.payment', is: 'equals', value: 'cod' },
    stops: stopsBy('cod-confirmed', 'cod-switch-requested', 'cancel-requested', 'cancelled', 'closed', 'shipped'),
    variables: {
      ...{ order: 'record.id', codTotal: 'record.codTotalMinor|record.totalMinor' },
      ...{ surcharge: 'record.surchargeMinor', currency: 'record.currency' },
    },
    steps: [
      {
        ...{ id: 'ask', ...after('placed'), late: { n: 24, unit: 'hours' }, say: { text: CONFIRM } },
        ask: { options: CHOICES, until: { n: 24, unit: 'hours' }, none: [task('call', 'agent', 4, 'working-hours')] },
      },
      {
        ...{ id: 'again', ...after('placed', 4), late: { n: 20, unit: 'hours' }, say: { text: CONFIRM } },
        ask: { options: CHOICES, until: { n: 20, unit: 'hours' } },
      },
    ],
  },
)

const SHIPPED: Condition = { path: 'record.shipped', is: 'known' }
const UNSHIPPED: Condition = { not: SHIPPED }
const SERVED: PathLeaf = { path: 'rule.reach.served', is: 'equals', value: true }
const TOLD = ['receiver', 'phoneTail', 'address', 'quantity'].map(
  (name): PathLeaf => ({ path: `record.${name}`, is: 'known' }),
)

/** What is gone already cannot be held: whoever takes up the task calls the carrier instead. */
const CHANGE: Action[] = [
  { fact: 'hold-requested', when: UNSHIPPED },
  { ...task('change-address', 'agent', 30, 'minutes'), when: UNSHIPPED },
  { ...task('change-address-already-shipped', 'agent', 30, 'minutes'), when: SHIPPED },
]

export const orderCheck = preset(
  {
    family: 'order-check',
    lines: ['shop'],
    about: words(
      '付款后请买家核对地址、件数和快递。',
      'Asks a buyer who has paid to check address, articles and carrier.',
    ),
  },
  {
    slug: 'order-check',
    about: 'order',
    category: 'transactional',
    names: words('付款后核对', 'Check of the order'),
    stops: stopsBy('cancelled', 'refund-requested', 'shipped', 'label-printed', 'address-confirmed', 'hold-requested'),
    variables: {
      ...{ receiver: 'record.receiver', phoneTail: 'record.phoneTail', address: 'record.address', item: 'record.item' },
      ...{ quantity: 'record.quantity', carrier: 'record.carrier', shipDay: 'record.shipDay' },
    },
    steps: [
      {
        ...{ id: 'ask', ...after('paid'), late: { n: 2, unit: 'hours' }, when: { all: [SERVED, ...TOLD] } },
        say: {
          text: words(
            '{{name}}您好，已收到付款。请核对：{{receiver}}，手机尾号{{phoneTail}}，{{address}}，{{item|商品}}共{{quantity}}件，{{carrier|快递}}{{#shipDay}}，预计{{shipDay:date}}发出{{/shipDay}}，发出后告知单号。无误回1，要改回2。',
            'Dear {{name}}, thank you for paying. Please check: {{receiver}}, phone ending {{phoneTail}}, {{address}}, {{item|your order}}, {{quantity}} in all, by {{carrier|courier}}{{#shipDay}}, expected to leave on {{shipDay:date}}{{/shipDay}}. Reply 1 if right, 2 to change.',
          ),
        },
        ask: {
          options: [
            option(['1', '无误', 'RIGHT'], { fact: 'address-confirmed' }),
            option(['2', '改', 'CHANGE'], ...CHANGE),
          ],
          reads: [reading('address', ...CHANGE)],
          until: { n: 3, unit: 'days' },
        },
      },
      {
        ...{ id: 'unserved', ...after('paid'), late: { n: 24, unit: 'hours' }, when: { not: SERVED } },
        ...instead(task('carrier-does-not-serve', 'agent', 30, 'minutes')),
      },
    ],
  },
)
