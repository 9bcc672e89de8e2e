import type { Order } from '#shared/contracts/record.ts'
import { emptyKept, hear } from '#shared/domain/records/kept-record.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { untilWritten } from './until-written.ts'

export type NoteLastOrderDeps = { records: Pick<RecordStore, 'findKept' | 'saveKept'> }

/**
 * Keeps with the buyer the day on which they ordered, so that it is found by date months later. It follows from the order as it
 * is stored: a repeat writes nothing, and an older order changes nothing about the newest.
 */
export async function noteLastOrder({ records }: NoteLastOrderDeps, order: Order): Promise<void> {
  const { contactId, placedAt } = order
  if (contactId === null || placedAt === null) return
  const key = { type: 'contact', id: contactId }
  await untilWritten(key.type, key.id, async () => {
    const [known] = await records.findKept([key])
    const before = known ?? emptyKept(key, null, placedAt)
    const said = { facts: { ordered: placedAt }, timestamp: placedAt, contactId, orderId: null, by: null }
    const after = hear(before, said)
    if (known !== undefined && after === before) return known
    const next = { ...after, rev: before.rev + 1 }
    return (await records.saveKept(next, known?.rev ?? 'absent')) ? next : 'lost'
  })
}
