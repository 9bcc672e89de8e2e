import { after, preset, words } from './preset.ts'

const A_DAY = { late: { n: 24, unit: 'hours' as const } }

/** The number that was given up hears of it too: whoever holds it may not have asked for the change. */
export const contactChange = preset(
  {
    family: 'contact-change',
    lines: ['lender', 'shop', 'service', 'property'],
    about: words(
      '客户换号后，新旧两个号码各告知一次。',
      'Tells the old and the new number that a contact’s number was changed.',
    ),
    purpose: 'contract-notice',
  },
  {
    slug: 'contact-change',
    about: 'contact',
    category: 'transactional',
    names: words('换号通知', 'Number changed'),
    variables: { shop: 'shop.name', newTail: 'record.newTail', hotline: 'shop.hotline' },
    steps: [
      {
        ...{ id: 'old', ...after('phone-changed'), ...A_DAY, to: 'record.oldPhone' },
        when: { path: 'record.oldPhone', is: 'known' },
        say: {
          text: words(
            '您好，您在{{shop|我们这里}}登记的手机号已改为尾号{{newTail}}。若不是您本人要求，请{{#hotline}}拨{{hotline}}{{/hotline}}尽快联系我们。',
            'Your number at {{shop|our company}} was changed to one ending {{newTail}}. If you did not ask for this, please contact us{{#hotline}} on {{hotline}}{{/hotline}}.',
          ),
          bare: words(
            '您好，您在我们这里登记的手机号已更改。若不是您本人要求，请尽快联系我们。',
            'Your number with us was changed. If you did not ask for this, please contact us.',
          ),
        },
      },
      {
        ...{ id: 'new', ...after('phone-changed'), ...A_DAY },
        say: {
          text: words(
            '您好，此号码已登记为{{shop|我们}}的联系号码。若不是您本人，请{{#hotline}}拨{{hotline}}{{/hotline}}联系我们。',
            'This number is now registered at {{shop|our company}}. If this is not you, please contact us{{#hotline}} on {{hotline}}{{/hotline}}.',
          ),
        },
      },
    ],
  },
)
