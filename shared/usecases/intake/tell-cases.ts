import type { OrderEvent } from '#shared/contracts/order-event.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { factAt, hear } from '#shared/domain/records/kept-record.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { type AnswerRecordDeps, answerRecord } from './answer-record.ts'
import type { Where } from './find-shop.ts'
import { untilWritten } from './until-written.ts'

export type TellCasesDeps = Omit<AnswerRecordDeps, 'records'> & {
  records: AnswerRecordDeps['records'] & Pick<RecordStore, 'findKept' | 'saveKept' | 'listKeptOfContact'>
}

type Shipped = Extract<OrderEvent, { type: 'order.shipped' }>

/**
 * Tells the open cases of an order that something was sent once more, and by which number; nothing is read for what is simply
 * an order. A repeat changes nothing.
 */
export async function tellCases(deps: TellCasesDeps, { data, timestamp }: Shipped, { shop }: Where): Promise<void> {
  const { purpose, trackingNumber } = data.shipment
  if (purpose !== 'replacement' && purpose !== 'part') return
  const orderId = recordIdOf(data.orderId, shop)
  const order = await deps.records.findOrder(orderId)
  if (order?.contactId == null) return
  const cases = await deps.records.listKeptOfContact(order.contactId, 'case')
  for (const one of cases) if (isOpenOf(one, orderId)) await tell(deps, one, { trackingNumber, at: timestamp })
}

function isOpenOf(one: KeptRecord, orderId: string): boolean {
  return one.orderId === orderId && factAt(one, 'opened') !== null && factAt(one, 'closed') === null
}

async function tell(
  deps: TellCasesDeps,
  { type, id }: KeptRecord,
  { trackingNumber, at }: { trackingNumber: string; at: Date },
): Promise<void> {
  const key = { type, id }
  await untilWritten(type, id, async () => {
    const [known] = await deps.records.findKept([key])
    if (known === undefined) return true
    const facts = { reshipped: at }
    const after = hear(known, {
      ...{ facts, fields: { newNumber: trackingNumber }, timestamp: at, by: null },
      ...{ contactId: known.contactId, orderId: known.orderId },
    })
    return after === known || (await deps.records.saveKept({ ...after, rev: known.rev + 1 }, known.rev)) ? true : 'lost'
  })
  await answerRecord(deps, key)
}
