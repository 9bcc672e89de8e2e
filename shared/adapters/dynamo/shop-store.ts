import * as z from 'zod'
import { ShopSettings } from '#shared/contracts/shop.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { HOME_SHOP_KEY, LOOKED_FOR_SHOP_KEY, OTHER_SHOPS_PK, otherShopKey, SHOP_SETTINGS_KEY } from './keys.ts'
import { DynamoShopReads } from './shop-reads.ts'
import { readStored, storedFields } from './stored-fields.ts'

const HomeItem = z.object({ shop: z.string() })
const OtherItem = z.object({ sk: z.string() })

/** A handful of small items. */
export class DynamoShopStore extends DynamoShopReads implements ShopStore {
  async findHome(): Promise<string | undefined> {
    const item = await this.control.get(HOME_SHOP_KEY)
    return item && readStored(HomeItem, item).shop
  }

  async keepHome(shop: string): Promise<string> {
    if (await this.control.putAtRev({ ...HOME_SHOP_KEY, shop }, 'absent')) return shop
    return (await this.findHome()) ?? shop
  }

  async hasLooked(): Promise<boolean> {
    return (await this.control.get(LOOKED_FOR_SHOP_KEY)) !== undefined
  }

  markLooked(): Promise<void> {
    return this.control.put(LOOKED_FOR_SHOP_KEY)
  }

  addOther(shop: string): Promise<void> {
    return this.control.put(otherShopKey(shop))
  }

  async listOthers(): Promise<string[]> {
    return (await this.control.query({ hash: OTHER_SHOPS_PK })).map((item) => readStored(OtherItem, item).sk)
  }

  /** The table's conditions are on `rev`. */
  saveSettings(settings: ShopSettings, expectedVersion: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(ShopSettings, settings)), ...SHOP_SETTINGS_KEY, rev: settings.version }
    return this.control.putAtRev(item, expectedVersion)
  }
}
