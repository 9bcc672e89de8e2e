import type { ApprovalSetting } from '#shared/contracts/settings.ts'

export interface ApprovalSettings {
  /** Strongly consistent; undefined before anybody set it. */
  find(): Promise<ApprovalSetting | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(setting: ApprovalSetting, expectedRev: number | 'absent'): Promise<boolean>
}
