import { shopOfOrder } from '../../records/shop-names.ts'
import type { Known } from '../known.ts'

/** Whether the carrier that an order names goes where the order goes, as far as the shop has said. */
export function isServed({ order, shops }: Known): boolean {
  const [carrier, region] = [order?.said?.carrier, order?.details?.regionCode]
  if (order === null || carrier === undefined || region == null) return true
  const excepted = (shopOfOrder(shops, order)?.reach ?? []).filter((one) => one.carrier === carrier)
  return !excepted.some(({ exceptRegions }) => exceptRegions.some((code) => region.startsWith(code)))
}
