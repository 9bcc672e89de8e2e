import type { Erasure } from '#shared/contracts/erasure.ts'
import { forgetAddress, forgetBuyer, forgetCard, forgetFields } from '#shared/domain/records/forget-person.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { untilSaved } from '../until-saved.ts'
import { allInstalmentsOf, allKeptOf, allOrdersOf, type RecordsOfDeps } from './records-of-person.ts'

export type EraseRecordsDeps = RecordsOfDeps & {
  records: Pick<
    RecordStore,
    | 'findOrder'
    | 'saveOrder'
    | 'findShipment'
    | 'saveShipment'
    | 'findKept'
    | 'saveKept'
    | 'findInstalments'
    | 'saveInstalment'
  >
}

/**
 * Takes who it was out of orders, parcels, instalments and other records; what was sold, owed and paid, and when, stays. A
 * repeat changes nothing. `until` is when somebody was erased who has come back: orders placed since stay.
 * @throws AppError CONFLICT (retryable) while others keep changing one of them
 */
export async function eraseRecords(deps: EraseRecordsDeps, { ids }: Erasure, until: Date | null): Promise<void> {
  const { records } = deps
  for (const id of ids) {
    for await (const order of allOrdersOf(deps, id)) {
      if (until !== null && order.placedAt !== null && order.placedAt > until) continue
      await change(() => records.findOrder(order.id), forgetBuyer, records.saveOrder.bind(records))
      for (const parcel of order.shipmentIds)
        await change(() => records.findShipment(parcel), forgetAddress, records.saveShipment.bind(records))
    }
    for await (const kept of allKeptOf(deps, id))
      await change(async () => (await records.findKept([kept]))[0], forgetFields, records.saveKept.bind(records))
    for await (const one of allInstalmentsOf(deps, id)) {
      const find = async () => (await records.findInstalments([one]))[0]
      await change(find, forgetCard, records.saveInstalment.bind(records))
    }
  }
}

async function change<T extends { rev: number }>(
  find: () => Promise<T | undefined>,
  forget: (record: T) => T,
  save: (record: T, expectedRev: number) => Promise<boolean>,
): Promise<void> {
  await untilSaved({ what: 'this record' }, async () => {
    const record = await find()
    if (record === undefined) return 'done'
    const next = forget(record)
    return next === record || (await save(next, record.rev)) ? 'done' : 'lost'
  })
}
