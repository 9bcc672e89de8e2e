import type { AuditFacts, LastChange } from '#shared/contracts/audit.ts'
import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { type ContentFault, isSameContent } from '#shared/domain/campaigns/campaign-content.ts'
import { factsOfCampaign } from '#shared/domain/campaigns/campaign-facts.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { AuditDeps } from '../history/keep-audit.ts'
import { type Contended, changedByOthers, untilSaved } from '../until-saved.ts'
import { getCampaign } from './get-campaign.ts'
import { announceCampaign, settleCampaign } from './keep-waiting.ts'
import { recordCampaign } from './record-campaign.ts'

/** `by` says who does it, as roles and account; `expected` which revisions they mean to change, any where it is left out. */
export type CampaignStep = { id: string; by: string; expected?: ExpectedRevs }

export type CampaignOutcome =
  | { kind: 'done'; campaign: Campaign }
  | { kind: 'invalid'; faults: readonly ContentFault[] }
  /** Stopped for good: nothing about it can be changed. */
  | { kind: 'stopped' }
  | { kind: 'refused'; because: 'never-fires' | 'not-active-yet' | 'not-over' | 'no-draft' }
  /** It is none of the revisions expected, but this. */
  | { kind: 'changed-meanwhile'; campaign: Campaign }
  /** An active campaign answers the same occasions of the same people. */
  | { kind: 'same-occasion'; campaignId: CampaignId }
  /** The dry run meant tells of another content or of other rules, is too old, or is gone. */
  | { kind: 'drifted' }
  /** So many people that somebody must approve it first. */
  | { kind: 'needs-approval' }
  /** Whoever changed the content last cannot approve it. */
  | { kind: 'own-change' }

type Deed = `campaign.${'changed' | 'activated' | 'approved' | 'paused' | 'stopped' | 'restored' | 'archived'}`

/** Either the campaign as it should be, or how it ends without a write. */
export type CampaignDecision = { next: Campaign; what: Deed } | CampaignOutcome

export type UpdateCampaignDeps = AuditDeps & {
  campaigns: CampaignStore
  imports: Pick<ImportStore, 'find' | 'firstAlike'>
}

const VERSIONS_TRIED = 50

/**
 * Reads, decides and writes the campaign; when somebody wrote in between, all three again. The campaign keeps who did it,
 * and the audit gets its entry: a crash between the two is mended by the next step of any kind, a repeat, or reconcile.
 * @throws AppError NOT_FOUND, and CONFLICT (retryable) when others were first five times in a row.
 */
export async function updateCampaign(
  deps: UpdateCampaignDeps,
  { id, by, expected }: CampaignStep,
  decide: (campaign: Campaign) => CampaignDecision | Promise<CampaignDecision>,
): Promise<CampaignOutcome> {
  return untilSaved<CampaignOutcome>(thisCampaign(id), async () => {
    const campaign = await getCampaign(deps, id)
    if (!isExpected(campaign.rev, expected)) return { kind: 'changed-meanwhile', campaign }
    const decision = await decide(campaign)
    await recordCampaign(deps, campaign)
    if (!('next' in decision)) return decision
    const { next, what } = decision
    const saved = withChange(next, { rev: campaign.rev + 1, by, what }, campaign)
    await announceCampaign(deps, campaign, saved, saved.changedAt)
    if (!(await deps.campaigns.save(saved, campaign.rev))) return 'lost'
    await settleCampaign(deps, campaign, saved, saved.changedAt)
    await recordCampaign(deps, saved)
    return { kind: 'done', campaign: saved }
  })
}

/** After these whoever did it is the one whose content it is. */
const EDITS: readonly string[] = ['campaign.created', 'campaign.copied', 'campaign.changed']

/** The campaign at its next revision with who did it; `before` is null for one that is new. */
export function withChange(
  campaign: Campaign,
  { rev, by, what }: Pick<LastChange, 'rev' | 'by' | 'what'>,
  before: Campaign | null,
): Campaign {
  const after = factsOfCampaign(campaign)
  const told: { before: AuditFacts | null; after: AuditFacts } =
    before === null ? { before: null, after } : differenceOf(factsOfCampaign(before), after)
  const isEdit = EDITS.includes(what)
  const editedBy = isEdit ? by : campaign.editedBy
  return { ...campaign, editedBy, rev, lastChange: { rev, at: campaign.changedAt, by, what, ...told } }
}

/**
 * Keeps the content and gives back its version: the one asked for, or a later one where another content was kept under it
 * by a change that lost a race or was cut off before the campaign was saved. So a version never has two contents.
 * @throws AppError CONFLICT (retryable)
 */
export async function keepContent(
  deps: { campaigns: CampaignStore },
  { id }: Campaign,
  { version, content }: { version: number; content: CampaignContent },
): Promise<number> {
  for (let candidate = version; candidate < version + VERSIONS_TRIED; candidate += 1) {
    await deps.campaigns.keepVersion(id, candidate, content)
    const kept = await deps.campaigns.findVersion(id, candidate)
    if (kept !== undefined && isSameContent(kept, content)) return candidate
  }
  throw changedByOthers(thisCampaign(id))
}

export function thisCampaign(campaignId: string): Contended {
  return { what: 'this campaign', context: { campaignId } }
}
