import { after, preset, stopsBy, words } from './preset.ts'

export const welcome = preset(
  {
    family: 'offset-follow-up',
    lines: ['shop', 'service'],
    about: words('新会员加入时问候一声。', 'Greets a new member.'),
  },
  {
    slug: 'welcome',
    about: 'member',
    names: words('入会欢迎', 'Welcome'),
    stops: stopsBy('left'),
    variables: { shop: 'shop.name' },
    steps: [
      {
        ...{ id: 'hello', ...after('joined'), late: { n: 24, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，欢迎加入{{shop|我们}}。有问题可以联系我们。',
            'Welcome to {{shop|us}}, {{name}}. We are here for any question.',
          ),
        },
      },
    ],
  },
)
