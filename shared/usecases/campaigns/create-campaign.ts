import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignChange, CampaignCreate } from '#shared/contracts/console-api/campaign.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { type ContentFault, changeContent, defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
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
  return createDraft(deps, { kind, base: defaultContent(kind), change: input, by, what: 'campaign.created' })
}

type Draft = {
  kind: Kind
  base: CampaignContent
  change: CampaignChange
  by: string
  what: 'campaign.created' | 'campaign.copied'
}

/** A new draft whose content is the base with the change laid over it; told like `createCampaign`. */
export async function createDraft(
  deps: CreateCampaignDeps,
  { kind, base, change, by, what }: Draft,
): Promise<CreateCampaignOutcome> {
  const answer = changeContent(kind, base, change)
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
    archivedAt: null,
    lastChange: null,
    rev: 1,
  }
  return keepDraft(deps, withChange(draft, { rev: draft.rev, by, what }, null))
}

async function keepDraft(deps: CreateCampaignDeps, campaign: Campaign): Promise<CreateCampaignOutcome> {
  const isNew = await deps.campaigns.save(campaign, 'absent')
  const made = isNew ? campaign : await deps.campaigns.find(campaign.id)
  if (made === undefined) throw new AppError('CONFLICT', 'This id was taken a moment ago.', { retryable: true })
  await recordCampaign(deps, made)
  return { kind: 'created', campaign: made }
}
