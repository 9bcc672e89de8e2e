import type { BusinessLine } from '#shared/contracts/business-line.ts'
import type { BusinessSetting } from '#shared/contracts/settings.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import type { BusinessStore } from '#shared/ports/business-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'

export type SetBusinessDeps = AuditDeps & { business: BusinessStore; clock: Pick<Clock, 'now'> }
export type SetBusinessOutcome = { kind: 'done' | 'changed-meanwhile'; setting: BusinessSetting }

const UNASKED: BusinessSetting = { line: null, lastChange: null, rev: 0 }

/** What somebody said last; no line before anybody was asked. */
export async function getBusiness({ business }: { business: Pick<BusinessStore, 'find'> }): Promise<BusinessSetting> {
  return (await business.find()) ?? UNASKED
}

/**
 * Keeps the company's line of business, which decides what is offered first and nothing else. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function setBusiness(
  deps: SetBusinessDeps,
  { line, by, expected }: { line: BusinessLine; by: string; expected?: ExpectedRevs },
): Promise<SetBusinessOutcome> {
  return untilSaved<SetBusinessOutcome>({ what: 'this' }, async () => {
    const before = await getBusiness(deps)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', setting: before }
    await record(deps, before)
    if (before.line === line) return { kind: 'done', setting: before }
    const rev = before.rev + 1
    const told = { before: { line: before.line }, after: { line } }
    const lastChange = { rev, at: deps.clock.now(), by, what: 'settings.business-changed', ...told }
    const setting = { line, lastChange, rev }
    if (!(await deps.business.save(setting, before.rev === 0 ? 'absent' : before.rev))) return 'lost'
    await record(deps, setting)
    return { kind: 'done', setting }
  })
}

async function record(deps: AuditDeps, setting: BusinessSetting): Promise<void> {
  await recordLastChange(deps, { type: 'settings', id: 'business' }, setting)
}
