import type { Campaign, WaitingCampaign, WaitingCampaigns } from '#shared/contracts/campaign.ts'
import { countsFromLastOrder } from '../scenarios/asks-last-order.ts'
import { kindFor } from '../scenarios/registry.ts'
import { editedAtOf } from './campaign-time.ts'

/** What a campaign waits for that no event starts. */
export const CLOCK = 'clock'
/** A writer that has not come back for so long will not. */
const WRITES_WITHIN_MS = 10 * 60_000

/** Whether events wait for this campaign: they start it, or say the day that it counts from, and it is active or paused. */
export function isWaiting(campaign: Campaign): boolean {
  const isOpen = campaign.state === 'active' || campaign.state === 'paused'
  return isOpen && (kindFor(campaign).trigger === 'event' || notesLastOrder(campaign))
}

/** Whether it is kept among them: events wait for it, or texts of a lower precedence leave room for its own. */
export function isKept(campaign: Campaign): boolean {
  const isOpen = campaign.state === 'active' || campaign.state === 'paused'
  return isWaiting(campaign) || (isOpen && kindFor(campaign).category === 'marketing')
}

export function waitingOf(all: readonly Campaign[]): WaitingCampaigns {
  return { campaigns: all.filter(isKept).map(entryOf), rev: 0 }
}

/** With word that somebody is about to write this campaign's next revision: until it is settled the campaign itself is asked. */
export function announce(waiting: WaitingCampaigns, campaign: Campaign, at: Date): WaitingCampaigns {
  const known = waiting.campaigns.find(({ id }) => id === campaign.id)
  const rev = Math.max(campaign.rev, known?.pending?.rev ?? 0)
  return withEntry(waiting, { ...(known ?? entryOf(campaign)), pending: { rev, at } })
}

/**
 * With the campaign as it was written; the very same object where that changes nothing. Where a later revision is announced, its
 * writer is waited for, unless that was too long ago.
 */
export function settle(waiting: WaitingCampaigns, campaign: Campaign, now: Date): WaitingCampaigns {
  const known = waiting.campaigns.find(({ id }) => id === campaign.id)
  if (known !== undefined && known.rev > campaign.rev) return waiting
  const pending = known?.pending ?? null
  if (pending !== null && pending.rev > campaign.rev && !isGivenUp(pending.at, now)) return waiting
  if (!isKept(campaign)) return known === undefined ? waiting : withoutEntry(waiting, campaign)
  return known?.rev === campaign.rev && known.category !== null && pending === null
    ? waiting
    : withEntry(waiting, entryOf(campaign))
}

function isGivenUp(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > WRITES_WITHIN_MS
}

function entryOf(campaign: Campaign): WaitingCampaign {
  const { id, kind, state, version, activeSince, rev } = campaign
  const editedAt = editedAtOf(campaign)
  const { category } = kindFor(campaign)
  return { id, kind, state, version, activeSince, editedAt, rev, category, about: waitsFor(campaign), pending: null }
}

/** The type of record whose events a campaign waits for: orders and parcels are answered together, and the clock is none. */
export function waitsFor(campaign: Pick<Campaign, 'kind' | 'content'>): string {
  const { trigger, scenario } = kindFor(campaign)
  if (notesLastOrder(campaign)) return 'order'
  return trigger === 'event' ? keyOfWait(scenario?.about ?? 'order') : CLOCK
}

/** Whether it needs the day of each person's newest order. */
export function notesLastOrder(campaign: Pick<Campaign, 'kind' | 'content'>): boolean {
  const { scenario } = kindFor(campaign)
  return scenario !== undefined && countsFromLastOrder(scenario)
}

export function keyOfWait(about: string): string {
  return about === 'shipment' ? 'order' : about
}

function withEntry(waiting: WaitingCampaigns, entry: WaitingCampaign): WaitingCampaigns {
  const others = waiting.campaigns.filter(({ id }) => id !== entry.id)
  return { ...waiting, campaigns: [...others, entry] }
}

function withoutEntry(waiting: WaitingCampaigns, campaign: Campaign): WaitingCampaigns {
  return { ...waiting, campaigns: waiting.campaigns.filter(({ id }) => id !== campaign.id) }
}
