import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { RuleStore } from '#shared/ports/rule-store.ts'
import { copyOf } from './copy.ts'

export class MemoryRuleStore implements RuleStore {
  private rules: CompanyRules | undefined

  async find(): Promise<CompanyRules | undefined> {
    return this.rules === undefined ? undefined : copyOf(this.rules)
  }

  async save(rules: CompanyRules, expectedVersion: number | 'absent'): Promise<boolean> {
    if ((this.rules?.version ?? 'absent') !== expectedVersion) return false
    this.rules = copyOf(rules)
    return true
  }
}
