import type { Shop, ShopSettings } from '#shared/contracts/shop.ts'

/** 坚果小铺, the home shop, unless the fields say otherwise. */
export function aShop(fields: Partial<Shop> = {}): Shop {
  return { id: 'demo', name: '坚果小铺', ...fields }
}

/** The settings with these shops, the first being home. */
export function shopSettings(...items: Shop[]): ShopSettings {
  return { items, home: items[0]?.id ?? null, version: 1, lastChange: null }
}
