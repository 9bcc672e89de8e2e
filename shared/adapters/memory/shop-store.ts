import type { ShopStore } from '#shared/ports/shop-store.ts'

export class MemoryShopStore implements ShopStore {
  private home: string | undefined
  private looked = false
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
}
