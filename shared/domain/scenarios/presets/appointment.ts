import { after, option, preset, reading, stopsBy, task, words } from './preset.ts'

export const deviceStatus = preset(
  {
    family: 'appointment',
    lines: ['service'],
    about: words('取走检修、修好送回，各告知一次。', 'Tells when a device is taken for repair, and when it is ready.'),
  },
  {
    slug: 'device-status',
    about: 'product',
    category: 'transactional',
    names: words('检修进度', 'Device status'),
    stops: stopsBy('returned'),
    variables: { item: 'record.item', loaner: 'record.loaner', day: 'record.day' },
    steps: [
      {
        ...{ id: 'taken', ...after('taken'), late: { n: 48, unit: 'hours' } },
        when: { not: { path: 'record.repaired', is: 'known' } },
        say: {
          text: words(
            '{{name}}您好，{{item|您的设备}}已带回检修，{{#loaner}}期间您先用{{loaner}}，{{/loaner}}修好就联系您。',
            'Dear {{name}}, the {{item|device}} is in our workshop. {{#loaner}}Please use the {{loaner}} meanwhile. {{/loaner}}We contact you when it is ready.',
          ),
        },
      },
      {
        ...{ id: 'repaired', ...after('repaired'), late: { n: 48, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，{{item|您的设备}}已修好，{{#day}}约{{day:date}}给您送回，方便请回1，改期请回时间。{{/day}}',
            'Dear {{name}}, the {{item|device}} is repaired. {{#day}}May we bring it back on {{day:date}}? Reply 1, or the time that suits.{{/day}}',
          ),
        },
        ask: {
          options: [option('1', task('bring-back', 'desk', 1, 'working-days'))],
          reads: [reading('text', task('reschedule', 'desk', 1, 'working-days'))],
          until: { n: 3, unit: 'days' },
        },
      },
    ],
  },
)
