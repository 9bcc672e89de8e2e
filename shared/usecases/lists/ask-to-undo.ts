import type { Import } from '#shared/contracts/import.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { canUndo } from '#shared/domain/lists/undo-time.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ImportQueue } from '#shared/ports/import-queue.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { getImport } from './get-import.ts'

export type AskToUndoDeps = AuditDeps & {
  imports: Pick<ImportStore, 'find' | 'save'>
  importQueue: ImportQueue
  clock: Pick<Clock, 'now'>
}
export type UndoAsked = { kind: 'asked' | 'changed-meanwhile' | 'too-late'; item: Import }

/**
 * Has an import taken back that ended within the last 24 hours. A repeat answers it as it is, and hands it over again where
 * a crash may have kept it from being handed over.
 * @throws AppError NOT_FOUND
 */
export async function askToUndo(
  deps: AskToUndoDeps,
  { id, by, expected }: { id: string; by: string; expected?: ExpectedRevs },
): Promise<UndoAsked> {
  const found = await getImport(deps, id)
  if (found.state === 'undone') return { kind: 'asked', item: found }
  if (found.undoing !== null) {
    await deps.importQueue.resume(found.id)
    return { kind: 'asked', item: found }
  }
  if (!isExpected(found.rev, expected)) return { kind: 'changed-meanwhile', item: found }
  const at = deps.clock.now()
  if (!canUndo(found, at)) return { kind: 'too-late', item: found }
  const lastChange = {
    rev: found.rev + 1,
    at,
    by,
    what: 'import.undo-asked',
    before: null,
    after: { what: found.what },
  }
  const next: Import = { ...found, undoing: { at, by }, lastChange, rev: found.rev + 1 }
  await recordLastChange(deps, { type: 'import', id: found.id }, found)
  if (!(await deps.imports.save(next, found.rev))) return { kind: 'changed-meanwhile', item: await getImport(deps, id) }
  await recordLastChange(deps, { type: 'import', id: next.id }, next)
  await deps.importQueue.resume(next.id)
  return { kind: 'asked', item: next }
}
