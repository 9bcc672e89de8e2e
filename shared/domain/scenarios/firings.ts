import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { type FiringRule, nextFiring } from '../calendar/firing.ts'
import { addDays, instantOf, type LocalDate, localDateOf } from '../calendar/time.ts'
import type { Firing, ScheduledKind } from './kind.ts'

export type Fires = { campaignId: string; content: CampaignContent; zone: string }

/** Every firing of the campaign in one zone in (`after`, `until`] that calls for anybody at all, part after part, by time. */
export function firingsBetween(kind: ScheduledKind, fires: Fires, after: Date, until: Date): Firing[] {
  return kind.firings(fires.content).flatMap(({ part, rule }) => {
    const found: Firing[] = []
    let at = nextOn(kind, fires, rule, after)
    while (at !== null && at <= until) {
      const firing = firingOf(fires, part, at)
      if (kind.audienceOf(firing, fires.content) !== null) found.push(firing)
      at = nextOn(kind, fires, rule, at)
    }
    return found
  })
}

/** What the campaign would do on a date: each of its parts, with the firing where it has one. */
export function firingsOn(
  kind: ScheduledKind,
  fires: Fires,
  date: LocalDate,
): { part: string; firing: Firing | null; at: Date }[] {
  return kind.firings(fires.content).map(({ part, rule }) => {
    const at = instantOf(date, rule.time, fires.zone)
    const fired = nextFiring(rule, fires.zone, new Date(at.getTime() - 1))
    const firing = firingOf(fires, part, at)
    const isMeant = fired?.getTime() === at.getTime() && kind.audienceOf(firing, fires.content) !== null
    return { part, firing: isMeant ? firing : null, at }
  })
}

function firingOf({ campaignId, zone }: Fires, part: string, firedAt: Date): Firing {
  const date = localDateOf(firedAt, zone)
  return { campaignId, part, zone, firedAt, date, step: date }
}

/** A kind that knows its next date is not asked day by day. */
function nextOn(kind: ScheduledKind, { content, zone }: Fires, rule: FiringRule, after: Date): Date | null {
  const today = localDateOf(after, zone)
  const date = rule.date === undefined ? (kind.nextDate?.(content, today) ?? null) : null
  if (date === null) return nextFiring(rule, zone, after)
  const at = nextFiring({ ...rule, date }, zone, after)
  if (at !== null) return at
  const next = kind.nextDate?.(content, addDays(date, 1)) ?? null
  return next === null ? nextFiring(rule, zone, after) : nextFiring({ ...rule, date: next }, zone, after)
}
