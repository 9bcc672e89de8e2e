import type { Import } from '#shared/contracts/import.ts'

const HOURS = 24

/** Until when an import can be taken back; null where it cannot: lists of people change nothing that could be given back. */
export function undoUntil({ state, what, accepted, finishedAt, undoing }: Import): Date | null {
  if (state !== 'done' || what === 'list' || accepted === 0 || finishedAt === null || undoing !== null) return null
  return new Date(finishedAt.getTime() + HOURS * 3_600_000)
}

export function canUndo(item: Import, now: Date): boolean {
  const until = undoUntil(item)
  return until !== null && now <= until
}
