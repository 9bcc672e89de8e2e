import { afterEach, describe, expect, it } from 'vitest'
import { DynamoCampaignStore } from '#shared/adapters/dynamo/campaign-store.ts'
import type { ItemTable, ItemTables } from '#shared/adapters/dynamo/item-table.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import type { CampaignState } from '#shared/contracts/campaign.ts'
import { aCampaign, campaignId } from '../../../builders/campaign.ts'

const DAY_MS = 86_400_000
const databases: Database[] = []
afterEach(() => {
  for (const db of databases.splice(0)) db.close()
})

/** Indexes of campaigns stand still from `stop` on, as those of a service that is late. */
function withLateIndex() {
  const [db, late] = [new Database(':memory:'), new Database(':memory:')]
  databases.push(db, late)
  const tables = createSqliteTables(db)
  const before = createSqliteTables(late)
  const state = { stopped: false }
  const { campaigns } = tables
  const lagging: ItemTable = {
    get: (key) => campaigns.get(key),
    getMany: (keys) => campaigns.getMany(keys),
    put: (item) => campaigns.put(item),
    async putAtRev(item, expectedRev) {
      if (!state.stopped) await before.campaigns.put(item)
      return campaigns.putAtRev(item, expectedRev)
    },
    move: (...words) => campaigns.move(...words),
    putMany: (items) => campaigns.putMany(items),
    remove: (key) => campaigns.remove(key),
    query: (query, ...more) =>
      'index' in query ? before.campaigns.query(query, ...more) : campaigns.query(query, ...more),
    page: (...words) => campaigns.page(...words),
  }
  const all: ItemTables = { ...tables, campaigns: lagging }
  return { store: new DynamoCampaignStore(all), stop: () => Object.assign(state, { stopped: true }) }
}

const named = (name: string, state: CampaignState, day: number) =>
  aCampaign({ id: campaignId(name), state, createdAt: new Date(day * DAY_MS) })

describe('a page of campaigns while the index is late', () => {
  it('shows one that was just made, where it belongs', async () => {
    const { store, stop } = withLateIndex()
    await store.save(named('a', 'active', 1), 'absent')
    await store.save(named('b', 'draft', 3), 'absent')
    stop()
    await store.save(named('c', 'draft', 4), 'absent')
    await store.save(named('d', 'draft', 2), 'absent')

    const { items, next } = await store.listPage({ limit: 10 })

    expect(items.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd'].map(campaignId))
    expect(next).toBeNull()
  })

  it('shows one that was just activated among the active ones, and not among the drafts', async () => {
    const { store, stop } = withLateIndex()
    const draft = named('a', 'draft', 1)
    await store.save(draft, 'absent')
    await store.save(named('b', 'draft', 2), 'absent')
    stop()
    await store.save({ ...draft, state: 'active', rev: 2 }, 1)

    const pages = [await store.listPage({ limit: 1 }), await store.listPage({ limit: 9, state: 'draft' })]

    expect(pages.map(({ items }) => items.map(({ id }) => id))).toEqual([[campaignId('a')], [campaignId('b')]])
  })

  it('shows every campaign once over all pages', async () => {
    const { store, stop } = withLateIndex()
    for (let day = 0; day < 8; day += 2) await store.save(named(`old${day}`, 'draft', day), 'absent')
    stop()
    for (let day = 1; day < 8; day += 2) await store.save(named(`new${day}`, 'draft', day), 'absent')
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await store.listPage({ limit: 2, ...(cursor !== undefined && { cursor }) })
      found.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined && found.length < 20)

    expect(found).toEqual(['new7', 'old6', 'new5', 'old4', 'new3', 'old2', 'new1', 'old0'].map(campaignId))
  })
})
