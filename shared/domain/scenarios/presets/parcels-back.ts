import type { Condition } from '#shared/contracts/scenario.ts'
import { after, option, preset, READ, reading, stopsBy, task, words } from './preset.ts'
import { NOBODY_THERE } from './unasked-words.ts'

export const refuseParcel = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words('没拦住的包裹，请买家拒收。', 'Asks a buyer to refuse a parcel that could not be stopped.'),
  },
  {
    slug: 'refuse-parcel',
    about: 'order',
    category: 'transactional',
    names: words('请拒收', 'Please refuse the parcel'),
    stops: stopsBy('delivered', 'kept'),
    variables: {
      ...{ order: 'record.id', carrier: 'record.carrier', amount: 'record.totalMinor', currency: 'record.currency' },
    },
    steps: [
      {
        ...{ id: 'ask', ...after('stop-failed'), late: { n: 7, unit: 'days' } },
        say: {
          text: words(
            '{{name}}您好，订单{{order}}已寄出，没能拦下。{{carrier|快递}}送到时请拒收，退回后为您退款{{amount:money}}{{currency}}。已签收请回1。',
            'Dear {{name}}, order {{order}} had already left. Please refuse it when {{carrier|the courier}} comes; {{amount:money}} {{currency}} is refunded once it is back. Already signed? Reply 1.',
          ),
        },
        ask: {
          options: [option('1', task('take-back', 'after-sales', 4, 'working-hours'))],
          until: { n: 7, unit: 'days' },
        },
      },
    ],
  },
)

export const shippedByMistake = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words(
      '要求暂缓却发出的包裹，问买家收不收。',
      'Asks what is to become of a parcel that left although it was to be held.',
    ),
  },
  {
    slug: 'shipped-by-mistake',
    about: 'shipment',
    category: 'transactional',
    names: words('误发', 'Shipped by mistake'),
    only: {
      any: [
        { path: 'related.order.held', is: 'equals', value: true },
        { path: 'related.order.lacksAll', is: 'equals', value: true },
      ],
    },
    stops: stopsBy('delivered', 'returning'),
    variables: { item: 'related.order.item', trackingNumber: 'record.trackingNumber' },
    steps: [
      {
        ...{ id: 'ask', ...after('shipped'), late: { n: 24, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，抱歉，您要求暂缓的{{item|商品}}已误发，单号{{trackingNumber|见订单}}。愿意收下回1，不要回2，退回运费由我们承担。',
            'Dear {{name}}, sorry: {{item|your order}}, which you asked us to hold, was sent by mistake, number {{trackingNumber|in your order}}. Reply 1 to keep it, 2 to send it back at our cost.',
          ),
        },
        ask: {
          options: [
            option('1', { fact: 'kept', of: 'order' }),
            option('2', { fact: 'unwanted', of: 'order' }, task('take-back', 'after-sales', 4, 'working-hours')),
          ],
          until: { n: 3, unit: 'days' },
        },
        // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
        then: [task('shipped-although-held', 'shop', 1, 'working-hours')],
      },
    ],
  },
)

const WISH = 'delivery-wish'
/** Of two ways to hear that nobody is there, the second asks nobody again. */
const ASKED_TODAY: Condition = {
  ledger: { scenario: 'away-choice', about: 'record', state: 'accepted', within: { n: 24, unit: 'hours' } },
}

const QUESTION = {
  when: { not: ASKED_TODAY },
  say: {
    text: words(
      '{{name}}您好，订单{{order}}：暂缓送货回1，放代收点回2，改天送请回日期，如12月8日。',
      'Dear {{name}}, order {{order}}: reply 1 to hold, 2 for a pick-up point, or the date that suits you, e.g. 8 December.',
    ),
  },
  ask: {
    options: [
      option('1', { fact: WISH, fields: { how: 'hold' } }),
      option('2', { fact: WISH, fields: { how: 'point' } }),
    ],
    reads: [
      reading('date', { fact: WISH, fields: { how: 'day', on: READ } }),
      reading('text', task(WISH, 'shop', 2, 'working-hours')),
    ],
    until: { n: 3, unit: 'days' as const },
  },
}

export const awayChoice = preset(
  {
    family: 'delivery-day',
    lines: ['shop'],
    about: words('买家不在家时，问哪天送、放哪里。', 'Asks when and where to deliver where nobody was at home.'),
  },
  {
    slug: 'away-choice',
    about: 'shipment',
    category: 'transactional',
    names: words('不在家', 'Nobody at home'),
    stops: stopsBy('delivered', 'returning', WISH),
    variables: { order: 'record.orderId' },
    begins: { says: NOBODY_THERE, fact: 'away' },
    steps: [
      { ...{ id: 'ask', ...after('attempt-failed'), late: { n: 24, unit: 'hours' } }, ...QUESTION },
      { ...{ id: 'told', ...after('away'), late: { n: 24, unit: 'hours' } }, ...QUESTION },
    ],
  },
)
