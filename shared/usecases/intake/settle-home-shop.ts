import { shopNamed } from '#shared/domain/records/shop-ids.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'

export type SettleHomeShopDeps = { shops: ShopStore; records: Pick<RecordStore, 'sampleOrders'> }

/**
 * Makes the shop of the orders that release 0.1 kept the home shop: where there are several, that of most of a sample. Looks
 * once for ever; where an event has named a shop before, that one stands. A repeat reads one item.
 */
export async function settleHomeShop({ shops, records }: SettleHomeShopDeps): Promise<void> {
  if (await shops.hasLooked()) return
  const counts = new Map<string, number>()
  for (const { shop, details } of await records.sampleOrders()) {
    const name = shop ?? shopNamed(details?.shop)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
  if (most !== undefined) await shops.keepHome(most[0])
  await shops.markLooked()
}
