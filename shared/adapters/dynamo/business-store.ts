import * as z from 'zod'
import { BusinessSetting } from '#shared/contracts/settings.ts'
import type { BusinessStore } from '#shared/ports/business-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { settingsKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** One small item; it never expires. */
export class DynamoBusinessStore implements BusinessStore {
  private readonly control: ItemTable

  constructor(tables: Pick<ItemTables, 'control'>) {
    this.control = tables.control
  }

  async find(): Promise<BusinessSetting | undefined> {
    const item = await this.control.get(settingsKey('business'))
    return item && readFields(BusinessSetting, item)
  }

  save(setting: BusinessSetting, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(BusinessSetting, setting))
    return this.control.putAtRev({ ...fields, ...settingsKey('business') }, expectedRev)
  }
}
