import { SilenceSettings } from '../rules/tracking-silence.ts'
import { after, instead, onTheDay, preset, presetWith, stopsBy, task, words } from './preset.ts'

const ParcelSettings = SilenceSettings.omit({ anew: true })

export const trackingStalled = presetWith(
  {
    family: 'silence-watch',
    lines: ['shop'],
    about: words(
      '物流太久没有更新：先让店里查，再向客户说明。',
      'Has a parcel looked for of which nothing is heard, and explains it to the buyer some hours later.',
    ),
  },
  ParcelSettings,
  (settings) => ({
    slug: 'tracking-stalled',
    about: 'shipment',
    category: 'transactional',
    names: words('物流停滞', 'No news of a parcel'),
    stops: stopsBy('delivered', 'returned', 'order-cancelled'),
    variables: {
      ...{ trackingNumber: 'record.trackingNumber', lastDay: 'record.lastNews', carrier: 'record.carrier' },
      hotline: 'shop.hotline',
    },
    steps: [
      {
        ...{ id: 'look', moment: { anchor: { rule: 'trackingSilence', settings } }, late: { n: 24, unit: 'hours' } },
        ...instead(task('trace-parcel', 'shop', 8, 'working-hours')),
      },
      {
        id: 'explain',
        moment: {
          anchor: { rule: 'trackingSilence', settings: { ...settings, anew: false } },
          offset: { n: 8, unit: 'working-hours', side: 'after' },
        },
        late: { n: 24, unit: 'hours' },
        say: {
          text: words(
            '{{name}}您好，包裹{{trackingNumber|（见订单）}}{{#lastDay}}自{{lastDay:date}}起{{/lastDay}}没有新的物流信息，我们正在联系{{carrier|快递}}，有结果就告诉您。{{#hotline}}着急请拨{{hotline}}。{{/hotline}}',
            'Dear {{name}}, parcel {{trackingNumber|(see your order)}} has no news{{#lastDay}} since {{lastDay:date}}{{/lastDay}}. We are contacting {{carrier|the carrier}} and will tell you.{{#hotline}} Urgent? Call {{hotline}}.{{/hotline}}',
          ),
          variants: [
            {
              when: { task: { step: 'look', is: 'done' } },
              text: words(
                '{{name}}您好，包裹{{trackingNumber|（见订单）}}{{#lastDay}}自{{lastDay:date}}起{{/lastDay}}没有新的物流信息，我们已请{{carrier|快递}}查找，有结果就告诉您。{{#hotline}}着急请拨{{hotline}}。{{/hotline}}',
                'Dear {{name}}, parcel {{trackingNumber|(see your order)}} has no news{{#lastDay}} since {{lastDay:date}}{{/lastDay}}. {{carrier|The carrier}} is searching and we will tell you.{{#hotline}} Urgent? Call {{hotline}}.{{/hotline}}',
              ),
            },
          ],
        },
      },
    ],
  }),
)

const DELIVERED_SINCE = {
  path: 'related.order.lastDelivered',
  is: 'after' as const,
  value: { path: 'record.opened' },
}

/** Only that it came to the right place ends it; the new parcel is told of by its own number. */
export const misdelivered = preset(
  {
    family: 'silence-watch',
    lines: ['shop'],
    about: words(
      '包裹送错地方：当时道歉，第二天下午还没转到就重发，发出后告知新单号。',
      'Says sorry for a parcel brought to a wrong place, and has it sent once more where it does not arrive by the next day.',
    ),
  },
  {
    slug: 'misdelivered',
    about: 'case',
    category: 'transactional',
    names: words('送错包裹', 'Brought to a wrong place'),
    only: { path: 'record.what', is: 'equals', value: 'misdelivered' },
    stops: [...stopsBy('closed'), DELIVERED_SINCE],
    variables: { newNumber: 'record.newNumber' },
    steps: [
      {
        ...{ id: 'tell', ...after('opened'), late: { n: 24, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，很抱歉，您的包裹被快递送错了地方，我们正请他们转送，明天下午再向您说明进展。',
            'Dear {{name}}, we are sorry: your parcel was taken to a wrong place. The carrier is asked to redirect it, and we will tell you tomorrow afternoon how it stands.',
          ),
        },
      },
      {
        ...{ id: 'call', ...after('opened'), late: { n: 24, unit: 'hours' } },
        ...instead(task('call-carrier', 'agent', 4, 'hours')),
      },
      {
        ...{ id: 'check', ...onTheDay('opened', '17:00', 1), late: { n: 24, unit: 'hours' } },
        ...instead(task('reship', 'agent', 1, 'working-days')),
      },
      {
        ...{ id: 'reship', ...after('reshipped'), late: { n: 24, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，原包裹还没有转到，已为您重发，单号{{newNumber|见订单}}，不用补运费。再次抱歉。',
            'Dear {{name}}, the parcel did not reach you, so a new one is on its way, number {{newNumber|in your order}}, at no cost. Sorry again.',
          ),
        },
      },
    ],
  },
)
