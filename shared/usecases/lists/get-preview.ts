import type { Import, ImportPreview } from '#shared/contracts/import.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { getImport } from './get-import.ts'

/** What an import's file would do; undefined as long as nobody has looked at it. @throws AppError NOT_FOUND */
export async function getPreview(
  deps: { imports: Pick<ImportStore, 'find' | 'findPreview'> },
  id: string,
): Promise<{ item: Import; preview: ImportPreview | undefined }> {
  const item = await getImport(deps, id)
  return { item, preview: await deps.imports.findPreview(item.id) }
}
