import type { CompanyRules } from '#shared/contracts/policy.ts'

/** What the company adds to the presets of the policies. */
export interface RuleStore {
  /** Strongly consistent; undefined before anybody set anything. */
  find(): Promise<CompanyRules | undefined>
  /** Conditioned like `MessageStore.save`, on the version. */
  save(rules: CompanyRules, expectedVersion: number | 'absent'): Promise<boolean>
}
