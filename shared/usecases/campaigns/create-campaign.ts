import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignCreate } from '#shared/contracts/console-api/campaign.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import {
  type ContentAnswer,
  type ContentFault,
  changeContent,
  defaultContent,
} from '#shared/domain/campaigns/campaign-content.ts'
import { copyScenario } from '#shared/domain/campaigns/copy-scenario.ts'
import { changePresetContent } from '#shared/domain/campaigns/preset-content.ts'
import { changeScenarioContent } from '#shared/domain/campaigns/scenario-content.ts'
import { AppError } from '#shared/domain/errors.ts'
import { presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import { findKind } from '#shared/domain/scenarios/registry.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Ids } from '#shared/ports/ids.ts'
import { faultsOfNewMoment } from './check-moment.ts'
import { checkSavedAudiences } from './check-saved-audiences.ts'
import { recordCampaign } from './record-campaign.ts'
import { type UpdateCampaignDeps, withChange } from './update-campaign.ts'

export type CreateDraftDeps = UpdateCampaignDeps & { ids: Ids; clock: Clock }
export type CreateCampaignDeps = CreateDraftDeps & { contacts: Pick<ContactStore, 'listZones'> }
export type CreateCampaignOutcome =
  | { kind: 'created'; campaign: Campaign }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

/**
 * A new draft of a kind, of a preset, or of a scenario of one's own: what the input leaves out is the kind's own name (in Chinese), wording, audience and settings.
 * A repeat makes another draft, which sends nothing until it is activated; where the ids are a named request's, it finds the
 * first. `mayBeTransactional`: an admin asks.
 */
export async function createCampaign(
  deps: CreateCampaignDeps,
  { by, mayBeTransactional = false, ...input }: CampaignCreate & { by: string; mayBeTransactional?: boolean },
): Promise<CreateCampaignOutcome> {
  const answer = await checkSavedAudiences(deps, contentOf(input, mayBeTransactional))
  if (answer.ok) {
    const planned = { kind: input.kind, content: answer.content }
    const faults = await faultsOfNewMoment(deps, planned, { change: input, now: deps.clock.now() })
    if (faults.length > 0) return { kind: 'invalid', faults }
  }
  return createDraft(deps, { kind: input.kind, answer, by, what: 'campaign.created' })
}

type Draft = { kind: KindId; answer: ContentAnswer; by: string; what: 'campaign.created' | 'campaign.copied' }

/** A new draft with this content, or its faults; told like `createCampaign`. */
export async function createDraft(
  deps: CreateDraftDeps,
  { kind, answer, by, what }: Draft,
): Promise<CreateCampaignOutcome> {
  if (!answer.ok) return { kind: 'invalid', faults: answer.faults }
  const now = deps.clock.now()
  const id = CampaignId.parse(deps.ids.create('cmp_'))
  const draft: Campaign = {
    id,
    kind,
    state: 'draft',
    version: 1,
    content: what === 'campaign.copied' ? copyScenario(kind, answer.content, id) : answer.content,
    createdAt: now,
    changedAt: now,
    activeSince: null,
    activeUntil: null,
    versions: null,
    archivedAt: null,
    lastChange: null,
    editedBy: null,
    approval: null,
    frozenIn: null,
    rev: 1,
  }
  return keepDraft(deps, withChange(draft, { rev: draft.rev, by, what }, null))
}

async function keepDraft(deps: CreateDraftDeps, campaign: Campaign): Promise<CreateCampaignOutcome> {
  const isNew = await deps.campaigns.save(campaign, 'absent')
  const made = isNew ? campaign : await deps.campaigns.find(campaign.id)
  if (made === undefined) throw new AppError('CONFLICT', 'This id was taken a moment ago.', { retryable: true })
  await recordCampaign(deps, made)
  return { kind: 'created', campaign: made }
}

function contentOf({ kind: id, ...change }: CampaignCreate, mayBeTransactional: boolean): ContentAnswer {
  const standing = { mayBeTransactional, isFixed: false }
  if (id === 'custom') return changeScenarioContent(null, change, standing)
  const [kind, preset] = [findKind(id), presetOf(id)]
  if (kind !== undefined) return changeContent(kind, defaultContent(kind), { change, mayBeTransactional })
  if (preset !== undefined) return changePresetContent(preset, null, { change, standing })
  return { ok: false, faults: [{ path: 'kind', message: 'is no kind of campaign', code: 'unknown-kind' }] }
}
