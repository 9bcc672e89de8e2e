import { describe, expect, it } from 'vitest'
import { MemoryCampaignStore } from '#shared/adapters/memory/campaign-store.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { listCampaigns } from '#shared/usecases/campaigns/list-campaigns.ts'
import { aCampaign, campaignId } from '../../../builders/campaign.ts'

const NOON = new Date('2026-12-01T12:00:00Z')

/** Newest first, so that the first of these stands first. */
async function withCampaigns(isArchived: readonly boolean[]) {
  const store = new MemoryCampaignStore()
  const ids = isArchived.map((_, at) => campaignId(`c${at}x`))
  for (const [at, id] of ids.entries()) {
    const createdAt = new Date(NOON.getTime() - at * 1000)
    await store.save(aCampaign({ id, createdAt, archivedAt: isArchived[at] === true ? NOON : null }), 'absent')
  }
  let pages = 0
  const campaigns: Pick<CampaignStore, 'listPage'> = {
    listPage(request) {
      pages += 1
      return store.listPage(request)
    },
  }
  return { campaigns, ids, pages: () => pages }
}

describe('the list of campaigns', () => {
  it('passes over archived ones page by page, however few are still wanted', async () => {
    const archived = Array.from({ length: 200 }, () => true)
    const { campaigns, ids, pages } = await withCampaigns([
      ...Array.from({ length: 19 }, () => false),
      ...archived,
      false,
    ])

    const { items, next } = await listCampaigns({ campaigns }, { limit: 20 })

    expect(items.map(({ id }) => id)).toEqual([...ids.slice(0, 19), ids.at(-1)])
    expect(next).toBeNull()
    expect(pages()).toBe(11)
  })

  it.each([1, 2, 3, 7])('gives each campaign once in pages of %i, archived ones apart', async (limit) => {
    const isArchived = Array.from({ length: 23 }, (_, at) => at % 3 === 0 || at > 17)
    const { campaigns, ids } = await withCampaigns(isArchived)

    for (const archived of [false, true]) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await listCampaigns({ campaigns }, { limit, archived, cursor })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        if (page.next !== null) expect(page.items).toHaveLength(limit)
        found.push(...page.items.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(found).toEqual(ids.filter((_, at) => isArchived[at] === archived))
    }
  })
})
