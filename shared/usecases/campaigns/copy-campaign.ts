import { copyName } from '#shared/domain/campaigns/copy-name.ts'
import { isExpected } from '#shared/domain/expected-revs.ts'
import { type CreateCampaignOutcome, type CreateDraftDeps, createDraft } from './create-campaign.ts'
import { getCampaign } from './get-campaign.ts'
import type { CampaignOutcome, CampaignStep } from './update-campaign.ts'

export type CopyCampaignOutcome = CreateCampaignOutcome | Extract<CampaignOutcome, { kind: 'changed-meanwhile' }>

/**
 * A draft that says and asks what this campaign of any state does, under its name with a word that it is a copy. A repeat
 * makes another copy; where the ids are a named request's, it finds the first.
 * @throws AppError NOT_FOUND
 */
export async function copyCampaign(
  deps: CreateDraftDeps,
  { id, by, expected }: CampaignStep,
): Promise<CopyCampaignOutcome> {
  const campaign = await getCampaign(deps, id)
  if (!isExpected(campaign.rev, expected)) return { kind: 'changed-meanwhile', campaign }
  const { kind, content } = campaign
  const answer = { ok: true as const, content: { ...content, name: copyName(content.name) } }
  return createDraft(deps, { kind, answer, by, what: 'campaign.copied' })
}
