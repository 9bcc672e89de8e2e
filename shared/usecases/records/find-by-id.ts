import { KEPT_TYPE_NAMES } from '#shared/contracts/record-types/kept-types.ts'
import { recordIdsOf } from '../intake/find-shop.ts'
import { type FindRecordDeps, type FoundRecord, findOfEachShop, ofKept } from './find-record.ts'

const SHAPED = ['order', 'shipment', 'instalment'] as const

/** The records of any type and of every shop that have this id; that of a contract finds its instalments too. */
export async function findById(deps: FindRecordDeps, id: string): Promise<FoundRecord[]> {
  const ids = await recordIdsOf(deps.shops, id)
  const keys = ids.flatMap((one) => KEPT_TYPE_NAMES.map((type) => ({ type, id: one })))
  const [shaped, kept] = await Promise.all([
    Promise.all(SHAPED.map((type) => findOfEachShop(deps, type, id))),
    deps.records.findKept(keys),
  ])
  return [...shaped.flat(), ...kept.flatMap((record) => ofKept(record) ?? [])]
}
