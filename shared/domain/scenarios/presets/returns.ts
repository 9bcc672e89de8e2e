import { after, instead, onTheDay, preset, READ, reading, stopsBy, task, words } from './preset.ts'

const LATE = { n: 48, unit: 'hours' as const }
const NUMBER = {
  reads: [reading('id', { fact: 'sent', fields: { trackingNumber: READ } })],
  until: { n: 14, unit: 'days' as const },
}
const NOT_SENT = { not: { any: [known('sent'), known('received')] } }
const NOT_RECEIVED = { not: known('received') }

export const returnProgress = preset(
  {
    family: 'after-sales-case',
    lines: ['shop'],
    about: words(
      '退货每走一步都告诉客户，没寄出就问单号，仓库没登记就催。',
      'Tells each stage of a return, asks for its number, and looks for what the warehouse did not register.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'return-progress',
    about: 'return',
    category: 'transactional',
    names: words('退货进度', 'Return progress'),
    stops: stopsBy('closed', 'withdrawn'),
    variables: {
      ...{ address: 'record.address', until: 'record.until', by: 'plus.3.record.received' },
      ...{ result: 'record.result', number: 'record.newNumber' },
      ourFreight: { path: 'record.ourFreight', is: 'equals', value: true },
    },
    steps: [
      {
        ...{ id: 'approved', ...after('approved'), late: LATE, when: NOT_SENT, ask: NUMBER },
        say: {
          text: words(
            '{{name}}您好，退货已同意。请于{{until:date}}前寄到{{address}}，附上订单号，寄出后回复快递单号。{{#ourFreight}}运费由我们承担。{{/ourFreight}}',
            'Dear {{name}}, your return is agreed. Please send it to {{address}} by {{until:date}} with the order number inside, and reply with the tracking number.{{#ourFreight}} We pay the carriage.{{/ourFreight}}',
          ),
          bare: words(
            '{{name}}您好，退货已同意，请按客服告知的地址寄回，附上订单号，寄出后回复快递单号。',
            'Dear {{name}}, your return is agreed. Please send it to the address that we told you, with the order number inside, and reply with the tracking number.',
          ),
        },
      },
      {
        ...{ id: 'number', ...onTheDay('approved', '10:00', 3), late: LATE, when: NOT_SENT, ask: NUMBER },
        say: {
          text: words(
            '{{name}}您好，退货寄出了吗？寄出后请回复快递单号，我们好为您跟进。',
            'Dear {{name}}, has the return been sent? Please reply with its tracking number so that we can follow it.',
          ),
        },
      },
      {
        ...{ id: 'received', ...after('received'), late: LATE, when: { not: known('decided') } },
        say: {
          text: words(
            '{{name}}您好，退回的商品已收到，正在检查，{{by:date|三天}}前告诉您结果。',
            'Dear {{name}}, your return has arrived and is being checked; we will tell you the result by {{by:date|then}}.',
          ),
        },
      },
      {
        ...{ id: 'look', ...onTheDay('arrived', '10:00', 1, 'working-days'), late: LATE, when: NOT_RECEIVED },
        ...instead(task('find-return', 'warehouse', 1, 'working-days')),
      },
      {
        ...{ id: 'searching', ...onTheDay('arrived', '10:00', 2, 'working-days'), late: LATE, when: NOT_RECEIVED },
        say: {
          text: words(
            '{{name}}您好，快递显示退件已到仓库，我们正在查找登记，找到就告诉您，抱歉让您久等。',
            'Dear {{name}}, the carrier shows your return as delivered; we are looking for it in the warehouse and will tell you. Sorry for the wait.',
          ),
        },
      },
      {
        ...{ id: 'decided', ...after('decided'), late: LATE },
        say: {
          text: words(
            '{{name}}您好，退换货处理好了：{{result}}。{{#number}}新包裹单号{{number}}。{{/number}}',
            'Dear {{name}}, your return is settled: {{result}}.{{#number}} The new parcel is {{number}}.{{/number}}',
          ),
          bare: words(
            '{{name}}您好，您的退换货处理好了，请在订单里查看。',
            'Dear {{name}}, your return is settled; please see your order.',
          ),
        },
      },
    ],
  },
)

function known(fact: string) {
  return { path: `record.${fact}`, is: 'known' as const }
}
