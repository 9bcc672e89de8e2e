import type { DryRun, ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { addToSum } from './fingerprint.ts'

type Sums = Pick<DryRun, 'selected' | 'sendable' | 'heldBack' | 'parts' | 'byParts' | 'firstAt' | 'lastAt' | 'sum'>

/** How long nothing may move before a dry run is taken for failed: its job goes to the dead letters long before. */
const STANDS_STILL_MS = 60 * 60_000

/** The dry run with a page more; its place moves on to the next stretch where the page ends one. */
export function addPage(dryRun: DryRun, { number, people, after }: ForeseenPage, now: Date): DryRun {
  const sums = people.reduce(addPerson, dryRun)
  const stretch = after === null ? dryRun.stretch + 1 : dryRun.stretch
  return { ...dryRun, ...sums, pages: number, stretch, after, movedAt: now, rev: dryRun.rev + 1 }
}

function addPerson(sums: Sums, person: ForeseenPerson): Sums {
  const { outcome, reason, parts, dueAt } = person
  const common = { ...sums, selected: sums.selected + 1, sum: addToSum(sums.sum, person) }
  if (outcome === 'held-back') {
    return reason === null ? common : { ...common, heldBack: countOne(sums.heldBack, reason) }
  }
  return {
    ...common,
    sendable: sums.sendable + 1,
    parts: sums.parts + parts,
    byParts: countOne(sums.byParts, String(parts)),
    firstAt: sums.firstAt !== null && sums.firstAt < dueAt ? sums.firstAt : dueAt,
    lastAt: sums.lastAt !== null && sums.lastAt > dueAt ? sums.lastAt : dueAt,
  }
}

function countOne<K extends string>(counts: Partial<Record<K, number>>, key: K): Partial<Record<K, number>> {
  return { ...counts, [key]: (counts[key] ?? 0) + 1 }
}

/** As if all were due with the first: at worst the last one leaves after all parts, at best when it is due. Null of no text. */
export function lastAtPace(
  { firstAt, lastAt, parts }: Pick<DryRun, 'firstAt' | 'lastAt' | 'parts'>,
  partsPerSecond: number,
): Date | null {
  if (firstAt === null || lastAt === null) return null
  return new Date(Math.max(lastAt.getTime(), firstAt.getTime() + (parts * 1000) / partsPerSecond))
}

/** Failed is also one that has stood still for so long that nobody can be at work on it. */
export function stateAt({ state, movedAt }: Pick<DryRun, 'state' | 'movedAt'>, now: Date): DryRun['state'] {
  return state === 'running' && now.getTime() - movedAt.getTime() > STANDS_STILL_MS ? 'failed' : state
}
