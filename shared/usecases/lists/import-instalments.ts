import type { ImportId } from '#shared/contracts/ids.ts'
import type { RowProblem } from '#shared/contracts/import.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import type { InstalmentField } from '#shared/domain/lists/column-specs.ts'
import type { Columns } from '#shared/domain/lists/columns.ts'
import { type InstalmentChange, readInstalmentRow } from '#shared/domain/lists/instalment-row.ts'
import type { InstalmentScan } from '#shared/domain/lists/instalment-scan.ts'
import { doubtInstalment, type InstalmentMerge, mergeInstalment } from '#shared/domain/lists/merge-instalment.ts'
import { writerName, writingLine } from '#shared/domain/lists/row-writer.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import { inParallel } from '../in-parallel.ts'
import { untilSaved } from '../until-saved.ts'
import { chainsOf, ROWS_AT_ONCE, type RowResult, type WriteRows } from './import-rows.ts'

export type ImportInstalmentsDeps = {
  records: Pick<RecordStore, 'findInstalments' | 'saveInstalment'>
  clock: Pick<Clock, 'now'>
}
type File = { importId: ImportId; columns: Columns<InstalmentField>; scan: InstalmentScan }
/** Without a change the row is refused, and leaves what is stored in doubt. */
type Entry = { line: number; about: InstalmentKey; change: InstalmentChange | undefined; problems: RowProblem[] }
type Written = {
  outcome: 'new' | 'changed' | 'unchanged'
  instalment: Instalment | undefined
  told?: InstalmentMerge['told']
  before?: Instalment | null
}

/**
 * Writes rows as instalments. Where rows about one instalment are refused, what is stored of it is left in doubt. A row
 * that was written by an earlier attempt at the same file counts as accepted again.
 */
export function createInstalmentWriter(deps: ImportInstalmentsDeps, file: File): WriteRows {
  return async (rows) => {
    const now = deps.clock.now()
    const readings = rows.map((row) => ({ line: row.line, ...readInstalmentRow(row, file.columns, file.scan, now) }))
    const entries = readings.flatMap(({ about, ...reading }): Entry[] => (about ? [{ ...reading, about }] : []))
    const chains = chainsOf(entries, ({ about }) => keyText(about))
    const keys = chains.flatMap(([first]) => (first ? [first.about] : []))
    const found = await deps.records.findInstalments(keys.map(({ contractId, period }) => ({ contractId, period })))
    const stored = new Map(found.map((instalment) => [keyText(instalment), instalment]))
    const written = await inParallel(chains, ROWS_AT_ONCE, (chain) => writeChain(deps, file, chain, stored))
    const unknown = readings.filter(({ about }) => !about)
    return [
      ...written.flat(),
      ...unknown.map(({ line, problems }) => ({ line, outcome: 'refused' as const, problems })),
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
  let instalment = chain[0] && stored.get(keyText(chain[0].about))
  for (const entry of chain) {
    const written = await writeEntry(deps, file, entry, instalment)
    const outcome = entry.change === undefined ? 'refused' : written.outcome
    const told = written.told == null ? [] : [warningOf(file, entry.line, written.told)]
    results.push({ line: entry.line, outcome, problems: [...entry.problems, ...told], ...formerOf(entry, written) })
    instalment = written.instalment
  }
  return results
}

function formerOf({ line, about }: Entry, { before, instalment }: Written): Pick<RowResult, 'former'> {
  if (before === undefined || instalment === undefined) return {}
  const { contractId, period } = about
  return {
    former: {
      of: 'instalment',
      contractId,
      period,
      contactId: instalment.contactId ?? '',
      before,
      rev: instalment.rev,
      line,
    },
  }
}

function warningOf({ columns }: File, line: number, code: NonNullable<InstalmentMerge['told']>): RowProblem {
  const column = columns.places.get('status')?.title ?? null
  return { line, column, severity: 'warning', code, detail: null, value: '' }
}

async function writeEntry(
  { records }: ImportInstalmentsDeps,
  { importId }: File,
  { line, about, change }: Entry,
  read: Instalment | undefined,
): Promise<Written> {
  return untilSaved({ what: 'a row', context: { importId } }, async (again) => {
    const instalment = again ? (await records.findInstalments([about]))[0] : read
    const lastLine = writingLine(instalment?.writtenBy, importId)
    // An earlier attempt at this file came further than this row: the later row has won already.
    if (lastLine !== undefined && lastLine > line) return { outcome: 'changed', instalment }
    const writtenBy = writerName({ importId, line })
    const merge = change ? mergeInstalment(instalment, change, writtenBy) : doubtInstalment(instalment, writtenBy)
    const { told } = merge
    if (merge.kind === 'unchanged') return { outcome: lastLine === line ? 'changed' : 'unchanged', instalment, told }
    const saved = await records.saveInstalment(merge.instalment, instalment?.rev ?? 'absent')
    const outcome = instalment === undefined ? 'new' : 'changed'
    return saved ? { outcome, instalment: merge.instalment, told, before: instalment ?? null } : 'lost'
  })
}
