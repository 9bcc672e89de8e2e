import type { CampaignId } from '#shared/contracts/ids.ts'
import { byWhom, closeMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'

export type CancelPlannedDeps = {
  campaigns: Pick<CampaignStore, 'find'>
  messages: Pick<MessageStore, 'find' | 'save' | 'listDue' | 'dueShards'>
  runs: Pick<RunStore, 'listDuePages' | 'dueShards'>
  queues: Pick<Queues, 'sendJobs'>
  clock: Clock
}

const EVER = new Date('9999-12-31T00:00:00Z')
/** Beyond this many in one shard the rest is cancelled when it falls due, where the campaign's state is read again. */
const MOST_A_SHARD = 5000

/**
 * Cancels what a stopped campaign had still planned, and lets its waiting pages do the same now instead of at their hour.
 * A repeat changes nothing; messages that are being sent at this moment are left to that.
 */
export async function cancelPlanned(deps: CancelPlannedDeps, campaignId: CampaignId): Promise<{ cancelled: number }> {
  const campaign = await deps.campaigns.find(campaignId)
  if (campaign?.state !== 'stopped') return { cancelled: 0 }
  let cancelled = 0
  for (let shard = 0; shard < deps.messages.dueShards; shard += 1) {
    for (const due of await deps.messages.listDue(shard, EVER, MOST_A_SHARD)) {
      if (due.campaignId !== campaignId) continue
      const message = await deps.messages.find(due.id)
      if (message?.state !== 'planned') continue
      const closed = closeMessage(
        message,
        'cancelled',
        'campaign-stopped',
        deps.clock.now(),
        byWhom(campaign.lastChange?.by),
      )
      if (await deps.messages.save(closed, message.rev)) cancelled += 1
    }
  }
  await wakePages(deps, campaignId)
  return { cancelled }
}

async function wakePages(deps: CancelPlannedDeps, campaignId: CampaignId): Promise<void> {
  const prefix = `run_${campaignId.slice(4)}.`
  for (let shard = 0; shard < deps.runs.dueShards; shard += 1) {
    const pages = (await deps.runs.listDuePages(shard, EVER, MOST_A_SHARD)).filter(({ runId }) =>
      runId.startsWith(prefix),
    )
    const jobs = pages.map(({ runId, number }) => ({ type: 'page' as const, runId, number, again: true }))
    if (jobs.length > 0) await deps.queues.sendJobs('bulk', jobs)
  }
}
