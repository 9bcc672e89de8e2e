import type { BusinessSetting } from '#shared/contracts/settings.ts'

export interface BusinessStore {
  /** Strongly consistent; undefined before anybody set it. */
  find(): Promise<BusinessSetting | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(setting: BusinessSetting, expectedRev: number | 'absent'): Promise<boolean>
}
