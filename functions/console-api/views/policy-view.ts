import type { CapsView, HoursView, PolicyList, PolicyView } from '#shared/contracts/console-api/policies.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import { EU_MEMBERS } from '#shared/domain/policies/policy-country.ts'
import { POLICY_SOURCES } from '#shared/domain/policies/policy-sources.ts'
import { POLICIES, type Policy } from '#shared/domain/policies/policy-table.ts'
import { shortVersionOf } from '#shared/domain/policies/policy-version.ts'
import { sayPolicy } from '#shared/domain/wording/policy-words.ts'

export function viewPolicies(rules: CompanyRules): PolicyList {
  return { items: POLICIES.map(viewPolicy), members: [...EU_MEMBERS], version: shortVersionOf(rules) }
}

export function viewPolicy(policy: Policy): PolicyView {
  const sources = policy.sources.map((source) => {
    const { says, zh, link, readOn } = POLICY_SOURCES[source]
    return { says, zh, en: says, link, readOn }
  })
  return { ...policy, windows: [...policy.windows], words: sayPolicy(policy), sources }
}

export function viewHours(rules: CompanyRules): HoursView {
  return { items: rules.hours, ...changeOf(rules) }
}

export function viewCaps(rules: CompanyRules): CapsView {
  return { items: rules.caps, perNumberAndDay: rules.perNumberAndDay, ...changeOf(rules) }
}

function changeOf({ version, lastChange }: CompanyRules) {
  const changedAt = lastChange?.at.toISOString() ?? null
  return { version, changedAt, changedBy: lastChange?.by ?? null, rev: version }
}
