import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { FESTIVAL_IDS, type FestivalId, nextFestivalDate } from '#shared/domain/calendar/festivals.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import { addDays, DEFAULT_ZONE, instantOf, localDateOf } from '#shared/domain/calendar/time.ts'

/**
 * When a campaign that the clock starts sends next, at home: `daily` to whoever has a birthday, `before-due` so many days before
 * a date of each reader, `over` once its only day is past, `at-once` as soon as it is activated. `events` where things that happen
 * start it, `unknown` where its settings do not say.
 */
export type NextSend =
  | { kind: 'at'; at: Date; isOnly: boolean }
  | { kind: 'daily'; time: string }
  | { kind: 'before-due'; time: string; days: number[] }
  | { kind: 'over'; at: Date }
  | { kind: 'at-once' }
  | { kind: 'events' }
  | { kind: 'unknown' }

type Planned = Pick<CampaignView, 'kind' | 'settings'> & Partial<Pick<CampaignView, 'activeSince' | 'scenario'>>

export function nextSendOf({ kind, settings, activeSince = null, scenario }: Planned, now: Date): NextSend {
  const { time, days, daysBefore, date } = settings
  if (scenario !== undefined) return { kind: waitsForEvents(scenario) ? 'events' : 'unknown' }
  if (kind === 'custom') return { kind: 'unknown' }
  // A shipped kind that the clock starts always has its hour.
  if (typeof time !== 'string') return { kind: 'events' }
  if (settings.now === true)
    return activeSince === null ? { kind: 'at-once' } : { kind: 'over', at: new Date(activeSince) }
  if (kind === 'birthday-greeting') return { kind: 'daily', time }
  if (kind === 'repayment-reminder' && Array.isArray(daysBefore))
    return { kind: 'before-due', time, days: numbersIn(daysBefore) }
  if (kind === 'repayment-reminder') return at(nextFiring({ time, monthDays: numbersIn(days) }, DEFAULT_ZONE, now))
  if (typeof date === 'string') return onDay({ date, time }, now)
  const firings = festivalsIn(settings).map((id) => festivalAfter(id, time, now))
  return at(firings.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null)
}

/** The festivals of a holiday greeting; earlier releases named the only one. */
export function festivalsIn({ festivals, festival }: CampaignView['settings']): FestivalId[] {
  const named: unknown[] = Array.isArray(festivals) ? festivals : [festival]
  return FESTIVAL_IDS.filter((id) => named.includes(id))
}

function waitsForEvents({ steps }: NonNullable<CampaignView['scenario']>): boolean {
  return steps.some(({ moment: { anchor } }) => 'fact' in anchor || 'silence' in anchor || 'hand' in anchor)
}

function onDay({ date, time }: { date: string; time: string }, now: Date): NextSend {
  const only = instantOf(date, time, DEFAULT_ZONE)
  return only > now ? { kind: 'at', at: only, isOnly: true } : { kind: 'over', at: only }
}

function festivalAfter(id: FestivalId, time: string, now: Date): Date {
  const today = localDateOf(now, DEFAULT_ZONE)
  const first = instantOf(nextFestivalDate(id, today), time, DEFAULT_ZONE)
  return first > now ? first : instantOf(nextFestivalDate(id, addDays(today, 1)), time, DEFAULT_ZONE)
}

function at(firing: Date | null): NextSend {
  return firing === null ? { kind: 'unknown' } : { kind: 'at', at: firing, isOnly: false }
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : []
}
