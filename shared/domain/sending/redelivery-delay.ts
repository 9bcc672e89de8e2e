import { fingerprint32 } from '#shared/contracts/table.ts'

const SHORTEST_SECONDS = 5
const LONGEST_SECONDS = 60

/**
 * Seconds after which a job that failed comes again, 5 to 60: up to 10 after the first receive, twice as many after each
 * later one, and at least half of that. Jobs that failed together are spread by their ids; the same delivery of the same
 * job always waits as long.
 */
export function redeliverySeconds(jobId: string, receives: number): number {
  const longest = Math.min(LONGEST_SECONDS, SHORTEST_SECONDS * 2 ** Math.max(1, Math.min(receives, 8)))
  const shortest = Math.max(SHORTEST_SECONDS, longest / 2)
  const part = fingerprint32(`${jobId} ${receives}`) / 2 ** 32
  return Math.round(shortest + part * (longest - shortest))
}
