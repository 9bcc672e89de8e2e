import { CURRENCY_WORDS, type KindWords, NAME_WORDS, SHOP_WORDS, type VariableWords } from '../kind-words.ts'
import { text } from '../wording-parts.ts'

const VARIABLES: Readonly<Record<string, VariableWords>> = {
  name: NAME_WORDS,
  ...SHOP_WORDS,
  item: {
    names: text('商品', 'What was ordered'),
    sample: text('坚果礼盒 500g', 'Nut gift box 500g'),
  },
  order: { names: text('订单号', 'Order number'), sample: text('SO-1-0066', 'SO-1-0066') },
  amount: {
    names: text('应付金额', 'Amount due'),
    sample: { zh: { minor: 17800, currency: 'CNY' }, en: { minor: 17800, currency: 'CNY' } },
  },
  currency: CURRENCY_WORDS,
  hasPromise: {
    names: text('可告知发货时间', 'The day of shipping can be told'),
    sample: { zh: true, en: true },
  },
  promise: {
    names: text('发货说明', 'When it ships, in words'),
    sample: text('15:50前付款，预计今天发出', 'Pay before 15:50 and it should ship today'),
  },
  shipsToday: {
    names: text('现在付款当天发货', 'Ships today if paid now'),
    sample: { zh: true, en: true },
  },
  payBefore: {
    names: text('当天发货的付款截止时间', 'Pay before this time to ship today'),
    sample: text('15:50', '15:50'),
  },
  shipsLater: { names: text('改日发货', 'Ships on a later day'), sample: { zh: false, en: false } },
  shipDay: {
    names: text('发货日期', 'Day of shipping'),
    sample: text('2026-12-02', '2026-12-02'),
  },
}

export const unpaidOrderNudgeWords: KindWords = {
  names: text('催付提醒', 'Unpaid order nudge'),
  about: text(
    '下单后还没付款时提醒，可按仓库截单时间发送；付款或取消后不再打扰。',
    'Reminds of an unpaid order, timed to the warehouse’s cut-off if you like; payment or cancellation stops it.',
  ),
  template: text(
    '{{name}}您好，您{{#hasShop}}在{{shop}}{{/hasShop}}选的{{item|商品}}还未付款，应付{{amount:money}}{{currency}}。{{#hasPromise}}{{promise}}。{{/hasPromise}}如已付款，请忽略。',
    'Dear {{name}}, your {{item|order}}{{#hasShop}} from {{shop}}{{/hasShop}} is not paid yet: {{amount:money}} {{currency}}. {{#hasPromise}}{{promise}}. {{/hasPromise}}Already paid? Please ignore this.',
  ),
  variables: () => VARIABLES,
}
