import type { Run } from '#shared/contracts/campaign.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'

/** @throws AppError CONFIGURATION (not retryable) for a kind that events start */
export function scheduledKindOf(run: Pick<Run, 'kind'>): ScheduledKind {
  const kind = kindOf(run.kind)
  if (kind.trigger !== 'schedule')
    throw new AppError('CONFIGURATION', 'the kind does not run on a schedule', { retryable: false })
  return kind
}
