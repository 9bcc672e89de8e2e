import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { fallsOn, instantOn, isByClock, nextFiring } from '../calendar/firing.ts'
import { addDays, type LocalDate, localDateOf, monthOf } from '../calendar/time.ts'
import { REMINDING } from './issues.ts'
import type { AudienceSource, Firing, ScheduledKind } from './kind.ts'

/** `since`: the campaign's activation, null before it was ever active. */
export type Fires = { campaignId: string; content: CampaignContent; zone: string; since: Date | null }
/** `isWanted`: whether anybody who is asked about can be in such an audience. */
export type Span = { after: Date; until: Date; isWanted?: (source: AudienceSource) => boolean }

/** Every firing of the campaign in one zone in (`after`, `until`] whose audience is wanted, part after part, by time. */
export function firingsBetween(kind: ScheduledKind, fires: Fires, { after, until, isWanted }: Span): Firing[] {
  const { content, zone, since } = fires
  // From yesterday on: a skipped time just before midnight is moved into today.
  const dates = datesFrom(addDays(localDateOf(after, zone), -1), localDateOf(until, zone))
  return kind.firings(content, since).flatMap(({ part, rule }) => {
    if (!isByClock(rule) && (rule.at <= after || rule.at > until)) return []
    const found: Firing[] = []
    for (const date of dates) {
      // Who is meant follows from the date alone, and to find its instant costs the most.
      const source = fallsOn(rule, date, zone)
        ? kind.audienceOf(firingOf(fires, part, { date, at: after }), content)
        : null
      if (source === null || isWanted?.(source) === false) continue
      const at = instantOn(rule, date, zone)
      if (at > after && at <= until) found.push(firingOf(fires, part, { date: localDateOf(at, zone), at }))
    }
    return found
  })
}

function datesFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date)
  return dates
}

/** What the campaign would do on a date: each of its parts, with the firing where it has one. */
export function firingsOn(
  kind: ScheduledKind,
  fires: Fires,
  date: LocalDate,
): { part: string; firing: Firing | null; at: Date }[] {
  const parts = kind.firings(fires.content, fires.since).filter(({ part }) => part !== REMINDING)
  return parts.map(({ part, rule }) => {
    const at = instantOn(rule, date, fires.zone)
    const fired = nextFiring(rule, fires.zone, new Date(at.getTime() - 1))
    const firing = firingOf(fires, part, { date, at })
    const isFired = fallsOn(rule, date, fires.zone) && fired?.getTime() === at.getTime()
    const isMeant = isFired && kind.audienceOf(firing, fires.content) !== null
    return { part, firing: isMeant ? firing : null, at }
  })
}

/** The months (`YYYY-MM`) of the instalments that the campaign asks about on these days, both included: each once. */
export function monthsAskedAbout(
  kind: ScheduledKind,
  fires: Fires,
  { from, until }: { from: LocalDate; until: LocalDate },
): string[] {
  const rules = kind.firings(fires.content, fires.since)
  const months = new Set<string>()
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const at = new Date(`${date}T00:00:00Z`)
    for (const { part } of rules.filter(({ rule }) => fallsOn(rule, date, fires.zone)))
      for (const month of monthsOf(kind.audienceOf(firingOf(fires, part, { date, at }), fires.content)))
        months.add(month)
  }
  return [...months]
}

function monthsOf(source: AudienceSource | null): readonly string[] {
  if (source?.from === 'instalments') return source.months
  return source?.from === 'instalments-due' ? source.dates.map(monthOf) : []
}

function firingOf({ campaignId, zone }: Fires, part: string, { date, at }: { date: LocalDate; at: Date }): Firing {
  return { campaignId, part, zone, firedAt: at, date, step: date }
}
