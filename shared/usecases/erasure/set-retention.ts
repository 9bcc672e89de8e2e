import { PRESET_TEXT_MONTHS } from '#shared/contracts/console-api/retention.ts'
import type { RetentionSetting } from '#shared/contracts/settings.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RetentionStore } from '#shared/ports/retention-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'

export type SetRetentionDeps = AuditDeps & { retention: RetentionStore; clock: Pick<Clock, 'now'> }
export type SetRetentionOutcome = { kind: 'done' | 'changed-meanwhile'; setting: RetentionSetting }

const DEFAULT: RetentionSetting = { textMonths: PRESET_TEXT_MONTHS, lastChange: null, rev: 0 }

/** What an admin set last; 13 months before anybody set it. */
export async function getRetention({
  retention,
}: {
  retention: Pick<RetentionStore, 'find'>
}): Promise<RetentionSetting> {
  return (await retention.find()) ?? DEFAULT
}

/**
 * Keeps the words of texts and replies this many months from now on. What is older by that goes with the next round, and is
 * not brought back by more months. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function setRetention(
  deps: SetRetentionDeps,
  { textMonths, by, expected }: { textMonths: number; by: string; expected?: ExpectedRevs },
): Promise<SetRetentionOutcome> {
  return untilSaved<SetRetentionOutcome>({ what: 'this' }, async () => {
    const before = await getRetention(deps)
    if (!isExpected(before.rev, expected)) return { kind: 'changed-meanwhile', setting: before }
    await record(deps, before)
    if (before.textMonths === textMonths) return { kind: 'done', setting: before }
    const rev = before.rev + 1
    const what = 'settings.retention-changed'
    const told = { before: { textMonths: before.textMonths }, after: { textMonths } }
    const setting = { textMonths, lastChange: { rev, at: deps.clock.now(), by, what, ...told }, rev }
    if (!(await deps.retention.save(setting, before.rev === 0 ? 'absent' : before.rev))) return 'lost'
    await record(deps, setting)
    return { kind: 'done', setting }
  })
}

async function record(deps: AuditDeps, setting: RetentionSetting): Promise<void> {
  await recordLastChange(deps, { type: 'settings', id: 'retention' }, setting)
}
