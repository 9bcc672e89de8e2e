import type { Instalment, KeptRecord, Order } from '#shared/contracts/record.ts'
import type { Shop, ShopSettings } from '#shared/contracts/shop.ts'
import { shopNamed } from './shop-ids.ts'

type Known = Pick<ShopSettings, 'items' | 'home'> | null

/** The shop that an order is of; null where it is not known, or the settings say nothing of it. */
export function shopOfOrder(shops: Known, order: Pick<Order, 'shop' | 'details'> | null): Shop | null {
  return order === null ? null : findShop(shops, order.shop ?? shopNamed(order.details?.shop))
}

/** The shop that a record of a declared type is of; null where it is not known, or the settings say nothing of it. */
export function shopOfRecord(shops: Known, record: Pick<KeptRecord, 'shop'>): Shop | null {
  return findShop(shops, record.shop ?? undefined)
}

/** The one to whom all these instalments are owed; null where there are several, or it is not known. */
export function shopOfInstalments(shops: Known, instalments: readonly Pick<Instalment, 'shop'>[]): Shop | null {
  const [first, ...others] = new Set(instalments.map(({ shop }) => shop))
  return first === undefined || others.length > 0 ? null : findShop(shops, first ?? undefined)
}

/** Whose texts about no record are: the home shop, or the only one; null where the settings do not say. */
export function homeShop(shops: Known): Shop | null {
  return findShop(shops, undefined)
}

/** Of a record that names no shop: the home shop, or the only one that there is. */
function findShop(shops: Known, id: string | undefined): Shop | null {
  if (shops === null) return null
  const { items, home } = shops
  const wanted = id ?? home ?? (items.length === 1 ? items[0]?.id : undefined)
  return items.find((shop) => shop.id === wanted) ?? null
}
