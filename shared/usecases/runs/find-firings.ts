import type { Campaign } from '#shared/contracts/campaign.ts'
import type { ForeseenFiring } from '#shared/contracts/dry-run.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { heldFrom } from '#shared/domain/campaigns/campaign-time.ts'
import { heldSince } from '#shared/domain/scenarios/issues.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { firingsAfter, listZonesOf, type ZonedFiring } from '../campaigns/schedule-campaign.ts'
import { scheduledKindOf } from './scheduled-kind.ts'

type Dated = ForeseenFiring & { date: string }

/** No pause between two firings of a part is longer: days off, days of a month. */
const MOST_SKIPPED = 62

/**
 * The campaign's next firing at or after `from`, with all parts and zones of its date, in their order: the date is that of
 * the next firing at home, else of the next one anywhere. None where it never fires again.
 */
export async function findFirings(
  deps: { contacts: Pick<ContactStore, 'listZones'> },
  campaign: Campaign,
  from: Date,
): Promise<ForeseenFiring[]> {
  const schedules = firingsAfter(campaign, await listZonesOf(deps, campaign), from)
  const soonest = schedules.flatMap((one) => firingOf(campaign, one, { from }) ?? [])
  const first = earliest(soonest.filter(({ zone }) => zone === DEFAULT_ZONE)) ?? earliest(soonest)
  if (first === undefined) return []
  const ofDate = schedules.flatMap((one) => firingOf(campaign, one, { from, date: first.date }) ?? [])
  return ofDate
    .toSorted((a, b) => a.firedAt.getTime() - b.firedAt.getTime())
    .map(({ part, zone, firedAt }) => ({ part, zone, firedAt }))
}

function earliest(firings: readonly Dated[]): Dated | undefined {
  return firings.toSorted((a, b) => a.firedAt.getTime() - b.firedAt.getTime())[0]
}

/** The first firing of this schedule that means anybody, on that date where one is named. */
function firingOf(
  campaign: Campaign,
  { part, zone, rule }: ZonedFiring,
  { from, date: wanted }: { from: Date; date?: string },
): Dated | null {
  const { id: campaignId, kind } = campaign
  const content = heldSince(campaign.content, heldFrom(campaign, campaign.version))
  let after = new Date(from.getTime() - 1)
  for (let skipped = 0; skipped < MOST_SKIPPED; skipped += 1) {
    const firedAt = nextFiring(rule, zone, after)
    if (firedAt === null) return null
    const date = localDateOf(firedAt, zone)
    if (wanted !== undefined && date > wanted) return null
    const firing = { campaignId, part, zone, firedAt, date, step: null }
    const source =
      wanted === undefined || date === wanted ? scheduledKindOf({ kind, content }).audienceOf(firing, content) : null
    if (source !== null && source.from !== 'nobody') return { part, zone, firedAt, date }
    after = firedAt
  }
  return null
}
