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

/** Since when its present version holds, where that is not the one it was activated with; else null. */
export function editedAtOf({ versions }: Pick<Campaign, 'versions'>): Date | null {
  return versions !== null && versions.length > 1 ? (versions.at(-1)?.since ?? null) : null
}

/** Since when a version holds: its activation counts as written. */
export function heldFrom(
  { versions, activeSince }: Pick<Campaign, 'versions' | 'activeSince'>,
  version: number,
): Date | null {
  return versions?.find((one) => one.version === version)?.since ?? activeSince
}

/** A stretch of time, (`from`, `until`], in which one version held. */
export type Stretch = { version: number; from: Date; until: Date }

/** The stretches of (`from`, `until`] in which one version held each, by time. */
export function stretchesOf(
  { version, versions }: Pick<Campaign, 'version' | 'versions'>,
  from: Date,
  until: Date,
): Stretch[] {
  const known = versions ?? [{ version, since: from }]
  return known.flatMap((one, index) => {
    const begins = index === 0 ? from : new Date(Math.max(from.getTime(), one.since.getTime() - 1))
    const next = known[index + 1]?.since
    const ends = next === undefined ? until : new Date(Math.min(until.getTime(), next.getTime() - 1))
    return begins < ends ? [{ version: one.version, from: begins, until: ends }] : []
  })
}

/** What a firing may need to know: edits of the last two months. */
const VERSIONS_KEPT_MS = 60 * 24 * 60 * 60_000

/** The versions with one that holds from `since` on. */
export function addVersion(campaign: Campaign, version: number, since: Date): Campaign['versions'] {
  const known = campaign.versions ?? [{ version: campaign.version, since: campaign.activeSince ?? new Date(0) }]
  const oldest = known.findLastIndex((one) => since.getTime() - one.since.getTime() > VERSIONS_KEPT_MS)
  return [...known.slice(Math.max(0, oldest)), { version, since }]
}
