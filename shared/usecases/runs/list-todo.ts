import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { readContactSample } from '../read-contact-sample.ts'

export type ListTodoDeps = {
  campaigns: Pick<CampaignStore, 'listPage'>
  shops: Pick<ShopStore, 'findSettings'>
  sources: Pick<SourceStore, 'list' | 'listArrivals'>
  clock: Pick<Clock, 'now'>
}
/** What somebody began and left, or never said. */
export type Todo =
  | { what: 'old-draft'; campaignId: string; name: string; changedAt: Date }
  | { what: 'missing-signature'; shopId: string; name: string }
  /** Deliveries of a mapped webhook that nothing could be made of, and that can be sent again once its mapping is mended. */
  | { what: 'kept-deliveries'; sourceId: string; name: string; count: number; hasMore: boolean }

const OLD_MS = 7 * 24 * 3_600_000
const DRAFTS_READ = 50
const MOST_DRAFTS = 5
const DELIVERIES_READ = 100

/**
 * Drafts that nobody has touched for a week, the oldest of the 50 newest first, shops whose texts bear no signature, and what
 * of the last 100 deliveries of each mapped webhook was kept.
 */
export async function listTodo(deps: ListTodoDeps): Promise<Todo[]> {
  const [drafts, shops, kept] = await Promise.all([
    deps.campaigns.listPage({ state: 'draft', limit: DRAFTS_READ }),
    deps.shops.findSettings(),
    keptOfSources(deps.sources),
  ])
  const old = drafts.items.filter(({ changedAt }) => deps.clock.now().getTime() - changedAt.getTime() > OLD_MS)
  const unsigned = (shops?.items ?? []).filter(({ signature }) => signature === undefined)
  return [
    ...kept,
    ...unsigned.map(({ id, name }) => ({ what: 'missing-signature' as const, shopId: id, name })),
    ...old
      .toSorted((a, b) => a.changedAt.getTime() - b.changedAt.getTime())
      .slice(0, MOST_DRAFTS)
      .map(draftOf),
  ]
}

async function keptOfSources(sources: ListTodoDeps['sources']): Promise<Todo[]> {
  const all = await sources.list()
  const told = await Promise.all(
    all.map(async ({ id, name }) => {
      const { items, next } = await sources.listArrivals(id, { limit: DELIVERIES_READ })
      const count = items.filter(({ result, hasBody }) => result === 'kept' && hasBody).length
      return { what: 'kept-deliveries' as const, sourceId: id, name, count, hasMore: next !== null }
    }),
  )
  return told.filter(({ count }) => count > 0)
}

function draftOf({ id, content, changedAt }: Campaign): Todo {
  return { what: 'old-draft', campaignId: id, name: content.name, changedAt }
}

/** `numbers`: how many numbers several people have; `contactIds`: some who share one. */
export type SharedNumbers = { numbers: number; exact: boolean; contactIds: string[] }

const MOST_NAMED = 20

/** Numbers that several people have, exact up to 10,000 contacts. Reads as many, so ask for it seldom. */
export async function findSharedNumbers(
  contacts: Pick<ContactStore, 'scan'>,
  mostRead?: number,
): Promise<SharedNumbers> {
  const sample = await readContactSample(contacts, mostRead)
  const byNumber = Map.groupBy(sample.contacts.filter(hasNumber), ({ phoneHash }) => phoneHash)
  const shared = [...byNumber.values()].filter((people) => people.length > 1)
  return {
    numbers: Math.round(shared.length / sample.share),
    exact: sample.share === 1,
    contactIds: shared
      .flat()
      .slice(0, MOST_NAMED)
      .map(({ id }) => id),
  }
}

function hasNumber({ phoneHash }: Contact): boolean {
  return phoneHash !== null
}
