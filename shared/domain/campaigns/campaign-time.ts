import type { Campaign } from '#shared/contracts/campaign.ts'

type Times = Pick<Campaign, 'activeSince' | 'activeUntil'>

/** Whether the campaign answers what happened at `at`: since its activation and, once paused or stopped, until then. */
export function isAnsweredBy({ activeSince, activeUntil }: Times, at: Date): boolean {
  return activeSince !== null && at >= activeSince && (activeUntil === null || at < activeUntil)
}

/** The version that held at `at`; the first that is known for what was before. */
export function versionAt({ version, versions }: Pick<Campaign, 'version' | 'versions'>, at: Date): number {
  const known = versions ?? []
  return (known.findLast(({ since }) => since <= at) ?? known[0])?.version ?? version
}

/** What a firing may need to know: edits of the last two months. */
const VERSIONS_KEPT_MS = 60 * 24 * 60 * 60_000

/** The versions with one that holds from `since` on. */
export function addVersion(campaign: Campaign, version: number, since: Date): Campaign['versions'] {
  const known = campaign.versions ?? [{ version: campaign.version, since: campaign.activeSince ?? new Date(0) }]
  const oldest = known.findLastIndex((one) => since.getTime() - one.since.getTime() > VERSIONS_KEPT_MS)
  return [...known.slice(Math.max(0, oldest)), { version, since }]
}
