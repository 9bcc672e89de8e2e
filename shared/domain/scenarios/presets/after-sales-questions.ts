import type { Action, Condition } from '#shared/contracts/scenario.ts'
import { after, option, preset, READ, reading, stopsBy, task, words } from './preset.ts'
import { COURIER_ASKS_MONEY } from './unasked-words.ts'

const because = (reason: string, ...more: Action[]): Action[] => [
  { fact: 'refund-reason', fields: { reason } },
  ...more,
]

/** Whoever was told why their order cannot come need not be asked why they want their money. */
const TOLD_OUT_OF_STOCK: Condition = {
  ledger: { scenario: 'out-of-stock', about: 'record', state: 'accepted', within: { n: 60, unit: 'days' } },
}

export const refundQuestion = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words('申请退款半小时后，问一句原因。', 'Asks half an hour after a refund was requested why it is wanted.'),
  },
  {
    slug: 'refund-question',
    about: 'order',
    category: 'transactional',
    names: words('退款原因', 'Why a refund'),
    stops: [...stopsBy('refund-reason'), { when: TOLD_OUT_OF_STOCK, because: 'asked-already' }],
    variables: { item: 'record.item' },
    steps: [
      {
        ...{ id: 'ask', ...after('refund-requested', 30, 'minutes'), late: { n: 24, unit: 'hours' } },
        when: { not: { path: 'record.out-of-stock', is: 'known' } },
        say: {
          text: words(
            '{{name}}您好，{{item|订单}}的退款申请已收到，正在办理。方便说下原因吗？1款式2尺码3价格4质量5其他，回数字即可，不影响退款。',
            'Dear {{name}}, we are handling the refund of {{item|your order}}. May we ask why? 1 style 2 size 3 price 4 quality 5 other; one digit is enough and changes nothing about the refund.',
          ),
        },
        ask: {
          options: [
            option('1', ...because('style')),
            option('2', ...because('size')),
            option('3', ...because('price')),
            option('4', ...because('quality', task('quality', 'after-sales', 2, 'working-hours'))),
            option('5', ...because('other')),
          ],
          reads: [reading('text', { fact: 'refund-reason', fields: { reason: 'other', words: READ } })],
          until: { n: 3, unit: 'days' },
        },
      },
    ],
  },
)

export const courierFee = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words(
      '快递员向买家要钱时，马上说明运费已付。',
      'Tells a buyer at once that carriage is paid when a courier asks for money.',
    ),
  },
  {
    slug: 'courier-fee',
    about: 'case',
    category: 'transactional',
    names: words('快递乱收费', 'A courier asks for money'),
    only: { path: 'record.what', is: 'equals', value: 'courier-fee' },
    stops: stopsBy('closed'),
    variables: {},
    begins: { says: COURIER_ASKS_MONEY, fact: 'opened', fields: { what: 'courier-fee' } },
    steps: [
      {
        ...{ id: 'answer', ...after('opened'), late: { n: 2, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，运费我们已付，请不要再付给快递员。若已付，请回复金额，我们退给您，并联系快递公司处理。没有付请回“没有”。',
            'Dear {{name}}, carriage is paid; please do not pay the courier. If you have paid, reply with the amount: we refund it and take it up with the carrier. If you have not, reply NONE.',
          ),
        },
        ask: {
          options: [option(['没有', '没付', 'NONE'], { fact: 'closed' })],
          reads: [
            reading(
              'money',
              { fact: 'choice', fields: { paidMinor: READ } },
              task('refund-courier-fee', 'finance', 1, 'working-days'),
            ),
          ],
          until: { n: 3, unit: 'days' },
        },
        // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
        then: [
          { task: { kind: 'courier-fee', role: 'after-sales', within: { n: 30, unit: 'minutes' }, urgent: true } },
        ],
      },
    ],
  },
)

const OFFERED: Condition = { path: 'record.offer', is: 'known' }
const UNSIGNED: Condition = { path: 'record.signed', is: 'equals', value: false }

export const damageReport = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words(
      '破损、发错、少件：请买家发照片，定了方案再告知。',
      'Damaged, wrong or missing articles: asks for a photo, then tells what was decided.',
    ),
  },
  {
    slug: 'damage-report',
    about: 'case',
    category: 'transactional',
    names: words('破损与错发', 'Damaged or wrong'),
    only: { path: 'record.what', is: 'in', value: ['damage', 'wrong-item', 'missing-part'] },
    stops: stopsBy('closed'),
    variables: {
      ...{ item: 'record.item', photoPlace: 'record.photoPlace', notSigned: UNSIGNED },
      ...{ result: 'record.result', offer: 'record.offer' },
    },
    steps: [
      {
        ...{ id: 'photo', ...after('opened'), late: { n: 24, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，很抱歉{{item|商品}}有问题。请把照片发到{{photoPlace|订单的售后申请里}}，我们看后马上处理。{{#notSigned}}还没签收的话请先拒收。{{/notSigned}}',
            'Dear {{name}}, we are sorry about the {{item|parcel}}. Please send a photo to {{photoPlace|your order}} and we will act on it.{{#notSigned}} If you have not signed for it yet, please refuse it.{{/notSigned}}',
          ),
        },
      },
      {
        ...{ id: 'result', ...after('decided'), late: { n: 24, unit: 'hours' } },
        when: { path: 'record.result', is: 'known' },
        say: {
          text: words(
            '{{name}}您好，{{item|售后}}的处理结果：{{result}}。{{#offer}}要{{offer}}回1，要退款回2。{{/offer}}',
            'Dear {{name}}, about the {{item|parcel}}: {{result}}.{{#offer}} Reply 1 for {{offer}}, 2 for a refund.{{/offer}}',
          ),
        },
        ask: {
          options: [
            option('1', { fact: 'choice', fields: { chosen: 'offer' }, when: OFFERED }),
            option(
              '2',
              { fact: 'choice', fields: { chosen: 'refund' }, when: OFFERED },
              { fact: 'refund-requested', of: 'order', when: OFFERED },
            ),
          ],
          until: { n: 24, unit: 'hours' },
          none: [{ ...task('call', 'after-sales', 4, 'working-hours'), when: OFFERED }],
        },
      },
    ],
  },
)
