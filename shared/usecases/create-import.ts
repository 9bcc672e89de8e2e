import { ImportId } from '#shared/contracts/ids.ts'
import type { Import, ImportWhat } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Files, Upload } from '#shared/ports/files.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { importFileKey } from './import-file-key.ts'

export type CreateImportDeps = { imports: ImportStore; files: Files; ids: Ids; clock: Clock }
export type CreatedImport = { id: ImportId; upload: Upload }

/**
 * A new import that waits for its file, and where the file's bytes are to be put. A repeat makes another import; one
 * whose file never comes stays waiting.
 */
export async function createImport(deps: CreateImportDeps, what: ImportWhat): Promise<CreatedImport> {
  const id = ImportId.parse(deps.ids.create('imp_'))
  const counts = { rows: 0, accepted: 0, unchanged: 0, refused: 0, problemCount: 0, line: 0 }
  const item: Import = { id, what, state: 'waiting', createdAt: deps.clock.now(), finishedAt: null, ...counts, rev: 1 }
  if (!(await deps.imports.save(item, 'absent'))) {
    throw new AppError('CONFLICT', 'this import id is taken', { retryable: true, context: { importId: id } })
  }
  return { id, upload: await deps.files.createUpload(importFileKey(id)) }
}
