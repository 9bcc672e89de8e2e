import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import, RowProblem } from '#shared/contracts/import.ts'
import { addPrint } from '#shared/domain/campaigns/fingerprint.ts'
import { AppError } from '#shared/domain/errors.ts'
import { aboutFile, type FileFault, fileProblem } from '#shared/domain/lists/file-problem.ts'
import { printOfHeader } from '#shared/domain/lists/header-names.ts'
import { maskCell } from '#shared/domain/lists/masking.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { Files } from '#shared/ports/files.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { RightOfWay } from '#shared/ports/right-of-way.ts'
import type { AuditDeps } from '../history/keep-audit.ts'
import { recordImport } from './create-import.ts'
import { importFileKey } from './import-file-key.ts'
import { inBlocks, type RowOutcome, type RowResult } from './import-rows.ts'
import { keepPapers } from './keep-papers.ts'
import { type OpenedList, type OpenListDeps, openList } from './open-list.ts'
import { previewList } from './preview-list.ts'
import { type UndoDeps, undoImport } from './undo-import.ts'
import { withoutWriting } from './without-writing.ts'

export type ImportFileDeps = OpenListDeps &
  AuditDeps &
  UndoDeps & {
    imports: Pick<
      ImportStore,
      'find' | 'save' | 'addProblems' | 'savePreview' | 'findMapping' | 'rememberMapping' | 'saveMembers' | 'keepPrint'
    >
    files: Files
    /** Bulk work gives way to what people wait for. */
    rightOfWay?: Pick<RightOfWay, 'beforeStretch'>
  }

export type ImportFileInput = { importId: ImportId; remainingMs: () => number }
export type ImportFileOutcome = {
  kind: 'done' | 'failed' | 'previewed' | 'undone' | 'paused' | 'already-finished'
  item: Import
}

const STOP_EARLY_MS = 30_000

/**
 * Takes an uploaded list in, row by row in blocks of 100, in flat memory; the counts are saved after every block and can
 * be read meanwhile. `paused` when less than 30 seconds remain after a block: call again for the rest. A repeat goes on
 * after the last saved block, so a crash repeats one block at most, whose rows count as before. A finished import stays
 * as it is. The file is removed at the end. A file that cannot be read ends the import as `failed`, with one problem.
 * One that previews only looks: it writes nothing of the list, keeps the file, and a repeat looks anew.
 * @throws AppError NOT_FOUND (not retryable) for an unknown import; CONFLICT (retryable) when another worker took over.
 */
export async function importFile(deps: ImportFileDeps, input: ImportFileInput): Promise<ImportFileOutcome> {
  const found = await deps.imports.find(input.importId)
  if (!found)
    throw new AppError('NOT_FOUND', 'no such import', { retryable: false, context: { importId: input.importId } })
  if (found.undoing !== null) return { kind: 'undone', item: await undoImport(deps, found, found.undoing) }
  if (found.state === 'previewed') return { kind: 'already-finished', item: found }
  if (found.state === 'done' || found.state === 'failed' || found.state === 'undone') {
    await deps.files.remove(importFileKey(found.id))
    return { kind: 'already-finished', item: found }
  }
  if (found.state === 'waiting') await recordImport(deps, found)
  const item = await save(deps, found, { state: 'running' })
  const list = await openList(item.previewing ? withoutWriting(deps) : deps, item)
  if (!list.ok) return fail(deps, item, list.fault)
  return item.previewing
    ? preview(deps, item, list, input.remainingMs)
    : importRows(deps, item, list, input.remainingMs)
}

async function preview(
  deps: ImportFileDeps,
  item: Import,
  list: OpenedList,
  remainingMs: () => number,
): Promise<ImportFileOutcome> {
  const seen = await previewList(deps, item, list, () => remainingMs() < STOP_EARLY_MS)
  if (seen === undefined) return fail(deps, item, { because: 'empty' })
  await deps.imports.savePreview(item.id, seen)
  return { kind: 'previewed', item: await save(deps, item, { state: 'previewed', previewing: false }) }
}

async function importRows(
  deps: ImportFileDeps,
  started: Import,
  list: OpenedList,
  remainingMs: () => number,
): Promise<ImportFileOutcome> {
  if (Object.keys(started.mapping).length > 0)
    await deps.imports.rememberMapping(printOfHeader(started.what, list.header.row.cells), started.mapping)
  let item = started
  for await (const block of inBlocks(list.rows)) {
    const left = block.filter(({ line }) => line > Math.max(item.line, list.header.row.line))
    if (left.length === 0) continue
    await deps.rightOfWay?.beforeStretch()
    item = await importBlock(deps, item, left, list)
    if (remainingMs() < STOP_EARLY_MS) return { kind: 'paused', item }
  }
  if (item.listPrint !== null) await deps.imports.keepPrint(item.id, item.listPrint)
  return item.rows === 0 ? fail(deps, item, { because: 'empty' }) : finish(deps, item, { state: 'done' })
}

async function importBlock(
  deps: ImportFileDeps,
  item: Import,
  rows: readonly TableRow[],
  list: OpenedList,
): Promise<Import> {
  const results = await list.write(rows)
  const ofRows = results.toSorted((a, b) => a.line - b.line).flatMap((result) => result.problems)
  const problems = item.rows === 0 ? [...problemsOfFile(list), ...ofRows] : ofRows
  if (problems.length > 0) await deps.imports.addProblems(item.id, problems)
  await keepPapers(deps, item, { rows, header: list.header.row, results })
  const created = count(results, 'new')
  return save(deps, item, {
    rows: item.rows + results.length,
    accepted: item.accepted + created + count(results, 'changed'),
    created: item.created + created,
    unchanged: item.unchanged + count(results, 'unchanged'),
    refused: item.refused + count(results, 'refused'),
    problemCount: item.problemCount + problems.length,
    problemKinds: withKinds(item.problemKinds, results),
    listPrint:
      item.listPrint && results.reduce((sum, { print }) => (print ? addPrint(sum, print) : sum), item.listPrint),
    line: rows.at(-1)?.line ?? item.line,
  })
}

/** A row counts once for each kind of problem that it has. */
function withKinds(before: Import['problemKinds'], results: readonly RowResult[]): Import['problemKinds'] {
  const kinds = { ...before }
  for (const { problems } of results)
    for (const code of new Set(problems.map((problem) => problem.code))) kinds[code] = (kinds[code] ?? 0) + 1
  return kinds
}

/** What is told once of the whole file, with its first rows. */
function problemsOfFile({ header, guessed }: OpenedList): RowProblem[] {
  const { aside } = header.columns
  return [
    ...(guessed === null ? [] : [aboutFile('warning', 'encoding-guessed', guessed)]),
    ...(aside.length === 0 ? [] : [aboutFile('warning', 'columns-aside', aside.map(maskCell).join(', '))]),
  ]
}

function count(results: readonly RowResult[], outcome: RowOutcome): number {
  return results.filter((result) => result.outcome === outcome).length
}

async function fail(deps: ImportFileDeps, item: Import, fault: FileFault): Promise<ImportFileOutcome> {
  await deps.imports.addProblems(item.id, [fileProblem(fault)])
  const seemsToBe = fault.because === 'other-kind' ? fault.seemsToBe : null
  return finish(deps, { ...item, problemCount: item.problemCount + 1 }, { state: 'failed', seemsToBe })
}

/** The state first: a crash before the file is gone is mended by the next delivery. */
async function finish(
  deps: ImportFileDeps,
  item: Import,
  end: { state: 'done' } | { state: 'failed'; seemsToBe: Import['seemsToBe'] },
): Promise<ImportFileOutcome> {
  const finished = await save(deps, item, { ...end, previewing: false, finishedAt: deps.clock.now() })
  await deps.files.remove(importFileKey(item.id))
  return { kind: end.state, item: finished }
}

async function save(deps: ImportFileDeps, item: Import, change: Partial<Import>): Promise<Import> {
  const next = { ...item, ...change, rev: item.rev + 1 }
  if (await deps.imports.save(next, item.rev)) return next
  throw new AppError('CONFLICT', 'another worker took this import over', {
    retryable: true,
    context: { importId: item.id },
  })
}
