import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'

export type ProblemOrigin = 'server' | 'network'

/** A request that failed: the server's problem details, or one of our own when no answer came. */
export class RequestFailure extends Error {
  readonly problem: Problem
  readonly origin: ProblemOrigin

  constructor(problem: Problem, origin: ProblemOrigin, cause?: unknown) {
    super(problem.detail, { cause })
    this.name = 'RequestFailure'
    this.problem = problem
    this.origin = origin
  }
}

/** Whether it failed because somebody else has changed the thing since it was read. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof RequestFailure && error.problem.type === `${PROBLEM_TYPE}changed-meanwhile`
}
