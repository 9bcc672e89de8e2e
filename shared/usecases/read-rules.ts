import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { RuleStore } from '#shared/ports/rule-store.ts'

export type ReadRulesDeps = { rules: Pick<RuleStore, 'find'> }

const byVersion = new WeakMap<object, { version: number; rules: CompanyRules | null }>()

/**
 * The company's rules of the version that the line names, read once for each version by each process; nothing is read for
 * version 0. Where a newer one stands already, that.
 */
export async function readRules({ rules }: ReadRulesDeps, version: number): Promise<CompanyRules | null> {
  if (version === 0) return null
  const known = byVersion.get(rules)
  if (known !== undefined && known.version >= version) return known.rules
  const found = (await rules.find()) ?? null
  byVersion.set(rules, { version: Math.max(version, found?.version ?? 0), rules: found })
  return found
}
