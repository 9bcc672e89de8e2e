import { type CampaignContent, PAGE_SIZE, type PageAudience, type PageEntry } from '#shared/contracts/campaign.ts'
import type { AudienceSource, Firing, ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import type { RightOfWay } from '#shared/ports/right-of-way.ts'
import { type AudienceDeps, type AudienceStretch, readAudience } from './read-audience.ts'

export type FreezeDeps = AudienceDeps & {
  /** Milliseconds this worker may go on for. */
  remainingMs(): number
  /** @default nobody to let go first */
  rightOfWay?: RightOfWay
}

export type AskedFiring = {
  kind: ScheduledKind
  firing: Firing
  content: CampaignContent
  source: AudienceSource
  /** Reads whom a dry run found, instead of who is in the audience by now. */
  readFrozen?: ((cursor: string | null) => Promise<AudienceStretch>) | undefined
}

/** Who would be on the next page, and where reading goes on; null at the end. */
export type ProposedPage = Pick<PageAudience, 'entries' | 'after'>

export type Freezing = {
  /** Where the page before ended, null at the beginning. */
  from: string | null
  /** Keeps a page, and answers where the page ends that stands in its place: another worker may have been first. */
  keep(page: ProposedPage): Promise<string | null>
}

const STOP_EARLY_MS = 30_000

/** Whether what is begun now would be cut off: a page takes seconds, and is lost with its worker. */
export function isOutOfTime({ remainingMs }: Pick<FreezeDeps, 'remainingMs'>): boolean {
  return remainingMs() < STOP_EARLY_MS
}

/** The audience of one firing, page by page; nothing is handed over here. A repeat goes on from where it is told. */
export async function freezePages(
  deps: FreezeDeps,
  asked: AskedFiring,
  { from, keep }: Freezing,
): Promise<'whole' | 'out-of-time'> {
  let cursor = from
  do {
    if (isOutOfTime(deps)) return 'out-of-time'
    cursor = await keep(await gatherPage(deps, asked, cursor))
  } while (cursor !== null)
  return 'whole'
}

/** In a large audience hardly anybody may be meant: what time is left for is a page, be it short or empty, and its place. */
async function gatherPage(deps: FreezeDeps, asked: AskedFiring, from: string | null): Promise<ProposedPage> {
  const { pageSize = PAGE_SIZE } = deps
  const entries: PageEntry[] = []
  let cursor = from
  do {
    await deps.rightOfWay?.beforeStretch()
    const stretch = await (asked.readFrozen?.(cursor) ?? readAudience(deps, asked, cursor))
    entries.push(...stretch.entries)
    cursor = stretch.after
  } while (cursor !== null && entries.length < pageSize && !isOutOfTime(deps))
  return { entries, after: cursor }
}
