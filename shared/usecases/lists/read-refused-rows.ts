import type { Clock } from '#shared/ports/clock.ts'
import type { Files } from '#shared/ports/files.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { getImport } from './get-import.ts'
import { refusedRowsKey } from './import-file-key.ts'

type Deps = AuditDeps & {
  imports: Pick<ImportStore, 'find'>
  files: Pick<Files, 'readParts'>
  clock: Pick<Clock, 'now'>
}

const BYTE_ORDER_MARK = '\ufeff'
/** An answer may have 6 MB in the cloud. */
const MOST_CHARACTERS = 1_500_000

/**
 * The refused rows of an import as they were uploaded, under their header, and a word in the audit of who has read them.
 * `none` where there are none or they were kept for seven days; `too-many` where no answer would hold them.
 * @throws AppError NOT_FOUND
 */
export async function readRefusedRows(
  deps: Deps,
  { id, by }: { id: string; by: string },
): Promise<string | 'none' | 'too-many'> {
  const item = await getImport(deps, id)
  const parts: string[] = []
  let size = 0
  for await (const part of deps.files.readParts(refusedRowsKey(item.id))) {
    parts.push(part)
    size += part.length
    if (size > MOST_CHARACTERS) return 'too-many'
  }
  if (parts.length === 0) return 'none'
  const deed = {
    at: deps.clock.now(),
    by,
    what: 'import.refused-rows-read',
    before: null,
    after: { rows: item.refused },
  }
  await recordDeed(deps, { type: 'import', id: item.id }, deed)
  return BYTE_ORDER_MARK + parts.join('')
}
