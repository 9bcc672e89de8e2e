import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import { isByClock, nextFiring } from '#shared/domain/calendar/firing.ts'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import type { ContentFault } from '#shared/domain/campaigns/campaign-content.ts'
import { nextIssue } from '#shared/domain/scenarios/issues.ts'
import type { OneOff } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { neverFires } from './schedule-campaign.ts'

type ZonesDeps = { contacts: Pick<ContactStore, 'listZones'> }
type Planned = Pick<Campaign, 'kind' | 'content'>

/** What a one-off lacks before it can go; empty for anything else. */
export function faultsBeforeGoing(campaign: Planned): ContentFault[] {
  const fault = oneOffOf(campaign)?.lacks(campaign.content) ?? null
  return fault === null ? [] : [fault]
}

/**
 * Whether a one-off that was never active would come too late: its moment has passed at home, or, where nobody lives there,
 * wherever people live. Never of anything else.
 */
export async function isMomentPast(deps: ZonesDeps, campaign: Planned, now: Date): Promise<boolean> {
  const kind = kindFor(campaign)
  if (kind.trigger !== 'schedule' || kind.oneOff === undefined) return false
  const rules = kind.firings(campaign.content, now)
  const zones = await deps.contacts.listZones()
  const counting = zones.length === 0 || zones.includes(DEFAULT_ZONE) ? [DEFAULT_ZONE] : zones
  return (
    rules.length > 0 &&
    counting.every((zone) => rules.every(({ rule }) => isByClock(rule) && nextFiring(rule, zone, now) === null))
  )
}

/** Why a new draft may not say this moment. */
export async function faultsOfNewMoment(
  deps: ZonesDeps,
  campaign: Planned,
  { change, now }: { change: CampaignChange; now: Date },
): Promise<ContentFault[]> {
  const ended = faultsOfEnd(campaign, now)
  if (ended.length > 0) return ended
  const oneOff = oneOffOf(campaign)
  if (oneOff === undefined || !oneOff.settings.some((name) => change.settings?.[name] !== undefined)) return []
  return (await isMomentPast(deps, campaign, now)) ? [PAST] : []
}

/** Why a campaign may not be given this moment: it has passed, or that of before has come. */
export async function faultsOfMovedMoment(
  deps: ZonesDeps & Parameters<typeof neverFires>[0],
  campaign: Campaign,
  { content, now }: { content: CampaignContent; now: Date },
): Promise<ContentFault[]> {
  const changed = { ...campaign, content }
  const ended = isSameEnd(campaign, changed) ? [] : faultsOfEnd(changed, now)
  if (ended.length > 0) return ended
  const oneOff = oneOffOf(changed)
  if (oneOff === undefined || momentIn(oneOff, content) === momentIn(oneOff, campaign.content)) return []
  if (campaign.activeSince !== null) {
    if (!(await neverFires(deps, campaign, campaign.activeSince, now))) return [COME]
    const fault = oneOff.lacks(content)
    if (fault !== null) return [fault]
    if (isAtActivation(changed)) return [ACTIVE]
  }
  return (await isMomentPast(deps, changed, now)) ? [PAST] : []
}

/** What is only worth saying until a day is not saved after it, nor where its next issue comes later. */
function faultsOfEnd({ kind, content }: Planned, now: Date): ContentFault[] {
  const { scenario } = content
  if (scenario?.until === undefined) return []
  const path = kind === 'custom' ? 'scenario.until' : 'settings.until'
  const today = localDateOf(now, DEFAULT_ZONE)
  if (scenario.until < today) return [{ path, message: 'has passed: give a day to come', code: 'past' }]
  const next = nextIssue(scenario, today)
  if (next === null || scenario.until >= next) return []
  return [{ path, message: `lies before the next issue, of ${next}`, code: 'before-issue' }]
}

function isSameEnd(before: Planned, after: Planned): boolean {
  return JSON.stringify(before.content.settings) === JSON.stringify(after.content.settings)
}

const PAST = { path: 'settings.date', message: 'has passed at that time: give a moment to come', code: 'past' }
const COME = {
  path: 'settings.date',
  message: 'cannot change any more, since its moment has come: make a copy for another one',
  code: 'already-sent',
}
const ACTIVE = {
  path: 'settings.now',
  message: 'is for a draft, which goes when it is activated: give a date, or make a copy',
  code: 'already-active',
}

/** Whether it goes at its activation, and not by the clocks. */
export function isAtActivation(campaign: Planned): boolean {
  const kind = kindFor(campaign)
  return kind.trigger === 'schedule' && kind.firings(campaign.content, new Date(0)).some(({ rule }) => 'at' in rule)
}

function oneOffOf(campaign: Planned): OneOff | undefined {
  const kind = kindFor(campaign)
  return kind.trigger === 'schedule' ? kind.oneOff : undefined
}

function momentIn({ settings }: OneOff, content: CampaignContent): string {
  return JSON.stringify(settings.map((name) => content.settings[name] ?? null))
}
