import * as z from 'zod'
import type { Anchor } from '#shared/contracts/scenario.ts'
import type { EventAnchor, Known } from '../known.ts'
import { cutOffAnchors } from './cut-off-anchor.ts'
import { deliveryDayAnchors } from './delivery-day.ts'
import { isSilentAnew, SilenceSettings, silenceAnchors } from './tracking-silence.ts'

type RuleAnchor = Extract<Anchor, { rule: string }>

/** `open`: what it is about and set by, where people may name it in scenarios of their own. `beginsAnew`: as of a fact. */
type NamedAnchor = {
  anchors(known: Known, settings: RuleAnchor['settings']): EventAnchor[]
  open?: { about: string; settings: z.ZodType }
  beginsAnew?(settings: RuleAnchor['settings']): boolean
}

/** When a step is due that no fact, date or calendar says by itself: what data cannot say is code. */
const NAMED_ANCHORS: Readonly<Record<string, NamedAnchor>> = {
  cutOff: { anchors: cutOffAnchors },
  deliveryDay: { anchors: deliveryDayAnchors, open: { about: 'shipment', settings: z.strictObject({}) } },
  trackingSilence: {
    anchors: silenceAnchors,
    open: { about: 'shipment', settings: SilenceSettings },
    beginsAnew: isSilentAnew,
  },
}

/** What begins the wait of a step that a named rule anchors; nothing where the rule has nothing to say, or nobody knows it. */
export function anchorsByRule({ rule, settings }: RuleAnchor, known: Known): EventAnchor[] {
  return named(rule)?.anchors(known, settings) ?? []
}

/** Whether each time that the rule speaks is a text of its own. */
export function beginsAnewByRule({ rule, settings }: RuleAnchor): boolean {
  return named(rule)?.beginsAnew?.(settings) === true
}

/** Why people may not name a rule so in a scenario of their own; null where they may. */
export function faultOfRule({ rule, settings }: RuleAnchor, about: string): { field: string; message: string } | null {
  const open = named(rule)?.open
  if (open === undefined) return { field: 'rule', message: 'is for scenarios that are shipped' }
  if (open.about !== about) return { field: 'rule', message: `is for scenarios about a ${open.about}` }
  const [issue] = open.settings.safeParse(settings).error?.issues ?? []
  return issue === undefined
    ? null
    : { field: ['settings', ...issue.path.map(String)].join('.'), message: issue.message }
}

function named(rule: string): NamedAnchor | undefined {
  return Object.hasOwn(NAMED_ANCHORS, rule) ? NAMED_ANCHORS[rule] : undefined
}
