import { at, preset, READ, reading, stopsBy, words } from './preset.ts'

const CARD = {
  text: words(
    '{{name}}您好，{{item|您购买的产品}}的保修卡还没登记，请{{#until}}在{{until:date}}前{{/until}}填好寄回，或回复机身编号，我们帮您登记。',
    'Dear {{name}}, the warranty card of the {{item|article you bought}} is not registered yet. Please send it{{#until}} by {{until:date}}{{/until}}, or reply with the serial number and we register it.',
  ),
}
const SERIAL = {
  reads: [reading('id', { fact: 'registered', fields: { serial: READ } })],
  until: { n: 14, unit: 'days' as const },
}

export const warrantyCard = preset(
  {
    family: 'silence-watch',
    lines: ['shop', 'service'],
    about: words(
      '送到后7天、30天，保修卡还没登记就提醒，回复机身编号即可登记。',
      'Asks 7 and 30 days after a delivery for a warranty card that is not registered; the serial number as a reply will do.',
    ),
  },
  {
    slug: 'warranty-card',
    about: 'product',
    category: 'transactional',
    names: words('保修登记提醒', 'Warranty card'),
    stops: stopsBy('registered', 'returned'),
    variables: { item: 'record.item', until: 'record.registerBy' },
    steps: [
      { ...{ id: 'd7', ...at('record.delivered', '10:00', 7), late: { n: 7, unit: 'days' } }, say: CARD, ask: SERIAL },
      {
        ...{ id: 'd30', ...at('record.delivered', '10:00', 30), late: { n: 7, unit: 'days' } },
        say: CARD,
        ask: SERIAL,
      },
    ],
  },
)
