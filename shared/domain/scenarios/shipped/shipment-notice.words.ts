import { type KindWords, NAME_WORDS, SHOP_WORDS, type VariableWords } from '../kind-words.ts'
import { text } from '../wording-parts.ts'
import { SHIPMENT_SCENARIO } from './shipment-notice.ts'

const VARIABLES: Readonly<Record<string, VariableWords>> = {
  name: NAME_WORDS,
  ...SHOP_WORDS,
  carrier: {
    names: text('承运商', 'Carrier'),
    sample: text('中通快递', 'ZTO Express'),
  },
  trackingNumber: {
    names: text('运单号', 'Tracking number'),
    sample: text('YT792859954010', 'YT792859954010'),
  },
  order: { names: text('订单号', 'Order number'), sample: text('SO-1-0066', 'SO-1-0066') },
  minDays: { names: text('预计最少天数', 'Fewest days expected'), sample: { zh: 2, en: 2 } },
  maxDays: { names: text('预计最多天数', 'Most days expected'), sample: { zh: 3, en: 3 } },
}

export const shipmentNoticeWords: KindWords = {
  names: SHIPMENT_SCENARIO.names,
  about: text(
    '发货后立即告知承运商、运单号和预计送达天数。',
    'Tells the carrier, the tracking number and how many days to expect, as soon as an order ships.',
  ),
  template: text(
    '{{name}}您好，您{{#hasShop}}在{{shop}}{{/hasShop}}的订单已由{{carrier}}发出，单号{{trackingNumber}}，预计{{minDays}}至{{maxDays}}天送达，请留意查收。{{#hasHotline}}如有疑问，请拨{{hotline}}。{{/hasHotline}}',
    'Dear {{name}}, your order{{#hasShop}} from {{shop}}{{/hasShop}} is on its way with {{carrier}}, tracking number {{trackingNumber}}. It is expected in {{minDays}} to {{maxDays}} days.{{#hasHotline}} Questions: {{hotline}}.{{/hasHotline}}',
  ),
  variables: () => VARIABLES,
}
