import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import { RequestFailure } from '../../request-failure.ts'

const SAME_OCCASION = `${PROBLEM_TYPE}same-occasion`

/** The active campaign beside which the one asked for was refused; null for any other failure. */
export function rivalOf(error: unknown): string | null {
  if (!(error instanceof RequestFailure) || error.problem.type !== SAME_OCCASION) return null
  return error.problem.campaignId ?? null
}
