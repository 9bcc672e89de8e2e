import type { ImportId } from '#shared/contracts/ids.ts'
import type { RowProblem } from '#shared/contracts/import.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import type { Columns, InstalmentField } from '#shared/domain/import/columns.ts'
import { type InstalmentChange, readInstalmentRow } from '#shared/domain/import/instalment-row.ts'
import { mergeInstalment } from '#shared/domain/import/merge-instalment.ts'
import { writerName, writingLine } from '#shared/domain/import/row-writer.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import { chainsOf, ROWS_AT_ONCE, type RowResult, untilWritten, type WriteRows } from './import-rows.ts'
import { inParallel } from './in-parallel.ts'

export type ImportInstalmentsDeps = { records: Pick<RecordStore, 'findInstalments' | 'saveInstalment'> }
type File = { importId: ImportId; columns: Columns<InstalmentField> }
type Entry = { line: number; change: InstalmentChange; problems: RowProblem[] }
type Written = { outcome: 'accepted' | 'unchanged'; instalment: Instalment | undefined }

/**
 * Writes rows as instalments. Of two rows about one instalment the later wins. A row that was written by an earlier
 * attempt at the same file counts as accepted again.
 */
export function createInstalmentWriter(deps: ImportInstalmentsDeps, file: File): WriteRows {
  return async (rows) => {
    const readings = rows.map((row) => ({ line: row.line, ...readInstalmentRow(row, file.columns) }))
    const entries = readings.flatMap(({ line, change, problems }): Entry[] =>
      change ? [{ line, change, problems }] : [],
    )
    const chains = chainsOf(entries, ({ change }) => keyText(change))
    const keys = chains.flatMap(([first]) => (first ? [first.change] : []))
    const found = await deps.records.findInstalments(keys.map(({ contractId, period }) => ({ contractId, period })))
    const stored = new Map(found.map((instalment) => [keyText(instalment), instalment]))
    const written = await inParallel(chains, ROWS_AT_ONCE, (chain) => writeChain(deps, file, chain, stored))
    const refused = readings.filter(({ change }) => !change)
    return [
      ...written.flat(),
      ...refused.map(({ line, problems }) => ({ line, outcome: 'refused' as const, problems })),
    ]
  }
}

function keyText({ contractId, period }: InstalmentKey): string {
  return `${period} ${contractId}`
}

async function writeChain(
  deps: ImportInstalmentsDeps,
  file: File,
  chain: readonly Entry[],
  stored: ReadonlyMap<string, Instalment>,
): Promise<RowResult[]> {
  const results: RowResult[] = []
  let instalment = chain[0] && stored.get(keyText(chain[0].change))
  for (const entry of chain) {
    const written = await writeEntry(deps, file, entry, instalment)
    results.push({ line: entry.line, outcome: written.outcome, problems: entry.problems })
    instalment = written.instalment
  }
  return results
}

async function writeEntry(
  { records }: ImportInstalmentsDeps,
  { importId }: File,
  { line, change }: Entry,
  read: Instalment | undefined,
): Promise<Written> {
  return untilWritten(importId, async (again) => {
    const instalment = again ? (await records.findInstalments([change]))[0] : read
    const lastLine = writingLine(instalment?.writtenBy, importId)
    // An earlier attempt at this file came further than this row: the later row has won already.
    if (lastLine !== undefined && lastLine > line) return { outcome: 'accepted', instalment }
    const merge = mergeInstalment(instalment, change, writerName({ importId, line }))
    if (merge.kind === 'unchanged') return { outcome: lastLine === line ? 'accepted' : 'unchanged', instalment }
    const saved = await records.saveInstalment(merge.instalment, instalment?.rev ?? 'absent')
    return saved ? { outcome: 'accepted', instalment: merge.instalment } : 'lost'
  })
}
