import * as z from 'zod'
import type { Order } from '#shared/contracts/record.ts'
import { CutOffs, type ShopSettings } from '#shared/contracts/shop.ts'
import { HOUR_MS, isZone } from '../../calendar/time.ts'
import { zonesOfOrder } from '../../people/contact-place.ts'
import { nextOpening, WIDEST_HOURS } from '../../policies/open-hours.ts'
import { shopOfOrder } from '../../records/shop-names.ts'
import type { EventAnchor, Known } from '../known.ts'
import { planForLast, planNudge } from './cut-off.ts'

/** What a shop says of the hour until which a paid order still leaves that day, and of when it reminds of one. */
export const CutOffSettings = z.strictObject({
  /** Of several cut-offs of a day the last, or the next that can be reached: then a second nudge comes before the last. */
  aim: z.enum(['last', 'next']).default('last'),
  /** Minutes from the order to its nudge. */
  delayMinutes: z.int().min(1).max(1440).default(30),
  /** Minutes from the order to a second nudge; null for none. Both are stopped by the same facts. */
  secondAfterMinutes: z.int().min(60).max(2880).nullable().default(null),
  /** The warehouse's cut-offs; where there are none, the shop's own. */
  cutOffs: CutOffs.default([]),
  /** Mainland China's public holidays are no cut-off days, its make-up days are. */
  observeHolidays: z.boolean().default(true),
  leadMinutes: z.int().min(20).max(600).default(90),
  guardMinutes: z.int().min(11).max(120).default(20),
  /** The warehouse's IANA time zone. */
  zone: z.string().refine(isZone, 'must be an IANA time zone like Asia/Shanghai').default('Asia/Shanghai'),
})
export type CutOffSettings = z.infer<typeof CutOffSettings>

/** Of the step that is anchored in the rule: `second` for the one that comes after the first. */
const RuleSettings = CutOffSettings.extend({ second: z.boolean().default(false) })
type RuleSettings = z.infer<typeof RuleSettings>

const DEFAULT_OPEN_HOURS = 72
/** Planned at the latest an hour before the shop closes the unpaid order (facts on nudges), and too late half an hour before. */
const BEFORE_CLOSING_MS = HOUR_MS
const LAST_MOMENT_MS = HOUR_MS / 2
/** Where an hour before the closing leaves less time than this to pay unasked, half-way to it is better. */
const LEAST_PATIENCE_MS = HOUR_MS / 4
const TOO_LATE = { state: 'expired', reason: 'too-late' } as const
const read = new WeakMap<object, RuleSettings>()

/** What the rule is set to for an order: what a campaign leaves unsaid its shop may say. */
export function cutOffsFor(settings: Known['settings'], order: Order, shops: ShopSettings | null): RuleSettings {
  const own = read.get(settings) ?? RuleSettings.parse(settings)
  read.set(settings, own)
  return own.cutOffs.length > 0 ? own : { ...own, cutOffs: shopOfOrder(shops, order)?.cutOffs ?? [] }
}

/**
 * When an unpaid order is reminded of, from its own word and the settings alone. The second keeps its distance from the
 * first, also where quiet hours or the closing of the order move one of them; where no time is left it has ended.
 */
export function cutOffAnchors({ order, shops }: Known, settings: Known['settings']): EventAnchor[] {
  if (order === null || order.placedAt === null) return []
  const rule = cutOffsFor(settings, order, shops)
  const { placedAt } = order
  const closing = order.details?.closesAt ?? new Date(placedAt.getTime() + DEFAULT_OPEN_HOURS * HOUR_MS)
  const latest = latestMs(placedAt, closing)
  const first = new Date(Math.min(planNudge(placedAt, rule).dueAt.getTime(), latest))
  const common = { at: placedAt, name: 'placed' }
  if (!rule.second) return [{ ...common, dueAt: first, until: tooLate(first, closing) }]
  const leavesAt = (nextOpening(first, zonesOfBuyer(order, rule), [WIDEST_HOURS]) ?? first).getTime()
  const wanted = secondMs(placedAt, rule)
  const second = new Date(Math.min(Math.max(wanted, leavesAt + HOUR_MS), latest))
  const isMeant = rule.secondAfterMinutes !== null || wanted > first.getTime()
  const isInTime = isMeant && second.getTime() >= leavesAt + HOUR_MS
  return [{ ...common, dueAt: second, until: tooLate(second, closing), ...(!isInTime && { ended: TOO_LATE }) }]
}

/** When a second nudge is wanted: so long after the order, else before the last cut-off of its day, where it has one. */
function secondMs(placedAt: Date, rule: RuleSettings): number {
  if (rule.secondAfterMinutes !== null) return placedAt.getTime() + rule.secondAfterMinutes * 60_000
  return (planForLast(placedAt, rule) ?? placedAt).getTime()
}

/** Where the order is read, as far as it tells by itself. */
function zonesOfBuyer({ details }: Order, { zone }: RuleSettings): readonly string[] {
  const zones = details === null || details.phone === null ? [] : zonesOfOrder(details.phone, details)
  return zones.length > 0 ? zones : [zone]
}

/** Half-way where an order closes too soon for an hour before that: shops that close after 30 minutes are common. */
function latestMs(placedAt: Date, closing: Date): number {
  const hourBefore = closing.getTime() - BEFORE_CLOSING_MS
  if (hourBefore >= placedAt.getTime() + LEAST_PATIENCE_MS) return hourBefore
  return Math.max(placedAt.getTime(), middleMs(placedAt, closing))
}

function tooLate(dueAt: Date, closing: Date): Date {
  return new Date(Math.max(closing.getTime() - LAST_MOMENT_MS, middleMs(dueAt, closing)))
}

function middleMs(from: Date, to: Date): number {
  return (from.getTime() + to.getTime()) / 2
}
