import type { PageAudience, Run } from '#shared/contracts/campaign.ts'
import { PAGE_HAND_OVER_MS } from '#shared/domain/sending/message-lifecycle.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type CheckApprovalDeps, mayHandOver } from './check-approval.ts'
import { type AskedFiring, type FreezeDeps, freezePages, type ProposedPage } from './freeze-pages.ts'
import { saveRun } from './save-run.ts'

export type HandOverDeps = FreezeDeps &
  CheckApprovalDeps & { runs: RunStore; queues: Pick<Queues, 'sendJobs'>; clock: Clock }

export type HandOverOutcome = { kind: 'frozen' | 'waits'; pages: number; planned: number } | { kind: 'paused' }

/**
 * Freezes the rest of a run, and hands each page over to the bulk lane as soon as it is written. Several workers on one
 * firing write the same pages: each goes on from what stands there, whoever wrote it. With a gate all are handed over at the
 * end, if they may be; a repeat hands over again what stands there already, which sends nothing twice.
 */
export async function handOverPages(deps: HandOverDeps, begun: Run, asked: AskedFiring): Promise<HandOverOutcome> {
  let run = begun
  let last: PageAudience | undefined
  const placeReached = async () => {
    if (run.pages > 0 && last?.number !== run.pages) last = await deps.runs.findAudience(run.id, run.pages)
    return last?.after ?? null
  }
  const keep = async (proposed: ProposedPage) => {
    ;({ run, page: last } = await addPage(deps, run, proposed))
    return run.state === 'freezing' && !isEnd(last) ? placeReached() : null
  }
  const from = await placeReached()
  if (run.pages === 0 || from !== null) {
    if ((await freezePages(deps, asked, { from, keep })) === 'out-of-time') return { kind: 'paused' }
  }
  if (run.gate !== null && run.state === 'freezing') {
    const sizes = { pages: run.pages, planned: run.planned }
    if (!(await mayHandOver(deps, run, asked.content))) {
      if (run.gate !== 'needs-approval') await saveRun(deps, run, { gate: 'needs-approval' })
      return { kind: 'waits', ...sizes }
    }
    for (let number = 1; number <= run.pages; number += 1) await handOverPage(deps, run.id, number)
  }
  while (run.state === 'freezing') run = await endFreezing(deps, run)
  return { kind: 'frozen', pages: run.pages, planned: run.planned }
}

/** The next page as it stands afterwards: one that another worker wrote first is kept, also if the audience has changed. */
async function addPage(
  deps: HandOverDeps,
  run: Run,
  proposed: ProposedPage,
): Promise<{ run: Run; page: PageAudience }> {
  const fresh = { runId: run.id, number: run.pages + 1, ...proposed }
  const isFirst = await deps.runs.createAudience(fresh)
  const page = isFirst ? fresh : ((await deps.runs.findAudience(run.id, fresh.number)) ?? fresh)
  if (isEnd(page)) return { run, page }
  if (run.gate === null) {
    await handOverPage(deps, run.id, page.number)
  }
  const change = { pages: page.number, planned: run.planned + page.entries.length }
  return { run: await saveRun(deps, run, change), page }
}

/** An empty page at the end is none. */
function isEnd({ entries, after }: PageAudience): boolean {
  return entries.length === 0 && after === null
}

async function endFreezing(deps: HandOverDeps, run: Run): Promise<Run> {
  return saveRun(deps, run, { state: run.pages === 0 ? 'closed' : 'sending', gate: null })
}

async function handOverPage(deps: HandOverDeps, runId: Run['id'], number: number): Promise<void> {
  const wakeAt = new Date(deps.clock.now().getTime() + PAGE_HAND_OVER_MS)
  const progress = { runId, number, state: 'open' as const, wakeAt, counts: null, countedAt: null, rev: 1 }
  await deps.runs.saveProgress(progress, 'absent')
  await deps.queues.sendJobs('bulk', [{ type: 'page', runId, number }])
}
