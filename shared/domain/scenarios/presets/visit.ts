import type { Condition, Leaf } from '#shared/contracts/scenario.ts'
import { after, at, instead, option, preset, reading, stopsBy, task, type WrittenStep, words } from './preset.ts'

const ASK = words(
  '{{name}}您好，{{what|上门服务}}约在{{day:date}}{{#from}}，{{from:time}}至{{until:time|当天}}{{/from}}，{{worker|工作人员}}上门{{#fee}}，费用{{fee:money}}{{currency|元}}{{/fee}}。可以回1，改期请回方便的时间。',
  'Dear {{name}}, {{worker|our colleague}} will come for {{what|a visit}} on {{day:date}}{{#from}} between {{from:time}} and {{until:time|the evening}}{{/from}}{{#fee}}, fee {{fee:money}} {{currency|CNY}}{{/fee}}. Reply 1 if that suits, or the time that does.',
)
const UNCONFIRMED: Condition = { not: { path: 'record.confirmed', is: 'known' } }
const QUESTION = {
  options: [option(['1', '可以', 'OK'], { fact: 'confirmed' })],
  reads: [reading('text', task('reschedule', 'desk', 4, 'working-hours'))],
  until: { n: 24, unit: 'hours' as const },
  none: [{ ...task('visit-unconfirmed', 'desk', 4, 'working-hours'), when: UNCONFIRMED }],
}
const LATE = { date: 'record.day' }

export const visitAppointment = preset(
  {
    family: 'appointment',
    lines: ['service', 'property'],
    about: words(
      '约好、改期、前一晚、出发时各说一声。',
      'Tells of a visit when it is arranged or moved, the evening before, and when somebody is on the way.',
    ),
  },
  {
    slug: 'visit-appointment',
    about: 'visit',
    category: 'transactional',
    names: words('上门预约', 'Appointment'),
    stops: stopsBy('cancelled', 'done'),
    variables: {
      ...{
        what: 'record.what',
        day: 'record.day',
        from: 'record.from',
        until: 'record.until',
        worker: 'record.worker',
      },
      ...{ fee: 'record.feeMinor', currency: 'record.currency' },
    },
    steps: [
      onSite('clock-ring', 2, { path: 'record.inRing', is: 'equals', value: true }),
      onSite('clock', 24, { not: { path: 'record.inRing', is: 'equals', value: true } }),
      {
        ...{ id: 'ask', ...after('arranged'), late: LATE, when: { path: 'record.day', is: 'known' } },
        ...{ say: { text: ASK }, ask: QUESTION },
      },
      {
        ...{ id: 'moved', ...after('moved'), late: LATE, when: { path: 'record.day', is: 'known' } },
        ...{ say: { text: ASK }, ask: QUESTION },
      },
      {
        ...{ id: 'remind', ...at('record.day', '18:00', -1), late: LATE },
        say: {
          text: words(
            '{{name}}您好，提醒您：{{day:date}}{{#from}}，{{from:time}}至{{until:time|当天}}{{/from}}，{{worker|工作人员}}上门（{{what|上门服务}}）。',
            'Dear {{name}}, a reminder: {{worker|our colleague}} comes on {{day:date}}{{#from}}, {{from:time}} to {{until:time|the evening}}{{/from}}, for {{what|a visit}}.',
          ),
        },
      },
      {
        ...{ id: 'coming', ...after('on-the-way'), late: { n: 2, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，{{worker|工作人员}}已出发{{#from}}，预计{{from:time}}前后到{{/from}}。',
            'Dear {{name}}, {{worker|our colleague}} is on the way{{#from}} and expected at about {{from:time}}{{/from}}.',
          ),
        },
      },
    ],
  },
)

/** Somebody urgent is to be reached within so many hours of the call. */
function onSite(id: string, hours: number, where: Leaf | { not: Leaf }): WrittenStep {
  const isUrgent = { path: 'record.urgent', is: 'equals' as const, value: true }
  return {
    ...{ id, ...after('arranged'), late: { n: 2, unit: 'days' }, when: { all: [isUrgent, where] } },
    ...instead(task('on-site', 'repair', hours, 'hours')),
  }
}
