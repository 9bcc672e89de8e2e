import { after, at, preset, stopsBy, words } from './preset.ts'

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

export const offerExtended = preset(
  {
    family: 'broadcast',
    lines: ['shop'],
    about: words(
      '优惠延期时，告诉还没用的人新的截止日。',
      'Tells whoever has not used an offer that it is extended, and until when.',
    ),
  },
  {
    slug: 'offer-extended',
    about: 'offer',
    names: words('优惠延期通知', 'Offer extended'),
    stops: stopsBy('used'),
    variables: { offer: 'record.offer', until: 'record.until' },
    steps: [
      {
        ...{ id: 'tell', ...after('extended'), late: { n: 24, unit: 'hours' } },
        when: { path: 'record.until', is: 'known' },
        say: {
          text: words(
            '{{name}}，好消息：{{offer|您的优惠}}延长到{{until:date}}，还可以用。',
            'Dear {{name}}, good news: {{offer|your offer}} now runs until {{until:date}}.',
          ),
        },
      },
    ],
  },
)
