import type { Contact } from '#shared/contracts/contact.ts'
import { heldFrom } from '#shared/domain/campaigns/campaign-time.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import { heldSince } from '#shared/domain/scenarios/issues.ts'
import type { AudienceSource } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { mayMean } from '#shared/domain/scenarios/selection.ts'
import type { Lived } from '../history/past-contents.ts'

type Stretch = { after: Date; until: Date }

/**
 * Tells of each person which of these campaigns may mean them by what fires in a stretch of time. When they fire is found once
 * for each zone, so that a block of people costs what its zones do. One that was edited in that time is never left out.
 */
export function rivalsOfPeople(lived: readonly Lived[], stretch: Stretch): (contact: Contact) => Lived[] {
  const sources = new Map<string, readonly AudienceSource[] | null>()
  const sourcesOf = (one: Lived, zone: string) => {
    const key = `${one.campaign.id} ${zone}`
    const known = sources.get(key)
    if (known !== undefined) return known
    const found = sourcesIn(one, zone, stretch)
    sources.set(key, found)
    return found
  }
  return (contact) => {
    const zones = [contact.zone, ...(contact.formerZone === null ? [] : [contact.formerZone.zone])]
    return lived.filter((one) =>
      zones.some((zone) => sourcesOf(one, zone)?.some((source) => mayConcern(source, contact)) ?? true),
    )
  }
}

/** Whose records are asked about, their records tell. What a person has to pay is not read. */
function mayConcern(source: AudienceSource, contact: Contact): boolean {
  return source.from === 'records' || mayMean(source, { contact, instalments: [] })
}

/** Whom its firings in the zone ask about; null where that cannot be told for all people at once. */
function sourcesIn({ campaign, past }: Lived, zone: string, stretch: Stretch): AudienceSource[] | null {
  const { id: campaignId, activeSince: since } = campaign
  const content = heldSince(campaign.content, heldFrom(campaign, campaign.version))
  const kind = kindFor(campaign)
  if (kind.trigger === 'event' || past.length > 1) return null
  return firingsBetween(kind, { campaignId, content, zone, since }, stretch).flatMap(
    (firing) => kind.audienceOf(firing, content) ?? [],
  )
}
