import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignCreate } from '#shared/contracts/console-api.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { type ContentFault, changeContent, defaultContent } from '#shared/domain/campaign-content.ts'
import { AppError } from '#shared/domain/errors.ts'
import { kindOf } from '#shared/domain/kinds/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'

export type CreateCampaignDeps = { campaigns: CampaignStore; ids: Ids; clock: Clock }
export type CreateCampaignOutcome =
  | { kind: 'created'; campaign: Campaign }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

/**
 * A new draft of a kind: what the input leaves out is the kind's own name (in Chinese), wording, audience and settings.
 * A repeat makes another draft, which sends nothing until it is activated.
 */
export async function createCampaign(deps: CreateCampaignDeps, input: CampaignCreate): Promise<CreateCampaignOutcome> {
  const kind = kindOf(input.kind)
  const answer = changeContent(kind, defaultContent(kind), input)
  if (!answer.ok) return { kind: 'invalid', faults: answer.faults }
  const now = deps.clock.now()
  const campaign: Campaign = {
    id: CampaignId.parse(deps.ids.create('cmp_')),
    kind: kind.id,
    state: 'draft',
    version: 1,
    content: answer.content,
    createdAt: now,
    changedAt: now,
    activeSince: null,
    rev: 1,
  }
  if (await deps.campaigns.save(campaign, 'absent')) return { kind: 'created', campaign }
  throw new AppError('CONFLICT', 'A campaign with this id exists already.', { retryable: true })
}
