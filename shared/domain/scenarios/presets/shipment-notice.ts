import { after, preset, stopsBy, words } from './preset.ts'

/** Instead of the shipment notice, which leaves out what is sent after an order. */
export const partsResent = preset(
  {
    family: 'shipment-notice',
    lines: ['shop'],
    about: words(
      '补发配件或重发商品时，告知单号和安装方法。',
      'Tells the number of a part or a replacement that is sent after an order, and how to fit it.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'parts-resent',
    about: 'shipment',
    category: 'transactional',
    names: words('补发通知', 'Parts sent after'),
    only: { path: 'record.purpose', is: 'in', value: ['replacement', 'part'] },
    stops: stopsBy('delivered', 'order-cancelled'),
    variables: { part: 'record.part', trackingNumber: 'record.trackingNumber', guide: 'record.guide' },
    steps: [
      {
        ...{ id: 'tell', ...after('shipped'), late: { n: 48, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，{{part|配件}}已补发，单号{{trackingNumber|见订单}}。安装说明：{{guide|见说明书和详情页}}。',
            'Dear {{name}}, the {{part|part}} is on its way, number {{trackingNumber|in your order}}. How to fit it: {{guide|see the manual}}.',
          ),
          variants: [
            {
              when: { path: 'record.purpose', is: 'equals', value: 'replacement' },
              text: words(
                '{{name}}您好，{{part|商品}}已为您重新发出，单号{{trackingNumber|见订单}}，不用补运费。',
                'Dear {{name}}, the {{part|article}} was sent to you once more at no cost, number {{trackingNumber|in your order}}.',
              ),
            },
          ],
        },
      },
    ],
  },
)
