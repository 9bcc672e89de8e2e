import type { Import } from '#shared/contracts/import.ts'
import { csvLine } from '#shared/domain/lists/csv-text.ts'
import { writeFormer } from '#shared/domain/lists/former-value.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { Files } from '#shared/ports/files.ts'
import { formerValuesKey, refusedRowsKey } from './import-file-key.ts'
import type { RowResult } from './import-rows.ts'

type Block = { rows: readonly TableRow[]; header: TableRow; results: readonly RowResult[] }

/**
 * Keeps what a block of rows leaves behind for later: its refused rows as they were uploaded, and what stood before in what
 * it changed. Call it before the block counts as done. A repeat leaves the first word; of rows that a crash had cut off from
 * it nothing is kept, and they stay when the import is undone.
 */
export async function keepPapers(
  { files }: { files: Files },
  { id }: Import,
  { rows, header, results }: Block,
): Promise<void> {
  const number = rows[0]?.line ?? 0
  const refused = new Set(results.filter(({ outcome }) => outcome === 'refused').map(({ line }) => line))
  const lines = rows.filter(({ line }) => refused.has(line)).map(({ cells }) => csvLine(cells))
  if (lines.length > 0) {
    await files.addPart(refusedRowsKey(id), { number: 0, text: csvLine(header.cells) })
    await files.addPart(refusedRowsKey(id), { number, text: lines.join('') })
  }
  const former = results.flatMap((result) => result.former ?? [])
  if (former.length > 0) await files.addPart(formerValuesKey(id), { number, text: writeFormer(former) })
}
