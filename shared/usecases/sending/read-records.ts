import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, KeptKey, KeptRecord } from '#shared/contracts/record.ts'
import { instalmentId, readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { basketWindow, isSameBasket } from '#shared/domain/records/order-facts.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import type { Draft } from './draft.ts'

export type ReadRecordsDeps = {
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'findInstalments' | 'findKept' | 'listOrdersOfContact'>
}

/** One record a message, in the messages' order; instalments in one batch, an order's with the orders of the same basket. */
export async function readRecords(
  deps: ReadRecordsDeps,
  drafts: readonly Draft[],
  { content }: { content: CampaignContent },
): Promise<JudgedRecord[]> {
  const [keys, kept] = [drafts.flatMap(instalmentsOf), drafts.flatMap(keptOf)]
  const records = new Map(
    (kept.length === 0 ? [] : await deps.records.findKept(kept)).map((one) => [nameOf(one), one] as const),
  )
  const instalments = keys.length === 0 ? [] : await deps.records.findInstalments(keys)
  const byId = new Map(instalments.map((one) => [instalmentId(one), one]))
  return Promise.all(drafts.map((draft) => readRecord(deps, draft, { instalments: byId, records, content })))
}

type Read = {
  instalments: ReadonlyMap<string, Instalment>
  records: ReadonlyMap<string, KeptRecord>
  content: CampaignContent
}

async function readRecord(
  deps: ReadRecordsDeps,
  draft: Draft,
  { instalments, records, content }: Read,
): Promise<JudgedRecord> {
  const { message } = draft
  const kept = keptOf(draft)
  if (kept.length > 0)
    return readKept(
      deps,
      kept.flatMap((key) => records.get(nameOf(key)) ?? []),
    )
  const { type, id } = message.subject
  if (type === 'order') return readOrder(deps, id, asksEarlierOrders({ kind: message.kind, content }))
  if (type === 'shipment') {
    const shipment = await deps.records.findShipment(id)
    // The order it was planned for: one parcel may hold two orders, of two buyers.
    const orderId = message.details.order ?? shipment?.orderId
    const order = orderId ? await deps.records.findOrder(orderId) : undefined
    return shipment === undefined ? { type: 'none' } : { type: 'shipment', shipment, order: order ?? null }
  }
  if (type !== 'contract') return { type: 'none' }
  const found = instalmentsOf(draft).flatMap((key) => instalments.get(instalmentId(key)) ?? [])
  return found.length === 0 ? { type: 'none' } : { type: 'instalments', instalments: found }
}

async function readKept(deps: ReadRecordsDeps, records: readonly KeptRecord[]): Promise<JudgedRecord> {
  if (records.length === 0) return { type: 'none' }
  const withOrders = records.map(async (record) => {
    const order = record.orderId === null ? undefined : await deps.records.findOrder(record.orderId)
    return { record, order: order ?? null }
  })
  return { type: 'kept', records: await Promise.all(withOrders) }
}

/** The records of a declared type that a message is about, the first being its subject; its page names all of them. */
function keptOf({ message: { subject, details, about }, refs }: Draft): KeptKey[] {
  if (details.record === undefined) return []
  const named = refs.length > 2 ? refs.filter((_, place) => place % 2 === 1) : (about ?? [subject.id])
  return named.map((id) => ({ type: subject.type, id }))
}

function nameOf({ type, id }: KeptKey): string {
  return `${type}\n${id}`
}

function asksEarlierOrders(planned: Pick<Message, 'kind'> & { content: CampaignContent }): boolean {
  const kind = kindFor(planned)
  return kind.trigger === 'event' && kind.asksEarlierOrders === true
}

async function readOrder({ records }: ReadRecordsDeps, id: string, isEarlierAsked: boolean): Promise<JudgedRecord> {
  const order = await records.findOrder(id)
  if (order === undefined) return { type: 'none' }
  const { contactId, placedAt, deliveredAt } = order
  if (contactId === null || placedAt === null) return { type: 'order', order, sameBasket: [] }
  const { from, to } = basketWindow(placedAt)
  const [around, before] = await Promise.all([
    records.listOrdersOfContact(contactId, from, to),
    isEarlierAsked ? records.listOrdersOfContact(contactId, new Date(0), deliveredAt ?? placedAt) : [],
  ])
  const earlier = before.filter((other) => other.id !== id && other.details?.shop === order.details?.shop)
  const others = around.filter((other) => other.id !== id && !isSameBasket(order, other))
  return { type: 'order', order, sameBasket: around.filter((other) => isSameBasket(order, other)), earlier, others }
}

/** All that its page names; without a page what the message names itself. */
function instalmentsOf({ message: { subject, details, about }, refs }: Draft): InstalmentKey[] {
  if (subject.type !== 'contract' || details.record !== undefined) return []
  const own = { contractId: subject.id, period: Number(details.period) }
  if (details.scenario !== undefined) return instalmentsOfOwn({ refs, about }, own)
  const named = (refs.length > 0 ? refs : (about ?? [])).flatMap((id) => readInstalmentId(id) ?? [])
  // The line of a scenario of one's own names other things, which may look like the id of an instalment.
  return named.some((one) => instalmentId(one) === instalmentId(own)) ? named : [own]
}

/** Of a scenario of one's own: its line of the page names a date, a contract and a period, of each that shares the text. */
function instalmentsOfOwn({ refs, about }: Pick<Message, 'about'> & Pick<Draft, 'refs'>, own: InstalmentKey) {
  const onPage = refs.flatMap((contractId, place) =>
    place % 3 === 1 ? [{ contractId, period: Number(refs[place + 1]) }] : [],
  )
  if (onPage.length > 0) return onPage
  return about === null ? [own] : about.flatMap((id) => readInstalmentId(id) ?? [])
}
