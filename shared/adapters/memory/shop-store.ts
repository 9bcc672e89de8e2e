import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { copyOf } from './copy.ts'

export class MemoryShopStore implements ShopStore {
  private home: string | undefined
  private looked = false
  private settings: ShopSettings | undefined
  private readonly others = new Set<string>()

  async findHome(): Promise<string | undefined> {
    return this.home
  }

  async keepHome(shop: string): Promise<string> {
    this.home ??= shop
    return this.home
  }

  async hasLooked(): Promise<boolean> {
    return this.looked
  }

  async markLooked(): Promise<void> {
    this.looked = true
  }

  async addOther(shop: string): Promise<void> {
    this.others.add(shop)
  }

  async listOthers(): Promise<string[]> {
    return [...this.others]
  }

  async findSettings(): Promise<ShopSettings | undefined> {
    return this.settings === undefined ? undefined : copyOf(this.settings)
  }

  async saveSettings(settings: ShopSettings, expectedVersion: number | 'absent'): Promise<boolean> {
    if ((this.settings?.version ?? 'absent') !== expectedVersion) return false
    this.settings = copyOf(settings)
    return true
  }
}
