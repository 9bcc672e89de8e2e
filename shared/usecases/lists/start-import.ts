import type { Import } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { type ColumnSpec, fieldNamed } from '#shared/domain/lists/column-specs.ts'
import { columnsOf } from '#shared/domain/lists/list-specs.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ImportQueue } from '#shared/ports/import-queue.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { getImport } from './get-import.ts'

export type StartImportDeps = AuditDeps & {
  imports: Pick<ImportStore, 'find' | 'save'>
  importQueue: ImportQueue
  clock: Pick<Clock, 'now'>
}
type Start = {
  id: string
  by: string
  /** Goes before what was said when the import was made. */
  mapping?: ListMapping | undefined
  /** Looks at the file again instead of taking it in. */
  preview?: boolean | undefined
  expected?: ExpectedRevs
}
export type StartOutcome =
  | { kind: 'started'; item: Import }
  | { kind: 'changed-meanwhile'; item: Import }
  /** `not-seen`: it previews, and its file has not come or is still looked at. */
  | { kind: 'refused'; because: 'not-seen' | 'over' }
  | { kind: 'unknown-fields'; columns: number }

/** How many columns of a mapping name a field that this kind of list does not have. */
export function unknownFieldsIn(what: Import['what'], mapping: ListMapping): number {
  const spec: ColumnSpec<string> = columnsOf(what)
  return Object.values(mapping).filter((use) => typeof use === 'string' && fieldNamed(spec, use) === undefined).length
}

/**
 * Has an import that was previewed taken in, or looked at once more with another mapping. A repeat answers it as it is, and
 * hands it over again where a crash may have kept it from being handed over.
 * @throws AppError NOT_FOUND; CONFLICT (retryable) where another change came first
 */
export async function startImport(deps: StartImportDeps, start: Start): Promise<StartOutcome> {
  const found = await getImport(deps, start.id)
  const columns = unknownFieldsIn(found.what, start.mapping ?? {})
  if (columns > 0) return { kind: 'unknown-fields', columns }
  if (!isExpected(found.rev, start.expected)) return { kind: 'changed-meanwhile', item: found }
  if (found.state !== 'previewed') return repeat(deps, found)
  const at = deps.clock.now()
  const what = start.preview === true ? 'import.previewed-again' : 'import.started'
  const next: Import = {
    ...found,
    state: 'waiting',
    previewing: start.preview === true,
    mapping: { ...found.mapping, ...start.mapping },
    lastChange: { rev: found.rev + 1, at, by: start.by, what, before: null, after: { what: found.what } },
    rev: found.rev + 1,
  }
  await recordLastChange(deps, { type: 'import', id: found.id }, found)
  if (!(await deps.imports.save(next, found.rev))) {
    return { kind: 'changed-meanwhile', item: await getImport(deps, start.id) }
  }
  await recordLastChange(deps, { type: 'import', id: next.id }, next)
  await deps.importQueue.resume(next.id)
  return { kind: 'started', item: next }
}

async function repeat(deps: StartImportDeps, item: Import): Promise<StartOutcome> {
  if (item.state === 'failed') return { kind: 'refused', because: 'over' }
  const wasStarted = item.lastChange?.what.startsWith('import.created') === false
  if (!wasStarted) return { kind: 'refused', because: item.state === 'done' ? 'over' : 'not-seen' }
  if (item.state === 'waiting') await deps.importQueue.resume(item.id)
  return { kind: 'started', item }
}
