import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignPageRequest, CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'

/**
 * Campaigns of a state, or of every state: active ones first, then paused ones, drafts and stopped ones; each newest first.
 * Either those that are archived or all others; those passed over are read too.
 * @throws AppError INVALID_INPUT for a cursor of another list.
 */
export async function listCampaigns(
  { campaigns }: { campaigns: Pick<CampaignStore, 'listPage'> },
  { archived = false, limit, cursor, ...asked }: CampaignPageRequest & { archived?: boolean },
): Promise<PageOf<Campaign>> {
  const items: Campaign[] = []
  let next: string | null | undefined = cursor
  do {
    const page = await campaigns.listPage({ ...asked, limit: limit - items.length, cursor: next ?? undefined })
    items.push(...page.items.filter(({ archivedAt }) => (archivedAt !== null) === archived))
    next = page.next
  } while (next !== null && items.length < limit)
  return { items, next }
}
