import type { Message } from '#shared/contracts/message.ts'
import { isShaped } from '#shared/domain/records/record-types.ts'
import { type Known, NOTHING_KNOWN } from '#shared/domain/scenarios/known.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findWhere } from '../follow-merged.ts'
import { type ReadShopsDeps, readShopsLately } from '../read-shops.ts'

export type ReadKnownDeps = ReadShopsDeps & {
  contacts: Pick<ContactStore, 'find'>
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'findInstalments' | 'findKept'>
  clock: Clock
}

/** What conditions may ask for about the record of a message, as it stands now. */
export async function readKnown(
  deps: ReadKnownDeps,
  { contactId, subject, details }: Pick<Message, 'contactId' | 'subject' | 'details'>,
): Promise<Known> {
  const [contact, shops] = await Promise.all([findWhere(deps.contacts, contactId), readShopsLately(deps)])
  const known = { ...NOTHING_KNOWN, contact: contact ?? null, shops, language: contact?.language ?? 'zh' } as const
  const { type, id } = subject
  if (type === 'order') return { ...known, order: (await deps.records.findOrder(id)) ?? null }
  if (type === 'shipment') {
    const shipment = (await deps.records.findShipment(id)) ?? null
    const orderId = details.order ?? shipment?.orderId
    return { ...known, shipment, order: orderId == null ? null : ((await deps.records.findOrder(orderId)) ?? null) }
  }
  if (type === 'contract' && details.period !== undefined) {
    const key = { contractId: id, period: Number(details.period) }
    return { ...known, instalment: (await deps.records.findInstalments([key]))[0] ?? null }
  }
  if (isShaped(type) || details.record === undefined) return known
  const [record] = await deps.records.findKept([{ type, id }])
  const order = record?.orderId == null ? null : ((await deps.records.findOrder(record.orderId)) ?? null)
  return { ...known, record: record ?? null, order }
}
