import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import {
  CONTACT_COLUMNS,
  type Columns,
  INSTALMENT_COLUMNS,
  type InstalmentField,
  readHeader,
} from '#shared/domain/lists/columns.ts'
import { type FileFault, fileProblem } from '#shared/domain/lists/file-problem.ts'
import { createInstalmentScan, type InstalmentScan } from '#shared/domain/lists/instalment-scan.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { Files } from '#shared/ports/files.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { OpenedTable, TableReader } from '#shared/ports/table-reader.ts'
import type { AuditDeps } from '../history/keep-audit.ts'
import { recordImport } from './create-import.ts'
import { createContactWriter, type ImportContactsDeps } from './import-contacts.ts'
import { importFileKey } from './import-file-key.ts'
import { createInstalmentWriter, type ImportInstalmentsDeps } from './import-instalments.ts'
import type { RowOutcome, RowResult, WriteRows } from './import-rows.ts'

export type ImportFileDeps = ImportContactsDeps &
  ImportInstalmentsDeps &
  AuditDeps & {
    imports: Pick<ImportStore, 'find' | 'save' | 'addProblems'>
    files: Files
    tables: TableReader
  }

export type ImportFileInput = { importId: ImportId; remainingMs: () => number }
export type ImportFileOutcome = { kind: 'done' | 'failed' | 'paused' | 'already-finished'; item: Import }

const BLOCK_ROWS = 100
const STOP_EARLY_MS = 30_000

/**
 * Takes an uploaded list in, row by row in blocks of 100, in flat memory; the counts are saved after every block and can
 * be read meanwhile. `paused` when less than 30 seconds remain after a block: call again for the rest. A repeat goes on
 * after the last saved block, so a crash repeats one block at most, whose rows count as before. A finished import stays
 * as it is. The file is removed at the end. A file that cannot be read ends the import as `failed`, with one problem.
 * @throws AppError NOT_FOUND (not retryable) for an unknown import; CONFLICT (retryable) when another worker took over.
 */
export async function importFile(deps: ImportFileDeps, input: ImportFileInput): Promise<ImportFileOutcome> {
  const found = await deps.imports.find(input.importId)
  if (!found)
    throw new AppError('NOT_FOUND', 'no such import', { retryable: false, context: { importId: input.importId } })
  if (found.state === 'done' || found.state === 'failed') {
    await deps.files.remove(importFileKey(found.id))
    return { kind: 'already-finished', item: found }
  }
  if (found.state === 'waiting') await recordImport(deps, found)
  const item = await save(deps, found, { state: 'running' })
  const table = await openTable(deps, item.id)
  return table.ok ? importRows(deps, item, table.rows, input.remainingMs) : fail(deps, item, { because: table.because })
}

async function importRows(
  deps: ImportFileDeps,
  started: Import,
  rows: AsyncIterable<TableRow>,
  remainingMs: () => number,
): Promise<ImportFileOutcome> {
  let item = started
  let write: WriteRows | undefined
  for await (const block of inBlocks(rows)) {
    if (!write) {
      const header = block.shift()
      const opened = await openWriter(deps, item, header?.cells ?? [], rows)
      if (typeof opened !== 'function') return fail(deps, item, opened)
      write = opened
    }
    const left = block.filter(({ line }) => line > item.line)
    if (left.length === 0) continue
    item = await importBlock(deps, item, left, write)
    if (remainingMs() < STOP_EARLY_MS) return { kind: 'paused', item }
  }
  return item.rows === 0 ? fail(deps, item, { because: 'empty' }) : finish(deps, item, 'done')
}

async function openWriter(
  deps: ImportFileDeps,
  { id: importId, what, idDates }: Import,
  header: readonly string[],
  rows: AsyncIterable<TableRow>,
): Promise<WriteRows | FileFault> {
  if (what === 'contacts') {
    const read = readHeader(CONTACT_COLUMNS, header)
    return read.ok ? createContactWriter(deps, { importId, columns: read.columns, idDates }) : read
  }
  const read = readHeader(INSTALMENT_COLUMNS, header)
  if (!read.ok) return read
  return createInstalmentWriter(deps, { importId, columns: read.columns, scan: await scanAll(rows, read.columns) })
}

/** Anew at every attempt: the file stays the same, and so does what it says as a whole. */
async function scanAll(rows: AsyncIterable<TableRow>, columns: Columns<InstalmentField>): Promise<InstalmentScan> {
  const scan = createInstalmentScan(columns)
  let isHeader = true
  for await (const row of rows) {
    if (!isHeader) scan.add(row)
    isHeader = false
  }
  return scan.close()
}

async function importBlock(
  deps: ImportFileDeps,
  item: Import,
  rows: readonly TableRow[],
  write: WriteRows,
): Promise<Import> {
  const results = await write(rows)
  const problems = results.toSorted((a, b) => a.line - b.line).flatMap((result) => result.problems)
  if (problems.length > 0) await deps.imports.addProblems(item.id, problems)
  return save(deps, item, {
    rows: item.rows + results.length,
    accepted: item.accepted + count(results, 'accepted'),
    unchanged: item.unchanged + count(results, 'unchanged'),
    refused: item.refused + count(results, 'refused'),
    problemCount: item.problemCount + problems.length,
    line: rows.at(-1)?.line ?? item.line,
  })
}

function count(results: readonly RowResult[], outcome: RowOutcome): number {
  return results.filter((result) => result.outcome === outcome).length
}

/** The blocks of a file are the same at every attempt. */
async function* inBlocks(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let block: TableRow[] = []
  for await (const row of rows) {
    block.push(row)
    if (block.length < BLOCK_ROWS) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}

async function openTable(deps: ImportFileDeps, id: ImportId): Promise<OpenedTable | { ok: false; because: 'gone' }> {
  try {
    return await deps.tables.open(() => deps.files.read(importFileKey(id)))
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return { ok: false, because: 'gone' }
    throw error
  }
}

async function fail(deps: ImportFileDeps, item: Import, fault: FileFault): Promise<ImportFileOutcome> {
  await deps.imports.addProblems(item.id, [fileProblem(fault)])
  return finish(deps, { ...item, problemCount: item.problemCount + 1 }, 'failed')
}

/** The state first: a crash before the file is gone is mended by the next delivery. */
async function finish(deps: ImportFileDeps, item: Import, state: 'done' | 'failed'): Promise<ImportFileOutcome> {
  const finished = await save(deps, item, { state, finishedAt: deps.clock.now() })
  await deps.files.remove(importFileKey(item.id))
  return { kind: state, item: finished }
}

async function save(deps: ImportFileDeps, item: Import, change: Partial<Import>): Promise<Import> {
  const next = { ...item, ...change, rev: item.rev + 1 }
  if (await deps.imports.save(next, item.rev)) return next
  throw new AppError('CONFLICT', 'another worker took this import over', {
    retryable: true,
    context: { importId: item.id },
  })
}
