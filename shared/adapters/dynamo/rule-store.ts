import * as z from 'zod'
import { CompanyRules } from '#shared/contracts/policy.ts'
import type { RuleStore } from '#shared/ports/rule-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { settingsKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** One small item; it never expires. */
export class DynamoRuleStore implements RuleStore {
  private readonly control: ItemTable

  constructor({ control }: ItemTables) {
    this.control = control
  }

  async find(): Promise<CompanyRules | undefined> {
    const item = await this.control.get(settingsKey('rules'))
    return item && readFields(CompanyRules, item)
  }

  /** The table's conditions are on `rev`. */
  save(rules: CompanyRules, expectedVersion: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(CompanyRules, rules)), ...settingsKey('rules'), rev: rules.version }
    return this.control.putAtRev(item, expectedVersion)
  }
}
