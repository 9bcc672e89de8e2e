import { after, preset, stopsBy, words } from './preset.ts'

/** Once a day for each person, however often they called or were called. */
export const textAfterCall = preset(
  {
    family: 'by-hand',
    lines: ['shop', 'lender', 'property', 'service'],
    about: words(
      '电话没打通，或没接到来电时，发一条说明。',
      'Says a word after a call that nobody answered, on either side.',
    ),
  },
  {
    slug: 'text-after-call',
    about: 'call',
    category: 'transactional',
    names: words('未接通后的短信', 'After a call'),
    once: 'person-and-day',
    stops: stopsBy('reached'),
    variables: { topic: 'record.topic', hotline: 'shop.hotline' },
    steps: [
      {
        ...{ id: 'tried', ...after('unanswered'), late: { n: 2, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，刚才致电未接通{{#topic}}，是关于{{topic}}{{/topic}}。您方便时{{#hotline}}可拨{{hotline}}，或{{/hotline}}回复即可，我们再联系您。',
            'Dear {{name}}, we tried to call you{{#topic}} about {{topic}}{{/topic}}. Please {{#hotline}}call {{hotline}} or {{/hotline}}reply when it suits you, and we get back to you.',
          ),
        },
      },
      {
        ...{ id: 'missed', ...after('missed'), late: { n: 2, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，刚才没能接到您的来电，抱歉。您方便时{{#hotline}}可拨{{hotline}}，或{{/hotline}}回复即可，我们再联系您。',
            'Dear {{name}}, sorry, we missed your call. Please {{#hotline}}call {{hotline}} or {{/hotline}}reply when it suits you, and we get back to you.',
          ),
        },
      },
    ],
  },
)
