import type { Order, Shipment } from '#shared/contracts/record.ts'
import { isMeant } from '#shared/domain/people/membership.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findWhere } from '../follow-merged.ts'
import { type ReadShopsDeps, readShopsLately } from '../read-shops.ts'
import { type About, type Candidate, candidatesOf } from './plan-candidate.ts'
import { type AskedCampaign, type ReadWaitingDeps, readWaiting } from './read-waiting.ts'

export type ReadAboutDeps = ReadShopsDeps & {
  contacts: Pick<ContactStore, 'find'>
  records: Pick<RecordStore, 'findShipment'>
  clock: Clock
}
export type ReadCandidatesDeps = ReadAboutDeps & ReadWaitingDeps

/** What the campaigns that wait for events call for, of an order and its parcels; nothing where its contact is not known. */
export async function readCandidates(deps: ReadCandidatesDeps, order: Order): Promise<Candidate[]> {
  const [all, about] = await Promise.all([readWaiting(deps), readAbout(deps, order)])
  if (about === null) return []
  // What a paused one plans waits for it: where an active one answers the same, that one goes first.
  const campaigns = all.toSorted((a, b) => Number(b.state === 'active') - Number(a.state === 'active'))
  const meant = campaigns.filter(({ content }) => isMeant(about.contact, content))
  const hasRival = ({ id, kind }: AskedCampaign) => meant.some((other) => other.id !== id && other.kind === kind)
  return meant.flatMap((campaign) => candidatesOf(campaign, about, hasRival(campaign)))
}

/** All that its campaigns plan by; null where its contact is not known. */
export async function readAbout(deps: ReadAboutDeps, order: Order): Promise<About | null> {
  const [contact, shipments, shops] = await Promise.all([
    order.contactId === null ? undefined : findWhere(deps.contacts, order.contactId),
    readShipments(deps, order),
    readShopsLately(deps),
  ])
  return contact === undefined ? null : { contact, order, shipments, shops }
}

async function readShipments(deps: ReadAboutDeps, { shipmentIds }: Order): Promise<(Shipment | null)[]> {
  const shipments = await Promise.all(shipmentIds.map((id) => deps.records.findShipment(id)))
  return [null, ...shipments.flatMap((shipment) => shipment ?? [])]
}
