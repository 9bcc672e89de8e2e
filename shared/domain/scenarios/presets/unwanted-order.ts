import type { Action, Condition } from '#shared/contracts/scenario.ts'
import { after, option, preset, stopsBy, words } from './preset.ts'

const KEPT: Action = { fact: 'kept' }
const CLOSE: Action = { fact: 'close-requested' }
const CLOSE_OTHERS: Action = { fact: 'close-requested', of: 'same-basket' }

const SEVERAL: Condition = {
  all: [
    { path: 'record.unpaidOfBasket', is: 'more', value: 1 },
    { path: 'record.newestOfBasket', is: 'equals', value: true },
  ],
}
const SINGLE: Condition = {
  all: [
    { path: 'record.placed', is: 'known' },
    { path: 'record.payment', is: 'equals', value: 'online' },
    { path: 'record.unpaidOfBasket', is: 'equals', value: 1 },
  ],
}

export const unwantedOrderQuestion = preset(
  {
    family: 'unpaid-nudge',
    lines: ['shop'],
    about: words(
      '重复拍下或快要关闭的未付款订单，问还要不要。',
      'Asks about unpaid orders that are there twice, or about to close, whether they are wanted.',
    ),
  },
  {
    slug: 'unwanted-order-question',
    about: 'order',
    category: 'transactional',
    names: words('还要不要', 'Still wanted?'),
    only: { not: { path: 'record.auction', is: 'equals', value: true } },
    stops: stopsBy(
      ...['paid', 'part-paid', 'cancelled', 'closed', 'refund-requested', 'out-of-stock', 'remittance-announced'],
      ...['payment-promised', 'shipped', 'delivered', 'kept', 'close-requested'],
    ),
    variables: { item: 'record.item', placedDay: 'record.placed', count: 'record.unpaidOfBasket' },
    steps: [
      {
        ...{ id: 'several', ...after('placed'), late: { n: 12, unit: 'hours' } },
        when: SEVERAL,
        say: {
          text: words(
            '{{name}}您好，您{{placedDay:date}}拍下的{{item|商品}}有{{count}}笔未付款。只要一笔回1，都要回2，都不要回3。',
            'Dear {{name}}, about the {{item|order}} you placed on {{placedDay:date}}: {{count}} orders are unpaid. Reply 1 to keep one, 2 to keep all, 3 to drop all.',
          ),
        },
        ask: {
          options: [option('1', KEPT, CLOSE_OTHERS), option('2', KEPT), option('3', CLOSE, CLOSE_OTHERS)],
          until: { n: 24, unit: 'hours' },
        },
      },
      {
        ...{ id: 'single', moment: { anchor: { rule: 'beforeClosing' } }, late: { n: 12, unit: 'hours' } },
        when: SINGLE,
        say: {
          text: words(
            '{{name}}您好，您{{placedDay:date}}拍下的{{item|商品}}还需要吗？需要回1，不需要回2，我们帮您关闭订单。',
            'Dear {{name}}, about the {{item|order}} you placed on {{placedDay:date}}: reply 1 to keep it, 2 if you do not need it and we will close the order.',
          ),
        },
        ask: { options: [option('1', KEPT), option('2', CLOSE)], until: { n: 24, unit: 'hours' } },
      },
    ],
  },
)
