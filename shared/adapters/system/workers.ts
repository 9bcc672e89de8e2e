import type { Ids } from '#shared/ports/ids.ts'
import type { Workers } from '#shared/ports/workers.ts'

/** Stands in no name of a worker. */
const OF_CLAIM = '~'

/** A worker among others that nobody watches: only its lease tells whether it is gone. */
export function createWorkers(ids: Ids): Workers {
  return workersNamed(ids.create('wrk_'))
}

/** The worker of this name; `isGone` tells of others by their names. */
export function workersNamed(holder: string, isGone: (worker: string) => boolean = () => false): Workers {
  const disowned = new Set<string>()
  let claims = 0
  return {
    holder,
    nameClaim: () => `${holder}${OF_CLAIM}${(claims++).toString(36)}`,
    isGone: (claim) => isGone(workerOf(claim)),
    disown: (claim) => void disowned.add(claim),
    isDisowned: (claim) => disowned.has(claim),
  }
}

/** The name of the worker that made a claim; release 0.1 named claims by their workers alone. */
export function workerOf(claim: string): string {
  return claim.split(OF_CLAIM)[0] ?? claim
}
