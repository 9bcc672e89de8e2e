import { after, at, instead, onTheDay, option, preset, reading, stopsBy, task, words } from './preset.ts'

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

const ALL_WELL = words(
  '{{name}}您好，{{done:date}}的{{what|上门服务}}都好了吗？好了回1，还有问题回2，我们再安排。',
  'Dear {{name}}, is everything in order after the {{what|visit}} on {{done:date}}? Reply 1 if so, 2 if not and we come again.',
)
const UNTESTED = { not: { path: 'record.testedOn', is: 'known' as const } }
const THREE_DAYS = { late: { n: 3, unit: 'days' as const } }

function call(moment: ReturnType<typeof onTheDay>, id: string, when: typeof UNTESTED | null) {
  return { id, ...moment, when, ...THREE_DAYS, ...instead(task('service-call', 'desk', 7, 'hours')) }
}

/** Whoever was not reached by phone until the evening is asked by a text; a call that was made ticks its task. */
function ask(moment: ReturnType<typeof onTheDay>, id: string, called: string) {
  return {
    ...{ id, ...moment, when: { task: { step: called, is: 'open' as const } }, ...THREE_DAYS },
    say: { text: ALL_WELL },
    ask: {
      options: [
        option('1', { fact: 'confirmed' }),
        option('2', { fact: 'reopened' }, task('repair-again', 'desk', 4, 'hours')),
      ],
      until: { n: 7, unit: 'days' as const },
    },
  }
}

/** Two days after the work, or three after a leak test. */
export const serviceFollowUp = preset(
  {
    family: 'appointment',
    lines: ['service', 'property'],
    about: words(
      '上门完成后 2 天（试漏后 3 天）先开回访任务，当天没联系上再发短信。',
      'A call two days after a visit, or three after a leak test; a text that evening where nobody was reached.',
    ),
  },
  {
    slug: 'service-followup',
    about: 'visit',
    category: 'transactional',
    names: words('服务回访', 'Service follow-up'),
    stops: stopsBy('reopened', 'cancelled'),
    variables: { what: 'record.what', done: 'record.done|record.testedOn' },
    steps: [
      call(onTheDay('done', '10:00', 2, 'days'), 'call', UNTESTED),
      ask(onTheDay('done', '17:00', 2, 'days'), 'ask', 'call'),
      call(at('record.testedOn', '10:00', 3), 'call-tested', null),
      ask(at('record.testedOn', '17:00', 3), 'ask-tested', 'call-tested'),
    ],
  },
)
