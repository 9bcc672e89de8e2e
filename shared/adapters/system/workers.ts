import type { Ids } from '#shared/ports/ids.ts'
import type { Workers } from '#shared/ports/workers.ts'

/** A worker among others that nobody watches: only its lease tells whether it is gone. */
export function createWorkers(ids: Ids): Workers {
  return { holder: ids.create('wrk_'), isGone: () => false }
}
