import type { ApprovalSetting } from '#shared/contracts/settings.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import type { ApprovalSettings } from '#shared/ports/approval-settings.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'

export type SetApprovalDeps = AuditDeps & { approvalSettings: ApprovalSettings; clock: Pick<Clock, 'now'> }
export type SetApprovalOutcome = { kind: 'done' | 'changed-meanwhile'; setting: ApprovalSetting }

const OFF: ApprovalSetting = { above: null, lastChange: null, rev: 0 }

export type GetApprovalDeps = { approvalSettings: Pick<ApprovalSettings, 'find'> }

/** What an admin set last; no approvals before anybody set it. */
export async function getApproval({ approvalSettings }: GetApprovalDeps): Promise<ApprovalSetting> {
  return (await approvalSettings.find()) ?? OFF
}

/**
 * Asks for an approval above this many people from now on, or for none. Runs that wait by the former number are looked at
 * again within the hour. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function setApproval(
  deps: SetApprovalDeps,
  { above, by, expected }: { above: number | null; by: string; expected?: ExpectedRevs },
): Promise<SetApprovalOutcome> {
  return untilSaved<SetApprovalOutcome>({ what: 'this' }, async () => {
    const before = await getApproval(deps)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', setting: before }
    await record(deps, before)
    if (before.above === above) return { kind: 'done', setting: before }
    const rev = before.rev + 1
    const what = 'settings.approval-changed'
    const told = { before: { above: before.above }, after: { above } }
    const setting = { above, lastChange: { rev, at: deps.clock.now(), by, what, ...told }, rev }
    if (!(await deps.approvalSettings.save(setting, before.rev === 0 ? 'absent' : before.rev))) return 'lost'
    await record(deps, setting)
    return { kind: 'done', setting }
  })
}

async function record(deps: AuditDeps, setting: ApprovalSetting): Promise<void> {
  await recordLastChange(deps, { type: 'settings', id: 'approval' }, setting)
}
