import { ShopSettings } from '#shared/contracts/shop.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { SHOP_SETTINGS_KEY } from './keys.ts'
import { readFields } from './stored-fields.ts'

/** What a sender asks of shops: its bundle has a limit. */
export class DynamoShopReads implements Pick<ShopStore, 'findSettings'> {
  protected readonly control: ItemTable

  constructor({ control }: Pick<ItemTables, 'control'>) {
    this.control = control
  }

  async findSettings(): Promise<ShopSettings | undefined> {
    const item = await this.control.get(SHOP_SETTINGS_KEY)
    return item && readFields(ShopSettings, item)
  }
}
