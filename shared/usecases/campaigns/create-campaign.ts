import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignCreate } from '#shared/contracts/console-api/campaign.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { type ContentFault, changeContent, defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { AppError } from '#shared/domain/errors.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import { recordCampaign } from './record-campaign.ts'
import { type UpdateCampaignDeps, withChange } from './update-campaign.ts'

export type CreateCampaignDeps = UpdateCampaignDeps & { ids: Ids; clock: Clock }
export type CreateCampaignOutcome =
  | { kind: 'created'; campaign: Campaign }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

/**
 * A new draft of a kind: what the input leaves out is the kind's own name (in Chinese), wording, audience and settings.
 * A repeat makes another draft, which sends nothing until it is activated; where the ids are a named request's, it finds the
 * first.
 */
export async function createCampaign(
  deps: CreateCampaignDeps,
  { by, ...input }: CampaignCreate & { by: string },
): Promise<CreateCampaignOutcome> {
  const kind = kindOf(input.kind)
  const answer = changeContent(kind, defaultContent(kind), input)
  if (!answer.ok) return { kind: 'invalid', faults: answer.faults }
  const now = deps.clock.now()
  const draft: Campaign = {
    id: CampaignId.parse(deps.ids.create('cmp_')),
    kind: kind.id,
    state: 'draft',
    version: 1,
    content: answer.content,
    createdAt: now,
    changedAt: now,
    activeSince: null,
    activeUntil: null,
    versions: null,
    lastChange: null,
    editedBy: null,
    approval: null,
    rev: 1,
  }
  const campaign = withChange(draft, { rev: draft.rev, by, what: 'campaign.created' }, null)
  const isNew = await deps.campaigns.save(campaign, 'absent')
  const made = isNew ? campaign : await deps.campaigns.find(campaign.id)
  if (made === undefined) throw new AppError('CONFLICT', 'This id was taken a moment ago.', { retryable: true })
  await recordCampaign(deps, made)
  return { kind: 'created', campaign: made }
}
