import type { CompanyRules } from '#shared/contracts/policy.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import { loosenedByCaps, loosenedByHours } from '#shared/domain/policies/looser.ts'
import type { Policy } from '#shared/domain/policies/policy-table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RuleStore } from '#shared/ports/rule-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type TellLineDeps, tellLine } from './tell-line.ts'

export type SettleRulesDeps = TellLineDeps & { rules: RuleStore }
export type SteerRulesDeps = AuditDeps & SettleRulesDeps & { clock: Pick<Clock, 'now'> }

type Said = Pick<CompanyRules, 'hours' | 'caps' | 'perNumberAndDay'>
/** What is left out stays. `version`: the one that was read; where another stands by now nothing is changed. */
export type RulesWanted = Partial<Said> & { version?: number | undefined; by: string; expected?: ExpectedRevs }
/** Which item of the list would loosen which preset. */
export type Looser = { index: number; preset: Policy }
export type RulesOutcome =
  | { kind: 'done' | 'changed-meanwhile'; rules: CompanyRules }
  | { kind: 'looser'; looser: readonly Looser[] }

const TRIES = 20
const NOBODY_SAID: CompanyRules = { hours: [], caps: [], perNumberAndDay: 10, version: 0, lastChange: null }

/** As admins set them; nothing beside the presets before anybody did. */
export async function getRules({ rules }: { rules: Pick<RuleStore, 'find'> }): Promise<CompanyRules> {
  return (await rules.find()) ?? NOBODY_SAID
}

/**
 * Replaces the company's hours, or its caps, and tells the line, so that senders read them within a second. A repeat changes
 * nothing and makes no new version; it also tells the line of a version that a crash kept from it.
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function changeRules(deps: SteerRulesDeps, wanted: RulesWanted): Promise<RulesOutcome> {
  const looser = [...loosened(wanted.hours, loosenedByHours), ...loosened(wanted.caps, loosenedByCaps)]
  if (looser.length > 0) return { kind: 'looser', looser }
  return untilSaved<RulesOutcome>({ what: 'the rules', tries: TRIES }, async () => {
    const before = await getRules(deps)
    if (!isExpected(before.version, wanted.expected) || (wanted.version ?? before.version) !== before.version)
      return { kind: 'changed-meanwhile', rules: before }
    await record(deps, before)
    const next = withChange(deps, before, wanted)
    if (next !== before) {
      if (!(await deps.rules.save(next, before.version === 0 ? 'absent' : before.version))) return 'lost'
      await record(deps, next)
    }
    await tellLine(deps, { rulesVersion: next.version })
    return { kind: 'done', rules: next }
  })
}

/** Tells a line that a crash or another provider left behind. A repeat reads two items. */
export async function settleRules(deps: SettleRulesDeps): Promise<void> {
  const rules = await deps.rules.find()
  if (rules !== undefined) await tellLine(deps, { rulesVersion: rules.version })
}

function loosened<Rule>(rules: readonly Rule[] = [], by: (rule: Rule) => Policy | null): Looser[] {
  return rules.flatMap((rule, index) => {
    const preset = by(rule)
    return preset === null ? [] : [{ index, preset }]
  })
}

/** `before` itself where the two are the same. */
function withChange({ clock }: SteerRulesDeps, before: CompanyRules, wanted: RulesWanted): CompanyRules {
  const { hours, caps, perNumberAndDay, version } = before
  const said: Said = { hours, caps, perNumberAndDay }
  const next: Said = {
    hours: wanted.hours ?? hours,
    caps: wanted.caps ?? caps,
    perNumberAndDay: wanted.perNumberAndDay ?? perNumberAndDay,
  }
  const told = differenceOf(said, next)
  if (Object.keys(told.after).length === 0) return before
  const what = wanted.hours === undefined ? 'settings.caps-changed' : 'settings.hours-changed'
  const rev = version + 1
  return { ...next, version: rev, lastChange: { rev, at: clock.now(), by: wanted.by, what, ...told } }
}

async function record(deps: AuditDeps, rules: CompanyRules): Promise<void> {
  await recordLastChange(deps, { type: 'settings', id: 'rules' }, rules)
}
