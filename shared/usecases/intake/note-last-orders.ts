import type { Contact } from '#shared/contracts/contact.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { isWaiting, notesLastOrder } from '#shared/domain/campaigns/waiting-campaigns.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { inParallel } from '../in-parallel.ts'
import { type NoteLastOrderDeps, noteLastOrder } from './note-last-order.ts'

export type NoteLastOrdersDeps = NoteLastOrderDeps & {
  campaigns: Pick<CampaignStore, 'find'>
  contacts: Pick<ContactStore, 'scan'>
  records: Pick<RecordStore, 'findNewestOrder'>
  queues: Pick<Queues, 'campaignJob'>
  /** Milliseconds this worker may go on for. */
  remainingMs(): number
}

const PEOPLE_AT_ONCE = 100
const SIDE_BY_SIDE = 20
const STOP_EARLY_MS = 30_000

/**
 * Keeps the day on which each person ordered last, for a campaign that counts from it and was not there when they did: those who
 * order from then on are kept with their orders. What this worker has no time for is another job. A repeat reads all again,
 * and writes nothing.
 */
export async function noteLastOrders(
  deps: NoteLastOrdersDeps,
  { campaignId, after }: { campaignId: CampaignId; after?: string | undefined },
): Promise<{ people: number }> {
  const campaign = await deps.campaigns.find(campaignId)
  if (campaign === undefined || !isWaiting(campaign) || !notesLastOrder(campaign)) return { people: 0 }
  let [cursor, people] = [after, 0]
  do {
    if (deps.remainingMs() < STOP_EARLY_MS) {
      await deps.queues.campaignJob({
        type: 'note-last-orders',
        campaignId,
        ...(cursor !== undefined && { after: cursor }),
      })
      return { people }
    }
    const page = await deps.contacts.scan({ limit: PEOPLE_AT_ONCE, cursor })
    await inParallel(page.items, SIDE_BY_SIDE, (contact) => noteOf(deps, contact))
    people += page.items.length
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return { people }
}

/** Whoever was merged into somebody ordered as that person. */
async function noteOf(deps: NoteLastOrdersDeps, contact: Contact): Promise<void> {
  if (contact.mergedInto !== null) return
  const orders = await Promise.all(idsOfPerson(contact).map((id) => deps.records.findNewestOrder(id)))
  const [newest] = orders
    .flatMap((order) => order ?? [])
    .toSorted((a, b) => (b.placedAt?.getTime() ?? 0) - (a.placedAt?.getTime() ?? 0))
  if (newest !== undefined) await noteLastOrder(deps, newest)
}
