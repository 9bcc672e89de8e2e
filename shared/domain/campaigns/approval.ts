import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { DryRun } from '#shared/contracts/dry-run.ts'
import { printOfContent } from './campaign-content.ts'

/** Later firings may have that many times the people of the one that was approved. */
const MOST_GROWTH = 1.2
const GOOD_FOR_MS = 24 * 60 * 60_000

type Present = { content: CampaignContent; policyVersion: string; now: Date }

/** Whether a dry run tells of another content or of other rules than hold now, or of more than a day ago. */
export function isDrifted(dryRun: DryRun, { content, policyVersion, now }: Present): boolean {
  return (
    dryRun.contentPrint !== printOfContent(content) || dryRun.policyVersion !== policyVersion || now > goodUntil(dryRun)
  )
}

/** The last instant at which a campaign may be activated or approved by what the dry run told. */
export function goodUntil({ startedAt }: Pick<DryRun, 'startedAt'>): Date {
  return new Date(startedAt.getTime() + GOOD_FOR_MS)
}

/** Whether the approval is of this content, in whatever version it was given. */
export function isOfContent({ approval }: Pick<Campaign, 'approval'>, content: CampaignContent): boolean {
  return approval !== null && approval.contentPrint === printOfContent(content)
}

type Sending = {
  content: CampaignContent
  /** Null where nobody has counted them. */
  people: number | null
  /** Null where nothing needs an approval. */
  above: number | null
}

/** Whether somebody must approve first: so many people, of a content that nobody approved for about as many. */
export function needsApproval(campaign: Pick<Campaign, 'approval'>, { content, people, above }: Sending): boolean {
  if (above === null || (people !== null && people <= above)) return false
  if (!isOfContent(campaign, content)) return true
  return people !== null && people > MOST_GROWTH * (campaign.approval?.people ?? 0)
}

/** Whether both are one person's doing: a role may change, the account stays. */
export function isSameAccount(one: string, other: string): boolean {
  return accountOf(one) === accountOf(other)
}

function accountOf(by: string): string {
  return by.slice(by.indexOf('/') + 1)
}
