import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import { RequestFailure } from '../../request-failure.ts'

/** The active campaign beside which the one asked for was refused; null for any other failure. */
export function rivalOf(error: unknown): string | null {
  if (!isRefusedFor(error, 'same-occasion')) return null
  return error.problem.campaignId ?? null
}

type Refusal = 'same-occasion' | 'conflict' | 'drifted' | 'needs-approval' | 'own-change'

export function isRefusedFor(error: unknown, slug: Refusal): error is RequestFailure {
  return error instanceof RequestFailure && error.problem.type === `${PROBLEM_TYPE}${slug}`
}
