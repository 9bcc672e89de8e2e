import { ImportId } from '#shared/contracts/ids.ts'
import type { Import } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'

/** The import as far as it has come. @throws AppError NOT_FOUND, also for text that is no import's id. */
export async function getImport(deps: { imports: Pick<ImportStore, 'find'> }, id: string): Promise<Import> {
  const parsed = ImportId.safeParse(id)
  const found = parsed.success ? await deps.imports.find(parsed.data) : undefined
  if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such import.', { retryable: false })
  return found
}
