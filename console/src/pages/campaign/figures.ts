import type { Counts } from '#shared/contracts/campaign.ts'
import type { MessageState } from '#shared/contracts/message.ts'

type State = import('zod').infer<typeof MessageState>

/** The four figures of a campaign: everybody, and what became of them; `waiting` are still to be dealt with. */
export const FIGURES = {
  delivered: ['delivered', 'accepted'],
  failed: ['undelivered', 'rejected', 'in-doubt', 'unconfirmed'],
  held: ['suppressed', 'cancelled', 'expired'],
  waiting: ['planned', 'claimed'],
} as const satisfies Record<string, readonly State[]>

export type FigureName = keyof typeof FIGURES

/** How many messages have each state of the figure, and together; states that nobody is in are left out. */
export function figureOf(name: FigureName, counts: Counts): { total: number; states: { state: State; n: number }[] } {
  const states = FIGURES[name].map((state) => ({ state, n: counts[state] ?? 0 })).filter(({ n }) => n > 0)
  return { total: states.reduce((sum, { n }) => sum + n, 0), states }
}

/** Everybody that was selected: those counted in any state, and those on pages that are not finished. */
export function selectedIn({ totals, uncounted }: { totals: Counts; uncounted: number }): number {
  return Object.values(totals).reduce((sum, n) => sum + (n ?? 0), uncounted)
}
