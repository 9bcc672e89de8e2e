import type { Condition } from '#shared/contracts/scenario.ts'
import { after, instead, option, preset, stopsBy, task, words } from './preset.ts'

const OTHERS: Condition = { path: 'record.alternatives', is: 'known' }
const PAID: Condition = { path: 'record.paid', is: 'known' }

export const outOfStock = preset(
  {
    family: 'order-changed',
    lines: ['shop'],
    about: words(
      '缺货时马上告知，付过款的可选退款、等货或换货。',
      'Tells at once that an article is out of stock; who has paid may choose what follows.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'out-of-stock',
    about: 'order',
    category: 'transactional',
    names: words('缺货告知', 'Out of stock'),
    stops: stopsBy('stock-found', 'cancelled', 'refund-requested'),
    variables: {
      ...{ order: 'record.id', item: 'record.lacking', backOn: 'record.backOn', alternative: 'record.alternatives' },
    },
    steps: [
      {
        ...{ id: 'paid', ...after('out-of-stock'), late: { n: 48, unit: 'hours' }, when: PAID },
        say: {
          text: words(
            '{{name}}您好，很抱歉，订单{{order}}的{{item|商品}}缺货。退款回1{{#backOn}}，等货回2（预计{{backOn:date}}到）{{/backOn}}{{#alternative}}，换{{alternative}}回3{{/alternative}}。给您添麻烦了。',
            'Dear {{name}}, we are sorry: {{item|an article}} of order {{order}} is out of stock. Reply 1 for a refund{{#backOn}}, 2 to wait (expected {{backOn:date}}){{/backOn}}{{#alternative}}, 3 for {{alternative}} instead{{/alternative}}.',
          ),
        },
        ask: {
          options: [
            option('1', { fact: 'refund-requested' }),
            option('2', { fact: 'kept', when: { path: 'record.backOn', is: 'known' } }),
            option('3', { ...task('exchange', 'agent', 4, 'working-hours'), when: OTHERS }),
          ],
          until: { n: 24, unit: 'hours' },
          none: [task('call', 'agent', 4, 'working-hours')],
        },
      },
      {
        ...{ id: 'unpaid', ...after('out-of-stock'), late: { n: 48, unit: 'hours' }, when: { not: PAID } },
        say: {
          text: words(
            '{{name}}您好，很抱歉，您拍下的{{item|商品}}已缺货，请先不要付款，订单会关闭。{{#alternative}}同款推荐{{alternative}}。{{/alternative}}',
            'Dear {{name}}, we are sorry: {{item|your order}} is out of stock. Please do not pay; the order will be closed.{{#alternative}} A similar one: {{alternative}}.{{/alternative}}',
          ),
        },
      },
      {
        ...{ id: 'label', ...after('out-of-stock'), late: { n: 48, unit: 'hours' } },
        when: { path: 'record.label-printed', is: 'known' },
        ...instead(task('withdraw-label', 'packer', 1, 'working-hours')),
      },
    ],
  },
)
