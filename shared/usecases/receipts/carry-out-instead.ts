import type { MessageId } from '#shared/contracts/ids.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { INSTEAD } from '#shared/domain/sending/guards/truth.ts'
import { judgeMessage } from '#shared/domain/sending/judge-message.ts'
import { closeMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type MarkPageDeps, markPage } from '../runs/mark-page.ts'
import { readCampaignOf } from '../sending/read-campaign.ts'
import { type ReadDeps, readSituations } from '../sending/read-situations.ts'
import { refsOf } from '../sending/refs-of.ts'
import { type CarryOutDeps, carryOut } from './carry-out.ts'

export type CarryOutInsteadDeps = ReadDeps &
  CarryOutDeps &
  MarkPageDeps & {
    messages: Pick<MessageStore, 'find' | 'save' | 'findMany'>
    campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
    runs: Pick<RunStore, 'findAudience'>
  }

/** `skipped`: it is done already, or no more so by now, which is for the next look at it to say. */
export type CarryOutOutcome = 'done' | 'skipped'

/**
 * Does what follows from a step that texts nobody, if it is still right, and then closes its message. What is done derives from
 * the message, so a repeat, or another try after a crash in between, does nothing a second time.
 * @throws AppError CONFLICT, HELD_BY_ANOTHER_WORKER (retryable)
 */
export async function carryOutInstead(deps: CarryOutInsteadDeps, id: MessageId): Promise<CarryOutOutcome> {
  const message = await deps.messages.find(id)
  const now = deps.clock.now()
  if (message === undefined || message.state !== 'planned' || message.dueAt > now) return 'skipped'
  const campaign = await readCampaignOf(deps.campaigns, message)
  const draft = { message: { ...message, campaignVersion: campaign.version }, refs: await refsOf(deps, message) }
  // Neither countries nor hours are asked of what texts nobody.
  const common = { campaign, countries: null, shops: null, rules: null }
  const [reading] = await readSituations(deps, [draft], common)
  if (reading === undefined) return 'skipped'
  const kind = kindFor({ kind: message.kind, content: campaign.content })
  const decision = judgeMessage(message, kind, reading, now)
  if (decision.kind !== 'final' || decision.because !== INSTEAD) return 'skipped'
  await carryOut(deps, draft.message)
  if (message.page !== null) await markPage(deps, message.page)
  const closed = closeMessage(draft.message, decision.state, decision.because, now)
  return (await deps.messages.save(closed, message.rev)) ? 'done' : 'skipped'
}
