import * as z from 'zod'
import type { Offset } from '#shared/contracts/scenario.ts'
import { NO_DECORATION } from './contract.ts'
import { after, at, instead, onTheDay, preset, presetWith, stopsBy, task, words } from './preset.ts'

/** Who is asked: a person of ours by a task, the customer by a text. */
const As = z.enum(['task', 'text']).default('task')

type Moment = Pick<Offset, 'n' | 'unit'>
const MOMENTS: Readonly<Record<string, Readonly<Record<string, Moment>>>> = {
  contract: {
    m1: { n: 1, unit: 'months' },
    m6: { n: 6, unit: 'months' },
    y1: { n: 1, unit: 'years' },
    y2: { n: 2, unit: 'years' },
    y3: { n: 3, unit: 'years' },
  },
  product: { m2: { n: 2, unit: 'months' } },
}

const FollowUpSettings = z.strictObject({
  /** What was bought: by a contract that was signed, or a product that was delivered. */
  of: z.enum(['contract', 'product']).default('contract'),
  as: As,
  /** By a member's level, which is a tag, the steps that go to it; whoever has none of these tags gets all. */
  levels: z.record(z.string().min(1).max(40), z.array(z.string())).default({}),
})
type FollowUpSettings = z.infer<typeof FollowUpSettings>

const FOLLOW_UP_TEXT = words(
  '{{name}}您好，您{{when:date}}购买的{{item|商品}}使用还顺利吗？有需要可直接回复，我们为您安排。',
  'Dear {{name}}, is all well with the {{item|purchase}} of {{when:date}}? Just reply if we can help.',
)

export const followUp = presetWith(
  {
    family: 'offset-follow-up',
    lines: ['lender', 'shop', 'service'],
    about: words(
      '购买后 1 个月、6 个月、1 至 3 年回访，可按会员等级选步骤；默认给员工开任务。',
      'Follows a purchase up after 1 and 6 months and 1 to 3 years, by level if you like; a task for staff unless set otherwise.',
    ),
  },
  FollowUpSettings,
  (settings) => ({
    slug: 'followup',
    about: settings.of,
    names: words('购买回访', 'Follow-up'),
    only: settings.of === 'contract' ? NO_DECORATION : null,
    stops: settings.of === 'contract' ? stopsBy('cancelled', 'ended') : stopsBy('returned'),
    variables: {
      item: settings.of === 'contract' ? 'record.what' : 'record.item',
      when: anchorOf(settings),
    },
    steps: Object.entries(MOMENTS[settings.of] ?? {}).map(([id, { n, unit }]) => ({
      ...{ id, ...at(anchorOf(settings), '10:00', n, unit), late: { n: 14, unit: 'days' as const } },
      when: whenOf(id, settings),
      ...(settings.as === 'text'
        ? { say: { text: FOLLOW_UP_TEXT } }
        : instead(task('follow-up', 'agent', 3, 'working-days'))),
    })),
  }),
)

function anchorOf({ of }: FollowUpSettings): string {
  return of === 'contract' ? 'record.signed' : 'record.delivered'
}

/** Levels that leave the step out. */
function whenOf(step: string, { levels }: FollowUpSettings) {
  const others = Object.entries(levels).flatMap(([level, steps]) => (steps.includes(step) ? [] : [level]))
  return others.length === 0 ? null : { not: { path: 'contact.tags', is: 'in' as const, value: others } }
}

const LEAD_TEXT = words(
  '{{name}}您好，您前几天看的{{item|商品}}，{{#inStock}}目前有货，{{/inStock}}还需要了解什么可以直接回复。',
  'Dear {{name}}, about the {{item|article}} you looked at: {{#inStock}}it is in stock. {{/inStock}}Please reply with any question.',
)

export const leadFollowUp = presetWith(
  {
    family: 'offset-follow-up',
    lines: ['shop', 'service'],
    about: words(
      '客户咨询没下单，次日给下一班开任务；也可给同意营销的客户发短信。',
      'The day after somebody asked and did not buy: a task for the next shift, and a text to those who agreed, if you like.',
    ),
  },
  z.strictObject({ days: z.int().min(1).max(3).default(1), as: As }),
  ({ days, as }) => ({
    slug: 'lead-followup',
    about: 'lead',
    names: words('咨询跟进', 'Lead follow-up'),
    stops: [...stopsBy('answered'), { path: 'contact.lastOrderAt', is: 'after', value: { path: 'record.asked' } }],
    variables: { item: 'record.item', inStock: { path: 'record.inStock', is: 'equals', value: true } },
    steps: [
      {
        ...{ id: 'task', ...onTheDay('asked', '10:00', days), late: { n: 2, unit: 'days' } },
        ...instead(task('lead', 'shift', 1, 'working-days')),
      },
      ...(as === 'text'
        ? [
            {
              ...{ id: 'ask', ...onTheDay('asked', '10:00', days), late: { n: 2, unit: 'days' as const } },
              say: { text: LEAD_TEXT },
            },
          ]
        : []),
    ],
  }),
)

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
