import type { Campaign, CampaignState, Counts } from '#shared/contracts/campaign.ts'
import { type KindId, MessageState } from '#shared/contracts/message.ts'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { heldFrom } from '#shared/domain/campaigns/campaign-time.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import { heldSince } from '#shared/domain/scenarios/issues.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { type CountedRun, listCounted } from './list-runs.ts'
import { type Fortnight, type ReadFortnightDeps, readFortnight } from './read-fortnight.ts'

export type ReadHomeDeps = {
  campaigns: Pick<CampaignStore, 'listPage'>
  contacts: Pick<ContactStore, 'listZones'>
} & ReadFortnightDeps
export type Upcoming = { at: Date; campaignId: string; kind: KindId; name: string }
export type Home = {
  date: string
  zone: string
  runs: { fired: number; planned: number; counts: Counts; isComplete: boolean }
  /** Of active and paused campaigns and the newest stopped ones. */
  fortnight: Fortnight
  upcoming: Upcoming[]
  hasContacts: boolean
}

/** What is read at most, so that the first page costs the same in a shop with hundreds of campaigns: the newest of each state. */
const MOST = { active: 40, paused: 20, stopped: 20 } as const satisfies Partial<Record<CampaignState, number>>
const MOST_RUNS = 20
const MOST_UPCOMING = 50
const WEEK_MS = 7 * 24 * 3_600_000

/**
 * Today's runs in sums, the last 14 days and the coming 7 of campaigns, told in the zone of the business. Costs a query or two
 * a campaign, at most 80, and what must be counted anew; it keeps such counts.
 */
export async function readHome(deps: ReadHomeDeps): Promise<Home> {
  const now = deps.clock.now()
  const date = localDateOf(now, DEFAULT_ZONE)
  const { campaigns: all, isAll } = await readCampaigns(deps)
  const campaigns = all.filter((campaign) => kindFor(campaign).trigger === 'schedule')
  const [fortnight, pages, zones] = await Promise.all([
    readFortnight(deps, all, date),
    Promise.all(campaigns.map(({ id }) => listCounted(deps, id, { limit: MOST_RUNS }))),
    deps.contacts.listZones(),
  ])
  const ofToday = ({ run }: CountedRun) => localDateOf(run.firedAt, DEFAULT_ZONE) === date
  const isCut = pages.some(({ items, next }) => next !== null && items.every(ofToday))
  return {
    date,
    zone: DEFAULT_ZONE,
    runs: {
      ...sumUp(pages.flatMap(({ items }) => items.filter(ofToday))),
      isComplete: isAll && !isCut,
    },
    fortnight: { ...fortnight, isComplete: fortnight.isComplete && isAll },
    upcoming: upcomingOf(campaigns, now),
    hasContacts: zones.length > 0,
  }
}

/** `isAll`: but for the stopped ones, which pile up over the years. */
async function readCampaigns({ campaigns }: ReadHomeDeps): Promise<{ campaigns: Campaign[]; isAll: boolean }> {
  const [active, paused, stopped] = await Promise.all([
    campaigns.listPage({ state: 'active', limit: MOST.active }),
    campaigns.listPage({ state: 'paused', limit: MOST.paused }),
    campaigns.listPage({ state: 'stopped', limit: MOST.stopped }),
  ])
  const all = [active, paused, stopped].flatMap(({ items }) => items)
  return {
    campaigns: all,
    isAll: active.next === null && paused.next === null,
  }
}

function sumUp(runs: readonly CountedRun[]): Omit<Home['runs'], 'isComplete'> {
  const counts: Counts = {}
  for (const state of MessageState.options) {
    const sum = runs.reduce((total, run) => total + (run.counts[state] ?? 0), 0)
    if (sum > 0) counts[state] = sum
  }
  return { fired: runs.length, planned: runs.reduce((total, { run }) => total + run.planned, 0), counts }
}

/** Each instant of a campaign once: several of its parts may fire together. */
function upcomingOf(campaigns: readonly Campaign[], now: Date): Upcoming[] {
  const until = new Date(now.getTime() + WEEK_MS)
  const all = campaigns.filter(({ state }) => state === 'active').flatMap((campaign) => firingsOf(campaign, now, until))
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime()).slice(0, MOST_UPCOMING)
}

function firingsOf(campaign: Campaign, after: Date, until: Date): Upcoming[] {
  const { id, kind, activeSince: since } = campaign
  const content = heldSince(campaign.content, heldFrom(campaign, campaign.version))
  const plan = kindFor({ kind, content })
  if (plan.trigger !== 'schedule') return []
  const fires = { campaignId: id, content, zone: DEFAULT_ZONE, since }
  const instants = new Set(
    firingsBetween(plan, fires, { after, until, isWanted: ({ from }) => from !== 'nobody' }).map(({ firedAt }) =>
      firedAt.getTime(),
    ),
  )
  return [...instants].map((at) => ({ at: new Date(at), campaignId: id, kind, name: content.name }))
}
