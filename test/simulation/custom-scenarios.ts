import type * as z from 'zod'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import type { Random } from './random.ts'
import { drawTime } from './scenario.ts'

type Given = z.input<typeof Scenario>
type GivenStep = z.input<typeof Step>
type About = 'order' | 'shipment' | 'instalment' | 'contact'
type Days = readonly string[]

/** A scenario of somebody's own as they write it, and whether all that it does can be foretold from the calendar alone. */
export type Custom = { given: Given & { about: About }; days: Days; isPlain: boolean }

const DAY_MS = 86_400_000
/** A column that some contacts have a date in, and one with a number. */
export const DATE_COLUMN = '到期日'
export const NUMBER_COLUMN = '额度'

const FACTS = {
  order: ['placed', 'placed', 'paid', 'shipped', 'delivered', 'payment-failed', 'cancelled'],
  shipment: ['shipped', 'shipped', 'delivered'],
} as const
const STOPS = {
  order: [{ fact: 'paid' }, { fact: 'cancelled' }, { fact: 'delivered' }],
  shipment: [{ fact: 'delivered' }, { fact: 'order-cancelled' }],
  instalment: [{ fact: 'paid' }, { fact: 'remittance-announced' }],
  contact: [{ path: `contact.custom.${NUMBER_COLUMN}`, is: 'less', value: 2 }],
} as const

/** `isPlain`: never edited but in its words, and simple enough that a few lines know what must come of it. */
export function drawCustom(
  random: Random,
  { slug, isEvent, days, isPlain }: { slug: string; isEvent: boolean; days: Days; isPlain: boolean },
): Custom {
  const about: About = isEvent
    ? random.pick(['order', 'order', 'shipment'])
    : random.pick(['contact', 'contact', 'instalment'])
  const once = isPlain ? 'record' : random.pick(onces(about))
  const to = !isPlain && about === 'contact' && once === 'record' && random.chance(0.2) ? 'manager' : 'person'
  const given: Custom['given'] = {
    slug,
    about,
    once,
    to,
    category: random.pick(['marketing', 'transactional']),
    names: { zh: '自建场景', en: 'Own scenario' },
    variables:
      about === 'order' || about === 'shipment' ? { order: about === 'order' ? 'record.id' : 'record.orderId' } : {},
    steps: [],
  }
  const custom = { given, days, isPlain }
  const steps = Array.from({ length: random.pick([1, 1, 2]) }, (_, index) => drawStep(random, custom, `s${index + 1}`))
  return redraw(random, { ...custom, given: { ...given, steps } })
}

function onces(about: About) {
  return about === 'instalment'
    ? (['record', 'record', 'person-and-day'] as const)
    : (['record', 'record', 'person', 'person-and-day'] as const)
}

/** The same with another condition, other stops, another share left out. */
function redraw(random: Random, custom: Custom): Custom {
  const { given, isPlain } = custom
  if (isPlain) return custom
  return {
    ...custom,
    given: {
      ...given,
      only: random.chance(0.3) ? drawCondition(random, given.about) : null,
      stops: STOPS[given.about].filter(() => random.chance(0.4)),
      holdOut: random.pick([0, 0, 0, 20, 50]),
    },
  }
}

/** As somebody edits it while it runs: words, hours, distances, conditions, a further step; what keys are made of stays. */
export function editCustom(random: Random, custom: Custom): Custom {
  const { given } = custom
  switch (random.pick(['words', 'moment', 'moment', 'late', 'rules', 'step'])) {
    case 'words':
      return withSteps(
        custom,
        given.steps.map((step) => ({ ...step, say: drawSay(random, given.about) })),
      )
    case 'moment':
      return withSteps(
        custom,
        given.steps.map((step) => ({ ...step, moment: drawMoment(random, custom) })),
      )
    case 'late':
      return withSteps(
        custom,
        given.steps.map((step) => ({ ...step, late: drawLate(random) })),
      )
    case 'step':
      return given.steps.length > 3
        ? custom
        : withSteps(custom, [...given.steps, drawStep(random, custom, `s${given.steps.length + 1}`)])
    default:
      return redraw(random, custom)
  }
}

function withSteps(custom: Custom, steps: readonly GivenStep[]): Custom {
  return { ...custom, given: { ...custom.given, steps: [...steps] } }
}

function drawStep(random: Random, custom: Custom, id: string): GivenStep {
  const { given, isPlain } = custom
  return {
    id,
    moment: drawMoment(random, custom),
    when: !isPlain && random.chance(0.25) ? drawCondition(random, given.about) : null,
    late: drawLate(random),
    say: drawSay(random, given.about),
  }
}

function drawLate(random: Random): GivenStep['late'] {
  return random.pick([{ n: 2, unit: 'hours' }, { n: 1, unit: 'days' }, { n: 6, unit: 'hours' }, 'end-of-day'])
}

function drawSay(random: Random, about: About): GivenStep['say'] {
  const isOfOrder = about === 'order' || about === 'shipment'
  const words = {
    zh: `{{name}}您好，第${random.between(1, 9)}条${isOfOrder ? '，订单{{order}}' : ''}`,
    en: 'Dear {{name}}',
  }
  const variant = {
    when: { path: 'contact.language', is: 'equals' as const, value: 'en' },
    text: { zh: '您好', en: 'Hello' },
  }
  return { text: words, variants: random.chance(0.3) ? [variant] : [] }
}

function drawCondition(random: Random, about: About): Given['only'] {
  const number = { path: `contact.custom.${NUMBER_COLUMN}`, is: 'more' as const, value: random.between(1, 9) }
  const kind = { path: 'contact.kind', is: 'in' as const, value: ['customer', 'dealer'] }
  const tag = { path: 'contact.tags', is: 'equals' as const, value: '贵宾' }
  const own = about === 'order' ? { path: 'record.totalMinor', is: 'less' as const, value: 60_000 } : kind
  return random.pick([number, kind, { not: tag }, { any: [number, own] }, { all: [kind, { not: number }] }])
}

function drawMoment(random: Random, custom: Custom): GivenStep['moment'] {
  const { about } = custom.given
  return about === 'order' || about === 'shipment'
    ? drawEventMoment(random, about, custom)
    : drawDatedMoment(random, custom)
}

function drawEventMoment(random: Random, about: 'order' | 'shipment', { isPlain }: Custom): GivenStep['moment'] {
  const n = random.pick([
    { n: 0, unit: 'minutes' },
    { n: random.between(1, 90), unit: 'minutes' },
    { n: random.between(1, 20), unit: 'hours' },
  ] as const)
  const offset = { ...n, side: 'after' as const }
  if (isPlain) return { anchor: { fact: about === 'order' ? 'placed' : 'shipped' }, offset }
  const facts = FACTS[about]
  const anchor =
    random.chance(0.25) && n.n > 0
      ? { silence: [...new Set([facts[0], random.pick(facts)])] }
      : { fact: random.pick(facts) }
  const place = {
    at: random.chance(0.3) ? drawTime(random) : null,
    whose: random.pick(['recipient', 'recipient', 'shop'] as const),
    dayOff: random.pick(['same', 'same', 'after', 'before', 'skip'] as const),
  }
  const twice = random.chance(0.15) ? [offset, { n: 1, unit: 'days' as const, side: 'after' as const }] : offset
  return { anchor, offset: twice, place }
}

function drawDatedMoment(random: Random, { given, days, isPlain }: Custom): GivenStep['moment'] {
  const place = {
    at: drawTime(random),
    dayOff: isPlain ? ('same' as const) : random.pick(['same', 'same', 'after', 'before', 'skip'] as const),
  }
  if (given.about === 'instalment') {
    const due = `${(days[0] ?? '').slice(0, 7)}-28`
    const distance = Math.round((Date.parse(random.pick(days)) - Date.parse(due)) / DAY_MS)
    const offset = {
      n: Math.abs(distance),
      unit: 'days' as const,
      side: distance < 0 ? ('before' as const) : ('after' as const),
    }
    return { anchor: { date: 'record.due' }, offset, place }
  }
  const offset = random.chance(0.4)
    ? null
    : {
        n: random.between(1, 2),
        unit: isPlain ? ('days' as const) : random.pick(['days', 'working-days', 'weeks'] as const),
        side: random.pick(['before', 'after'] as const),
      }
  const calendars = [
    { monthDays: days.map((day) => Number(day.slice(8))) },
    { weekdays: days.map(weekdayOf) },
    ...(isPlain
      ? []
      : [{ monthDays: ['last' as const] }, { nth: random.between(1, 4), weekday: random.between(1, 7) }]),
  ]
  const anchor = random.pick([
    { date: `contact.custom.${DATE_COLUMN}` },
    { date: `contact.custom.${DATE_COLUMN}` },
    { yearly: `contact.custom.${DATE_COLUMN}` },
    { yearly: 'contact.birthday' },
    { calendar: random.pick(calendars) },
  ])
  return { anchor, offset, place }
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}
