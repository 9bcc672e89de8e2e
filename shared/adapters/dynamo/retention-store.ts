import * as z from 'zod'
import { ForgettingRound, RetentionSetting } from '#shared/contracts/settings.ts'
import type { RetentionStore } from '#shared/ports/retention-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { settingsKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** Two small items; they never expire. */
export class DynamoRetentionStore implements RetentionStore {
  private readonly control: ItemTable

  constructor(tables: Pick<ItemTables, 'control'>) {
    this.control = tables.control
  }

  async find(): Promise<RetentionSetting | undefined> {
    const item = await this.control.get(settingsKey('retention'))
    return item && readFields(RetentionSetting, item)
  }

  save(setting: RetentionSetting, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(RetentionSetting, setting))
    return this.control.putAtRev({ ...fields, ...settingsKey('retention') }, expectedRev)
  }

  async findRound(): Promise<ForgettingRound | undefined> {
    const item = await this.control.get(settingsKey('forgetting'))
    return item && readFields(ForgettingRound, item)
  }

  saveRound(round: ForgettingRound, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(ForgettingRound, round))
    return this.control.putAtRev({ ...fields, ...settingsKey('forgetting') }, expectedRev)
  }
}
