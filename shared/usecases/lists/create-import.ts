import { ImportId } from '#shared/contracts/ids.ts'
import type { IdDates, Import, ImportWhat } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { EMPTY_SUM } from '#shared/domain/campaigns/fingerprint.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Files, Upload } from '#shared/ports/files.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { importFileKey } from './import-file-key.ts'

export type CreateImportDeps = AuditDeps & { imports: ImportStore; files: Files; ids: Ids; clock: Clock }
type NewImport = {
  what: ImportWhat
  by: string
  size?: number | undefined
  idDates?: IdDates | undefined
  mapping?: ListMapping | undefined
  /** Only looks at the file, until it is started. */
  preview?: boolean | undefined
}
export type CreatedImport = { id: ImportId; upload: Upload }

/**
 * A new import that waits for its file, and where the file's bytes are to be put. A repeat makes another import, or,
 * where the ids are a named request's, finds the first. One whose file never comes stays waiting. It keeps who made it; a crash before the audit's entry is mended when the file is
 * taken in.
 */
export async function createImport(
  deps: CreateImportDeps,
  { what, by, size, idDates = 'solar', mapping = {}, preview = false }: NewImport,
): Promise<CreatedImport> {
  const now = deps.clock.now()
  const id = ImportId.parse(deps.ids.create('imp_'))
  const counts = { rows: 0, accepted: 0, created: 0, unchanged: 0, refused: 0, problemCount: 0, line: 0 }
  const item: Import = {
    id,
    what,
    idDates,
    state: 'waiting',
    mapping,
    previewing: preview,
    seemsToBe: null,
    undoing: null,
    undo: null,
    problemKinds: {},
    listPrint: what === 'list' ? EMPTY_SUM : null,
    createdAt: now,
    finishedAt: null,
    ...counts,
    lastChange: { rev: 1, at: now, by, what: 'import.created', before: null, after: { what } },
    rev: 1,
  }
  const isNew = await deps.imports.save(item, 'absent')
  const made = isNew ? item : await deps.imports.find(id)
  if (made === undefined) {
    throw new AppError('CONFLICT', 'this import id was taken a moment ago', {
      retryable: true,
      context: { importId: id },
    })
  }
  await recordImport(deps, made)
  return { id, upload: await deps.files.createUpload(importFileKey(id), size) }
}

/** Writes the audit's entry of who made the import; a repeat changes nothing. */
export async function recordImport(deps: AuditDeps, item: Import): Promise<void> {
  await recordLastChange(deps, { type: 'import', id: item.id }, item)
}
