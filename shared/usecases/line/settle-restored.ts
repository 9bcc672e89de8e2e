import type { Campaign, Run } from '#shared/contracts/campaign.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { doubtRestored } from '#shared/domain/sending/message-lifecycle.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type UpdateCampaignDeps, updateCampaign } from '../campaigns/update-campaign.ts'
import { untilSaved } from '../until-saved.ts'
import { type SteerLineDeps, stopLine } from './steer-line.ts'

export type SettleRestoredDeps = SteerLineDeps &
  UpdateCampaignDeps & {
    messages: Pick<MessageStore, 'find' | 'save' | 'listDue' | 'dueShards'>
    runs: Pick<RunStore, 'listRuns' | 'saveRun' | 'listDuePages' | 'dueShards'>
    queues: Pick<Queues, 'campaignJob' | 'sendJobs'>
  }

/** `runs`: those whose people end in doubt, page by page; `messages`: single ones that are in doubt now. */
export type RestoredCounts = { campaigns: number; runs: number; messages: number }

/** Told in the audit and on the line. */
const BY = 'system/restore'
const EVER = new Date('9999-12-31T00:00:00Z')
const ALL = 1_000_000
const RUNS_READ_AT_ONCE = 100
const TRIES = 20

/**
 * After the data went back to an earlier backup: what left between that and now is not known, so nothing that may have left
 * is sent. Nothing is submitted until somebody starts the line again. Campaigns answer nothing that happened before now;
 * runs under way and single messages that were due by now end in doubt.
 * Call it before anything else works on the stores. A repeat, or one after a crash between two steps, only covers more.
 */
export async function settleRestored(deps: SettleRestoredDeps, why: string): Promise<RestoredCounts> {
  await stopLine(deps, { by: BY, why })
  const now = deps.clock.now()
  const counts: RestoredCounts = { campaigns: 0, runs: 0, messages: 0 }
  for (const campaign of await deps.campaigns.list()) {
    if (campaign.activeSince !== null && campaign.state !== 'stopped') counts.campaigns += 1
    await beginAnew(deps, campaign, now)
    counts.runs += await giveUpRuns(deps, campaign, now)
  }
  counts.messages = await doubtMessages(deps, now)
  await wakePages(deps)
  return counts
}

/** As if it had been activated now, and paused now where it is: no missed firing, and no earlier event, is answered. */
async function beginAnew(deps: SettleRestoredDeps, restored: Campaign, now: Date): Promise<void> {
  const { id, activeSince } = restored
  if (activeSince === null) return
  await updateCampaign(deps, { id, by: BY }, (campaign) => {
    if (campaign.state === 'stopped' || campaign.state === 'draft') return { kind: 'done', campaign }
    const activeUntil = campaign.state === 'paused' ? now : null
    return { next: { ...campaign, activeSince: now, activeUntil, changedAt: now }, what: 'campaign.restored' }
  })
  if (kindFor(restored).trigger === 'schedule') await closeBook(deps, id, now)
}

async function closeBook({ campaigns }: SettleRestoredDeps, id: Campaign['id'], now: Date): Promise<void> {
  await untilSaved({ what: 'the firings', tries: TRIES, context: { campaignId: id } }, async () => {
    const book = await campaigns.findFirings(id)
    if (book === undefined || book.doneUntil >= now) return 'done'
    return (await campaigns.saveFirings({ ...book, doneUntil: now, rev: book.rev + 1 }, book.rev)) ? 'done' : 'lost'
  })
}

async function giveUpRuns(deps: SettleRestoredDeps, { id }: Campaign, now: Date): Promise<number> {
  let given = 0
  let cursor: string | undefined
  do {
    const { items, next } = await deps.runs.listRuns(id, { limit: RUNS_READ_AT_ONCE, cursor })
    for (const run of items) if (await giveUp(deps, run, now)) given += 1
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return given
}

async function giveUp({ runs }: SettleRestoredDeps, run: Run, restoredAt: Date): Promise<boolean> {
  if (run.state === 'closed') return false
  return runs.saveRun({ ...run, restoredAt, rev: run.rev + 1 }, run.rev)
}

async function doubtMessages({ messages }: SettleRestoredDeps, now: Date): Promise<number> {
  let doubted = 0
  for (let shard = 0; shard < messages.dueShards; shard += 1) {
    for (const { id } of await messages.listDue(shard, EVER, ALL)) {
      const message = await messages.find(id)
      const next = message === undefined ? null : doubtRestored(message, now)
      if (next !== null && (await messages.save(next, next.rev - 1))) doubted += 1
    }
  }
  return doubted
}

/** Those of runs under way say now what they can, not only at their hour. */
async function wakePages({ runs, queues }: SettleRestoredDeps): Promise<void> {
  for (let shard = 0; shard < runs.dueShards; shard += 1) {
    const pages = await runs.listDuePages(shard, EVER, ALL)
    const jobs = pages.map(({ runId, number }) => ({ type: 'page' as const, runId, number, again: true }))
    if (jobs.length > 0) await queues.sendJobs('bulk', jobs)
  }
}
