import type { ApprovalSetting } from '#shared/contracts/settings.ts'
import type { ApprovalSettings } from '#shared/ports/approval-settings.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryApprovalSettings implements ApprovalSettings {
  private readonly items = new RevisionedItems<ApprovalSetting>()

  async find(): Promise<ApprovalSetting | undefined> {
    return this.items.find('approval')
  }

  async save(setting: ApprovalSetting, expectedRev: number | 'absent'): Promise<boolean> {
    return this.items.save('approval', setting, expectedRev)
  }
}
