import { after, instead, option, preset, stopsBy, task, words } from './preset.ts'

const COD_TOTAL = 'related.order.codTotalMinor|related.order.totalMinor'

export const deliveryDayNotice = preset(
  {
    family: 'delivery-day',
    lines: ['shop'],
    about: words(
      '包裹快到时提醒验货，并说清还要不要付钱。',
      'Says that a parcel is about to come, that it may be opened first, and what is still to be paid.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'delivery-day-notice',
    about: 'shipment',
    category: 'transactional',
    names: words('送货前提醒', 'Before the delivery'),
    stops: stopsBy('delivered', 'returning', 'order-cancelled'),
    variables: {
      ...{ carrier: 'record.carrier', trackingNumber: 'record.trackingNumber', hotline: 'shop.hotline' },
      ...{ codTotal: COD_TOTAL, currency: 'related.order.currency' },
    },
    steps: [
      {
        ...{ id: 'tell', moment: { anchor: { rule: 'deliveryDay' } }, late: { n: 14, unit: 'days' } },
        say: {
          text: words(
            '{{name}}您好，{{carrier|快递}}包裹{{trackingNumber|（见订单）}}将送达。运费已付，请勿再付费用；可先验货，破损请拒收{{#hotline}}，不让验货请拨{{hotline}}{{/hotline}}。',
            'Dear {{name}}, your parcel {{trackingNumber|(see your order)}} by {{carrier|courier}} is about to arrive. Carriage is paid: please pay nothing more. You may open it first; refuse it if damaged.{{#hotline}} Not allowed? Call {{hotline}}.{{/hotline}}',
          ),
          variants: [
            {
              when: {
                all: [
                  { path: 'related.order.payment', is: 'equals', value: 'cod' },
                  { path: COD_TOTAL, is: 'known' },
                ],
              },
              text: words(
                '{{name}}您好，{{carrier|快递}}包裹{{trackingNumber|（见订单）}}将送达。只需付{{codTotal:money}}{{currency|元}}；可先验货，破损请拒收{{#hotline}}，不让验货请拨{{hotline}}{{/hotline}}。',
                'Dear {{name}}, your parcel {{trackingNumber|(see your order)}} by {{carrier|courier}} is about to arrive. Please pay {{codTotal:money}} {{currency|CNY}} and no more. You may open it first; refuse it if damaged.{{#hotline}} Not allowed? Call {{hotline}}.{{/hotline}}',
              ),
            },
          ],
        },
      },
    ],
  },
)

const PICKUP = {
  text: words(
    '{{name}}您好，您的包裹已到{{place|代收点}}{{#code}}，取件码{{code}}{{/code}}，请{{#until}}于{{until:date}}前{{/until}}领取，无需另付费用。',
    'Dear {{name}}, your parcel is at {{place|the pick-up point}}{{#code}}, code {{code}}{{/code}}. Please collect it{{#until}} by {{until:date}}{{/until}}; nothing more is to be paid.',
  ),
}
const TOO_FAR = {
  options: [option(['太远', '送货', 'TOO FAR', 'DELIVER'], task('bring-parcel', 'shop', 4, 'hours'))],
  until: { n: 5, unit: 'days' as const },
}

export const readyForPickup = preset(
  {
    family: 'delivery-day',
    lines: ['shop'],
    about: words(
      '包裹到代收点或快递柜时告知，两天没取再提醒一次。',
      'Tells where a parcel waits to be collected, and again after two days.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'ready-for-pickup',
    about: 'shipment',
    category: 'transactional',
    names: words('取件提醒', 'Ready for pick-up'),
    stops: stopsBy('delivered', 'returning', 'returned', 'order-cancelled'),
    variables: { place: 'record.place', code: 'record.pickupCode', until: 'record.until' },
    steps: [
      { ...{ id: 'tell', ...after('ready-for-pickup'), late: { n: 48, unit: 'hours' } }, say: PICKUP, ask: TOO_FAR },
      {
        ...{ id: 'again', ...after('ready-for-pickup', 48, 'hours'), late: { n: 48, unit: 'hours' } },
        ...{ say: PICKUP, ask: TOO_FAR },
      },
      {
        ...{ id: 'left', ...after('ready-for-pickup', 5, 'days'), late: { n: 3, unit: 'days' } },
        ...instead(task('parcel-not-collected', 'shop', 1, 'working-days')),
      },
    ],
  },
)
