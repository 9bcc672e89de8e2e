import type { Campaign } from '#shared/contracts/campaign.ts'
import { type FiringTime, isByClock, nextFiring } from '#shared/domain/calendar/firing.ts'
import { addDays, DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { firingZoneOfNumber } from '#shared/domain/people/contact-place.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'

export type ScheduleCampaignDeps = {
  campaigns: CampaignStore
  contacts: ContactStore
  schedules: CampaignSchedules
  clock: Pick<Clock, 'now'>
}

/**
 * Makes the schedules of an active campaign what they should be: one for each of its firings in each zone where contacts
 * live, or whoever is named in its settings; none for a kind that events start. A repeat changes nothing. When the campaign
 * was paused or stopped meanwhile, it is left without schedules.
 */
export async function scheduleCampaign(deps: ScheduleCampaignDeps, campaign: Campaign): Promise<void> {
  if (kindFor(campaign).trigger === 'event') return
  for (const zone of zonesInSettings(campaign)) await deps.contacts.addZone(zone)
  const wanted = await listWanted(deps, campaign, deps.clock.now())
  const names = new Set(wanted.map(nameOf))
  const standing = (await deps.schedules.list()).filter(({ campaignId }) => campaignId === campaign.id)
  if (standing.some((schedule) => !names.has(nameOf(schedule)))) await deps.schedules.removeAll(campaign.id)
  for (const schedule of wanted) await deps.schedules.put(schedule)
  const now = await deps.campaigns.find(campaign.id)
  if (now?.state !== 'active') await deps.schedules.removeAll(campaign.id)
}

/** Whether the clock starts this campaign, but it does not fire after `from` in any zone, or not until `until`: what fires at its activation does at `from` too. */
export async function neverFires(
  deps: Pick<ScheduleCampaignDeps, 'contacts'>,
  campaign: Campaign,
  from: Date,
  until: Date | null = null,
): Promise<boolean> {
  if (kindFor(campaign).trigger === 'event') return false
  const wanted = firingsAfter(campaign, await listZonesOf(deps, campaign), from)
  return wanted.every(({ rule, zone }) => {
    const next = nextFiring(rule, zone, isByClock(rule) ? from : new Date(from.getTime() - 1))
    return next === null || (until !== null && next > until)
  })
}

async function listWanted(
  deps: Pick<ScheduleCampaignDeps, 'contacts'>,
  campaign: Campaign,
  from: Date,
): Promise<CampaignSchedule[]> {
  return schedulesOf(campaign, await listZonesOf(deps, campaign), from)
}

/** Where a campaign fires besides at home: where contacts live, and whoever is named in its settings. */
export async function listZonesOf(
  deps: { contacts: Pick<ContactStore, 'listZones'> },
  campaign: Pick<Campaign, 'kind' | 'content'>,
): Promise<string[]> {
  return [...(await deps.contacts.listZones()), ...zonesInSettings(campaign)]
}

/** The schedules that a campaign should have after `from` while it is active: none for what fires at its activation. */
export function schedulesOf(campaign: Campaign, zones: readonly string[], from: Date): CampaignSchedule[] {
  return firingsAfter(campaign, zones, from).flatMap(({ rule, ...one }) => (isByClock(rule) ? [{ ...one, rule }] : []))
}

export type ZonedFiring = Omit<CampaignSchedule, 'rule'> & { rule: FiringTime }

/**
 * When a campaign fires after `from`, with people in these zones; it fires at home also before there is any. One for a
 * festival is for its next day alone: reconcile puts the one after. A draft that fires at its activation is taken to be
 * activated at `from`.
 */
export function firingsAfter(campaign: Campaign, zones: readonly string[], from: Date): ZonedFiring[] {
  const firings = firingsOf(campaign, campaign.activeSince ?? from)
  return [...new Set([DEFAULT_ZONE, ...zones])].flatMap((zone) =>
    firings.map(({ part, rule }) => ({
      campaignId: campaign.id,
      part,
      zone,
      rule: onNextDate(campaign, rule, zone, from),
    })),
  )
}

function onNextDate(campaign: Campaign, rule: FiringTime, zone: string, from: Date): FiringTime {
  if (!isByClock(rule)) return rule
  const { content } = campaign
  const kind = kindFor(campaign)
  const nextFrom = (date: string) => (kind.trigger === 'schedule' ? (kind.nextDate?.(content, date) ?? null) : null)
  const today = localDateOf(from, zone)
  const date = nextFrom(today)
  if (date === null) return rule
  const isOver = nextFiring({ ...rule, date }, zone, from) === null
  return { ...rule, date: isOver ? (nextFrom(addDays(date, 1)) ?? date) : date }
}

/** Where the numbers in the settings belong: the head of a company need not be a contact. */
function zonesInSettings({ kind, content }: Pick<Campaign, 'kind' | 'content'>): string[] {
  return (kindFor({ kind, content }).phoneSettings ?? []).flatMap((name) => {
    const phone = content.settings[name]
    const parsed = typeof phone === 'string' ? parsePhone(phone) : null
    return parsed?.ok ? [firingZoneOfNumber(parsed.e164)] : []
  })
}

function firingsOf(campaign: Pick<Campaign, 'kind' | 'content'>, since: Date): { part: string; rule: FiringTime }[] {
  const kind = kindFor(campaign)
  return kind.trigger === 'schedule' ? kind.firings(campaign.content, since) : []
}

function nameOf({ part, zone }: CampaignSchedule): string {
  return `${part} ${zone}`
}
