import type { BusinessSetting } from '#shared/contracts/settings.ts'
import type { BusinessStore } from '#shared/ports/business-store.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryBusinessStore implements BusinessStore {
  private readonly settings = new RevisionedItems<BusinessSetting>()

  async find(): Promise<BusinessSetting | undefined> {
    return this.settings.find('business')
  }

  async save(setting: BusinessSetting, expectedRev: number | 'absent'): Promise<boolean> {
    return this.settings.save('business', setting, expectedRev)
  }
}
