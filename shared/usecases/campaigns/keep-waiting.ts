import type { Campaign, WaitingCampaigns } from '#shared/contracts/campaign.ts'
import { announce, isKept, settle, waitingOf } from '#shared/domain/campaigns/waiting-campaigns.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { untilSaved } from '../until-saved.ts'

type KeepDeps = { campaigns: Pick<CampaignStore, 'list' | 'findWaiting' | 'saveWaiting'> }

const TRIES = 20

/**
 * Says that `next` is about to be written, before it is: from then on every event asks the campaign itself, so that it meets
 * it as it is. Nothing to say of a campaign that nobody asks for so, before or after. A repeat changes nothing that matters.
 * @throws AppError CONFLICT (retryable) when others were first each time.
 */
export async function announceCampaign(deps: KeepDeps, before: Campaign, next: Campaign, now: Date): Promise<void> {
  if (isKept(before) || isKept(next)) await change(deps, (waiting) => announce(waiting, next, now))
}

/** Keeps the campaign as it was written. A crash before that leaves it to reconcile; until then events ask the campaign. */
export async function settleCampaign(deps: KeepDeps, before: Campaign, written: Campaign, now: Date): Promise<void> {
  if (isKept(before) || isKept(written)) await change(deps, (waiting) => settle(waiting, written, now))
}

/** Mends what crashes left, and keeps it for the first time after an upgrade. Costs a read where nothing is to be mended. */
export async function mendWaiting(deps: KeepDeps, all: readonly Campaign[], now: Date): Promise<void> {
  await change(deps, (waiting) => all.reduce((kept, campaign) => settle(kept, campaign, now), waiting))
}

/** Where nobody has kept any, what is kept first holds all of them. */
async function change(deps: KeepDeps, decide: (waiting: WaitingCampaigns) => WaitingCampaigns): Promise<void> {
  await untilSaved({ what: 'campaigns', tries: TRIES }, async () => {
    const known = await deps.campaigns.findWaiting()
    const base = known ?? waitingOf(await deps.campaigns.list())
    const next = decide(base)
    if (known !== undefined && next === base) return 'done'
    const isSaved = await deps.campaigns.saveWaiting({ ...next, rev: base.rev + 1 }, known?.rev ?? 'absent')
    return isSaved ? 'done' : 'lost'
  })
}
