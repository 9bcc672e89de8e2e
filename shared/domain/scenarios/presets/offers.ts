import { at, preset, stopsBy, words } from './preset.ts'

export const offerEnding = preset(
  {
    family: 'broadcast',
    lines: ['shop'],
    about: words('优惠到期前一天提醒还没用的人。', 'Reminds whoever has not used an offer on the day before it ends.'),
  },
  {
    slug: 'offer-ending',
    about: 'offer',
    names: words('优惠到期提醒', 'Offer ending'),
    stops: [...stopsBy('used'), { path: 'contact.lastOrderAt', is: 'after', value: { path: 'record.given' } }],
    variables: { offer: 'record.offer', until: 'record.until' },
    steps: [
      {
        ...{ id: 'remind', ...at('record.until', '10:00', -1), late: { date: 'record.until' } },
        say: {
          text: words(
            '{{name}}，{{offer|您的优惠}}到{{until:date}}结束，需要的话别错过。',
            'Dear {{name}}, {{offer|your offer}} ends on {{until:date}}.',
          ),
        },
      },
    ],
  },
)
