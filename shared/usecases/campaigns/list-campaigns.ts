import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignPageRequest, CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'

/**
 * Campaigns of a state, or of every state: active ones first, then paused ones, drafts and stopped ones; each newest first.
 * Either those that are archived or all others; those passed over are read too, a page of them at a time.
 * @throws AppError INVALID_INPUT for a cursor of another list.
 */
export async function listCampaigns(
  { campaigns }: { campaigns: Pick<CampaignStore, 'listPage'> },
  { archived = false, limit, cursor, ...asked }: CampaignPageRequest & { archived?: boolean },
): Promise<PageOf<Campaign>> {
  const isWanted = ({ archivedAt }: Campaign) => (archivedAt !== null) === archived
  const items: Campaign[] = []
  let from = cursor
  for (;;) {
    const page = await campaigns.listPage({ ...asked, limit, cursor: from })
    const last = page.items.filter(isWanted)[limit - items.length - 1]
    const length = last === undefined ? page.items.length : page.items.indexOf(last) + 1
    // Read again where the list is full before the page ends, since only a page's end has a cursor.
    const cut = length < page.items.length ? await campaigns.listPage({ ...asked, limit: length, cursor: from }) : page
    items.push(...cut.items.filter(isWanted))
    if (cut.next === null || items.length >= limit) return { items, next: cut.next }
    from = cut.next
  }
}
