import type { Counts } from '#shared/contracts/campaign.ts'

/** Every state counts in exactly one group, in the order in which columns stand on each other. */
export const OUTCOME_GROUPS = {
  delivered: ['delivered'],
  waiting: ['planned', 'claimed', 'accepted'],
  unsure: ['in-doubt', 'unconfirmed'],
  heldBack: ['suppressed', 'cancelled', 'expired'],
  failed: ['undelivered', 'rejected'],
} as const satisfies Record<string, readonly (keyof Counts)[]>

export type OutcomeGroup = keyof typeof OUTCOME_GROUPS

export const GROUP_TONES = {
  delivered: 'good',
  waiting: 'waiting',
  unsure: 'unsure',
  heldBack: 'held',
  failed: 'bad',
} as const satisfies Record<OutcomeGroup, string>

/** How many messages each group has. */
export function groupCounts(counts: Counts): Record<OutcomeGroup, number> {
  const sum = (group: OutcomeGroup) =>
    OUTCOME_GROUPS[group].reduce((total: number, state) => total + (counts[state] ?? 0), 0)
  return {
    delivered: sum('delivered'),
    waiting: sum('waiting'),
    unsure: sum('unsure'),
    heldBack: sum('heldBack'),
    failed: sum('failed'),
  }
}

export function groupOf(name: string | null): OutcomeGroup | undefined {
  return name !== null && isGroup(name) ? name : undefined
}

function isGroup(name: string): name is OutcomeGroup {
  return Object.hasOwn(OUTCOME_GROUPS, name)
}
