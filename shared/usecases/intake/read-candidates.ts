import type { Order, Shipment } from '#shared/contracts/record.ts'
import { isMeant } from '#shared/domain/people/membership.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findWhere } from '../follow-merged.ts'
import { type ReadShopsDeps, readShopsLately } from '../read-shops.ts'
import { type About, type Candidate, candidatesOf } from './plan-candidate.ts'
import type { AskedCampaign, ReadWaitingDeps } from './read-waiting.ts'

export type ReadAboutDeps = ReadShopsDeps & {
  contacts: Pick<ContactStore, 'find'>
  records: Pick<RecordStore, 'findShipment'>
  clock: Clock
}
export type ReadCandidatesDeps = ReadAboutDeps & ReadWaitingDeps

/** `paidTwin`: the order of the same basket whose payment asks, where one does. */
type Asking = { order: Order; campaigns: readonly AskedCampaign[]; paidTwin: Order | undefined }

/** What these campaigns call for, of an order and its parcels; nothing where its contact is not known. */
export async function readCandidates(
  deps: ReadAboutDeps,
  { order, campaigns, paidTwin }: Asking,
): Promise<Candidate[]> {
  const read = await readAbout(deps, order)
  if (read === null) return []
  const about = { ...read, sameBasket: paidTwin === undefined ? [] : [paidTwin] }
  // What a paused one plans waits for it: where an active one answers the same, that one goes first.
  const all = campaigns.toSorted((a, b) => Number(b.state === 'active') - Number(a.state === 'active'))
  const meant = all.filter(({ content }) => isMeant(about.contact, content))
  const hasRival = ({ id, kind }: AskedCampaign) => meant.some((other) => other.id !== id && other.kind === kind)
  return meant.flatMap((campaign) => candidatesOf(campaign, about, hasRival(campaign)))
}

/** All that its campaigns plan by, without other orders; null where its contact is not known. */
export async function readAbout(deps: ReadAboutDeps, order: Order): Promise<About | null> {
  const [contact, shipments, shops] = await Promise.all([
    order.contactId === null ? undefined : findWhere(deps.contacts, order.contactId),
    readShipments(deps, order),
    readShopsLately(deps),
  ])
  return contact === undefined ? null : { contact, order, shipments, shops, sameBasket: [] }
}

async function readShipments(deps: ReadAboutDeps, { shipmentIds }: Order): Promise<(Shipment | null)[]> {
  const shipments = await Promise.all(shipmentIds.map((id) => deps.records.findShipment(id)))
  return [null, ...shipments.flatMap((shipment) => shipment ?? [])]
}
