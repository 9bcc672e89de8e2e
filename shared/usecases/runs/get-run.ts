import type { Counts, PageProgress, Run } from '#shared/contracts/campaign.ts'
import { messageIdOf, RunId } from '#shared/contracts/ids.ts'
import { countsOfRun, keptCountsOf, sumOf } from '#shared/domain/campaigns/counts.ts'
import { AppError } from '#shared/domain/errors.ts'
import { isClosed } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { scheduledKindOf } from './scheduled-kind.ts'

export type GetRunDeps = {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  runs: RunStore
  messages: Pick<MessageStore, 'findMany'>
}

/**
 * `gap` names contacts whose message is not closed, at most 100: of the pages that are not finished or, where all are and their
 * sum is not what was planned, of those that count fewer than they hold.
 */
export type RunDetails = { run: Run; counts: Counts; pages: { finished: number; open: number }; gap: string[] }

const MOST_NAMED = 100

/** One run with its sums, and who is still missing from them. @throws AppError NOT_FOUND */
export async function getRun(deps: GetRunDeps, id: string): Promise<RunDetails> {
  const runId = RunId.safeParse(id)
  const run = runId.success ? await deps.runs.findRun(runId.data) : undefined
  if (run === undefined) throw new AppError('NOT_FOUND', 'There is no run with this id.', { retryable: false })
  const kept = keptCountsOf(run)
  if (kept !== null) return { run, counts: kept, pages: { finished: run.pages, open: 0 }, gap: [] }
  const progress = await deps.runs.listProgress(run.id)
  const open = progress.filter(({ state }) => state === 'open')
  const counts = countsOfRun(run, progress)
  const hasGap = run.state === 'sending' && open.length === 0 && sumOf(counts) !== run.planned
  const gap: string[] = []
  for (const page of hasGap ? progress : open) {
    if (gap.length >= MOST_NAMED) break
    gap.push(...(await openContacts(deps, run, page)))
  }
  return {
    run,
    counts,
    pages: { finished: progress.length - open.length, open: open.length },
    gap: gap.slice(0, MOST_NAMED),
  }
}

async function openContacts(deps: GetRunDeps, run: Run, { number, state, counts }: PageProgress): Promise<string[]> {
  const audience = await deps.runs.findAudience(run.id, number)
  if (audience === undefined) return []
  if (state === 'finished' && sumOf(counts ?? {}) >= audience.entries.length) return []
  const { content } = await readCampaign(deps.campaigns, run.campaignId, run.version)
  const kind = scheduledKindOf({ kind: run.kind, content })
  const expected = audience.entries.map((entry) => ({
    contactId: entry.contactId,
    id: messageIdOf({ contactId: entry.contactId, occurrence: kind.occurrenceOf(entry, run, content).key }),
  }))
  const written = await deps.messages.findMany(expected.map(({ id }) => id))
  return expected.flatMap(({ contactId, id }) => {
    const message = written.get(id)
    return message !== undefined && isClosed(message) ? [] : [contactId]
  })
}
