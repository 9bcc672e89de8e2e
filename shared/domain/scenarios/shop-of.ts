import type { Shop } from '#shared/contracts/shop.ts'
import { shopOfOrder, shopOfRecord } from '../records/shop-names.ts'
import type { Known } from './known.ts'

/** The shop of what is asked about, whose hours of work count; null where nobody knows it. */
export function shopOf({ shops, order, record }: Known): Shop | null {
  return record === null ? shopOfOrder(shops, order) : shopOfRecord(shops, record)
}
