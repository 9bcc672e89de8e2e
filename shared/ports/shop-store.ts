import type { ShopSettings } from '#shared/contracts/shop.ts'

/** The shops that orders came from, so that equal ids of two shops are two records, and what people say of them. */
export interface ShopStore {
  /** The shop whose records have their plain ids; undefined before one was kept. Strongly consistent. */
  findHome(): Promise<string | undefined>
  /** Keeps the home shop once for ever; answers the one that stands. */
  keepHome(shop: string): Promise<string>
  /** Whether the orders of release 0.1 were looked at for their shop. */
  hasLooked(): Promise<boolean>
  markLooked(): Promise<void>
  /** Remembers a shop beside the home shop before anything of it is written. A repeat changes nothing. */
  addOther(shop: string): Promise<void>
  /** Strongly consistent, in no order. */
  listOthers(): Promise<string[]>
  /** Strongly consistent; undefined before anybody said anything. */
  findSettings(): Promise<ShopSettings | undefined>
  /** Conditioned like `MessageStore.save`, on the version. */
  saveSettings(settings: ShopSettings, expectedVersion: number | 'absent'): Promise<boolean>
}
