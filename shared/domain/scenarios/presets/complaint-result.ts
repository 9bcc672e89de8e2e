import { instead, onTheDay, option, preset, stopsBy, task, words } from './preset.ts'

export const complaintResult = preset(
  {
    family: 'complaint',
    lines: ['shop', 'service', 'property', 'lender'],
    about: words(
      '投诉处理好当天告知结果，已电话说过的不再发。',
      'Tells the result of a complaint the same day, unless somebody has told it by phone.',
    ),
  },
  {
    slug: 'complaint-result',
    about: 'complaint',
    category: 'transactional',
    names: words('投诉结果', 'Result of a complaint'),
    stops: stopsBy('told', 'closed', 'reopened'),
    variables: { topic: 'record.topic', result: 'record.result' },
    steps: [
      {
        ...{ id: 'call', ...onTheDay('resolved', '17:30'), late: 'end-of-day' },
        ...instead(task('tell-result', 'handler', 90, 'minutes')),
      },
      {
        ...{ id: 'tell', ...onTheDay('resolved', '19:00'), late: { n: 17, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，您反映的{{topic|问题}}已处理{{#result}}：{{result}}{{/result}}。满意回1，还有问题回2。',
            'Dear {{name}}, about {{topic|your complaint}}: {{result|it has been dealt with}}. Reply 1 if that settles it, 2 if not.',
          ),
        },
        ask: {
          options: [
            option(['1', '满意', 'OK'], { fact: 'closed' }),
            option(['2', '有问题'], { fact: 'reopened' }, task('complaint-reopened', 'supervisor', 1, 'working-days')),
          ],
          until: { n: 7, unit: 'days' },
        },
      },
    ],
  },
)
