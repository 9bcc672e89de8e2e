import * as z from 'zod'
import { ApprovalSetting } from '#shared/contracts/settings.ts'
import type { ApprovalSettings } from '#shared/ports/approval-settings.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { settingsKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** One small item; it never expires. */
export class DynamoApprovalSettings implements ApprovalSettings {
  private readonly control: ItemTable

  constructor(tables: ItemTables) {
    this.control = tables.control
  }

  async find(): Promise<ApprovalSetting | undefined> {
    const item = await this.control.get(settingsKey('approval'))
    return item && readFields(ApprovalSetting, item)
  }

  save(setting: ApprovalSetting, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(ApprovalSetting, setting))
    return this.control.putAtRev({ ...fields, ...settingsKey('approval') }, expectedRev)
  }
}
