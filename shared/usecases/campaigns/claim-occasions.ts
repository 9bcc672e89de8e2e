import type { ActivationClaims, Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { type Answers, answersOf, isSameOccasion } from '#shared/domain/scenarios/occasions.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { untilSaved } from '../until-saved.ts'

type ClaimDeps = { campaigns: CampaignStore; clock: Pick<Clock, 'now'> }
type Claim = ActivationClaims['claims'][number]

export type ClaimOutcome = { kind: 'clear' } | { kind: 'same-occasion'; campaignId: CampaignId }

const TRIES = 8
/** A claim that stands for longer belongs to somebody who was cut off. */
const CLAIM_MS = 60_000

/**
 * Whether the campaign may become active with this content: no active one of its kind answers the same occasions of the
 * same people. Two at once cannot both hear yes: each says in one item what it is about to write, before it writes it, and
 * whoever comes later sees that or the campaign as written. A claim of somebody who was cut off is ended after a minute by
 * a write to that campaign, so that its own write fails should it come yet. A repeat replaces the claim.
 * @throws AppError CONFLICT (retryable) when others were first each time.
 */
export async function claimOccasions(
  deps: ClaimDeps,
  campaign: Campaign,
  asked: CampaignContent,
): Promise<ClaimOutcome> {
  const content = answersOf(asked)
  const kind = kindFor({ kind: campaign.kind, content: asked })
  const contended = { what: 'campaigns of this kind', tries: TRIES, context: { campaignId: campaign.id } }
  return untilSaved<ClaimOutcome>(contended, async () => {
    // In this order: a claim that is settled by the time of the list shows in the list.
    const book = await deps.campaigns.findClaims(campaign.kind)
    const others = (await deps.campaigns.list()).filter(
      ({ id, ...other }) => id !== campaign.id && other.kind === campaign.kind,
    )
    const meets = (other: Answers) => isSameOccasion(kind, content, other)
    const rival = others.find((other) => other.state === 'active' && meets(answersOf(other.content)))
    if (rival !== undefined) return { kind: 'same-occasion', campaignId: rival.id }
    const standing = (book?.claims ?? []).filter((claim) => others.some((other) => isStanding(claim, other)))
    const inTheWay = standing.find((claim) => meets(claim.content))
    if (inTheWay !== undefined) {
      const { campaignId, at } = inTheWay
      if (deps.clock.now().getTime() - at.getTime() < CLAIM_MS) return { kind: 'same-occasion', campaignId }
      await endClaim(deps, inTheWay)
      return 'lost'
    }
    return (await addClaim(deps, campaign, content, { standing, rev: book?.rev })) ? { kind: 'clear' } : 'lost'
  })
}

function isStanding({ campaignId, fromRev }: Claim, { id, rev }: Campaign): boolean {
  return campaignId === id && fromRev === rev
}

async function endClaim(deps: ClaimDeps, { campaignId, fromRev }: Claim): Promise<void> {
  const left = await deps.campaigns.find(campaignId)
  if (left?.rev === fromRev) await deps.campaigns.save({ ...left, rev: fromRev + 1 }, fromRev)
}

function addClaim(
  deps: ClaimDeps,
  { id, kind, rev: fromRev }: Campaign,
  content: Answers,
  { standing, rev }: { standing: Claim[]; rev: number | undefined },
): Promise<boolean> {
  const claim = { campaignId: id, fromRev, content, at: deps.clock.now() }
  return deps.campaigns.saveClaims({ kind, claims: [...standing, claim], rev: (rev ?? 0) + 1 }, rev ?? 'absent')
}
