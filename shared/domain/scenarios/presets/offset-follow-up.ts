import * as z from 'zod'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Offset } from '#shared/contracts/scenario.ts'
import { LAST_ORDER_DAY } from '../asks-last-order.ts'
import { NO_DECORATION } from './contract.ts'
import { BothPlain } from './plain-words.ts'
import { after, at, instead, onTheDay, preset, presetWith, stopsBy, task, type WrittenStep, words } from './preset.ts'

/** Who is asked: a person of ours by a task, the customer by a text. */
const As = z.enum(['task', 'text', 'task-then-text']).default('task')

const USEFUL = { late: { n: 14, unit: 'days' as const } }
const A_WEEK = { late: { n: 7, unit: 'days' as const } }
const TWO_DAYS = { late: { n: 2, unit: 'days' as const } }

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

const STEPS = Object.values(MOMENTS).flatMap((moments) => Object.keys(moments))

const FollowUpSettings = z.strictObject({
  /** What was bought: by a contract that was signed, or a product that was delivered. */
  of: z.enum(['contract', 'product']).default('contract'),
  as: As,
  /** By a member's level, which is a tag, the steps that go to it; whoever has none of these tags gets all. */
  levels: z.record(z.string().min(1).max(40), z.array(z.string().meta({ examples: STEPS }))).default({}),
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
    steps: Object.entries(MOMENTS[settings.of] ?? {}).flatMap(([id, moment]) => stepsOf(id, moment, settings)),
  }),
)

/** A text behind a task goes to whom nobody of ours reached in three days. */
function stepsOf(id: string, { n, unit }: Moment, settings: FollowUpSettings): WrittenStep[] {
  const anchor = { date: anchorOf(settings) }
  const offset: Offset = { n, unit, side: 'after' }
  const [own, later] = [offset, [offset, { n: 3, unit: 'days', side: 'after' }] satisfies Offset[]]
  const when = whenOf(id, settings)
  const place = { at: '10:00' }
  const call = {
    ...{ id, moment: { anchor, offset: own, place }, when, ...USEFUL },
    ...instead(task('follow-up', 'agent', 3, 'working-days')),
  }
  const say = { text: FOLLOW_UP_TEXT }
  if (settings.as === 'task') return [call]
  if (settings.as === 'text') return [{ id, moment: { anchor, offset: own, place }, when, ...USEFUL, say }]
  const isOpen = { task: { step: id, is: 'open' as const } }
  const both = when === null ? isOpen : { all: [isOpen, when] }
  return [call, { id: `${id}-text`, moment: { anchor, offset: later, place }, when: both, ...USEFUL, say }]
}

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
    steps: [...(as === 'text' ? [] : [leadTask(days)]), ...(as === 'task' ? [] : [leadText(days, as)])],
  }),
)

function leadTask(days: number) {
  return {
    ...{ id: 'task', ...onTheDay('asked', '10:00', days) },
    ...TWO_DAYS,
    ...instead(task('lead', 'shift', 1, 'working-days')),
  }
}

/** Behind a task it goes that evening, while the task is open. */
function leadText(days: number, as: z.infer<typeof As>) {
  const isBehind = as === 'task-then-text'
  return {
    ...{ id: 'ask', ...onTheDay('asked', isBehind ? '17:00' : '10:00', days) },
    ...TWO_DAYS,
    when: isBehind ? { task: { step: 'task', is: 'open' as const } } : null,
    say: { text: LEAD_TEXT },
  }
}

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

const WIN_BACK_TEXT = words(
  '{{name}}，好久不见，{{shop|本店}}最近有新货，欢迎回来看看。',
  'Dear {{name}}, it has been a while. There is new stock at {{shop|our shop}}.',
)

/** Who ordered again is counted from that order; who was asked how it is after a purchase is left in peace for a month. */
export const winBack = presetWith(
  {
    family: 'offset-follow-up',
    lines: ['shop'],
    about: words(
      '最后一次下单后半年、一年没再来的客户，发一条问候，可附优惠。',
      'Greets customers who have not ordered for half a year, and a year, with an offer if you like.',
    ),
  },
  z.strictObject({ offer: BothPlain.nullable().default(null) }),
  ({ offer }) => ({
    slug: 'win-back',
    about: 'contact',
    names: words('老客召回', 'Win-back'),
    stops: [{ ledger: { scenario: 'followup', state: 'accepted', within: { n: 30, unit: 'days' } } }],
    variables: { shop: 'shop.name' },
    steps: [
      {
        ...{ id: 'm6', ...at(LAST_ORDER_DAY, '10:00', 6, 'months'), ...A_WEEK },
        say: { text: withOffer(WIN_BACK_TEXT, offer) },
      },
      {
        ...{ id: 'y1', ...at(LAST_ORDER_DAY, '10:00', 1, 'years'), ...A_WEEK },
        say: { text: withOffer(WIN_BACK_TEXT, offer) },
      },
    ],
  }),
)

function withOffer({ zh, en }: LocalizedText, offer: LocalizedText | null): LocalizedText {
  return offer === null ? { zh, en } : words(`${zh}${offer.zh}`, `${en} ${offer.en}`)
}
