import type { Counts } from '#shared/contracts/campaign.ts'
import { MessageState } from '#shared/contracts/message.ts'

/** The sums by state; a state that nothing counts is left out. */
export function addCounts(counts: readonly Counts[]): Counts {
  const sums: Counts = {}
  for (const state of MessageState.options) {
    const sum = counts.reduce((total, count) => total + (count[state] ?? 0), 0)
    if (sum > 0) sums[state] = sum
  }
  return sums
}

/** How many messages were counted. */
export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0)
}
