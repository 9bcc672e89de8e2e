import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { readContactSample } from '../read-contact-sample.ts'

export type ListTodoDeps = {
  campaigns: Pick<CampaignStore, 'listPage'>
  shops: Pick<ShopStore, 'findSettings'>
  clock: Pick<Clock, 'now'>
}
/** What somebody began and left, or never said. */
export type Todo =
  | { what: 'old-draft'; campaignId: string; name: string; changedAt: Date }
  | { what: 'missing-signature'; shopId: string; name: string }

const OLD_MS = 7 * 24 * 3_600_000
const DRAFTS_READ = 50
const MOST_DRAFTS = 5

/** Drafts that nobody has touched for a week, the oldest of the 50 newest first, and shops whose texts bear no signature. */
export async function listTodo(deps: ListTodoDeps): Promise<Todo[]> {
  const [drafts, shops] = await Promise.all([
    deps.campaigns.listPage({ state: 'draft', limit: DRAFTS_READ }),
    deps.shops.findSettings(),
  ])
  const old = drafts.items.filter(({ changedAt }) => deps.clock.now().getTime() - changedAt.getTime() > OLD_MS)
  const unsigned = (shops?.items ?? []).filter(({ signature }) => signature === undefined)
  return [
    ...unsigned.map(({ id, name }) => ({ what: 'missing-signature' as const, shopId: id, name })),
    ...old
      .toSorted((a, b) => a.changedAt.getTime() - b.changedAt.getTime())
      .slice(0, MOST_DRAFTS)
      .map(draftOf),
  ]
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
