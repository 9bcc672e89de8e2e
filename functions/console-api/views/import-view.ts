import type {
  ImportPreviewView,
  ImportSummary,
  ImportView,
  RowProblemView,
} from '#shared/contracts/console-api/import.ts'
import type { Import, ImportPreview, PreviewColumn, RowProblem } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { type ColumnSpec, fieldsOf, wireNameOf } from '#shared/domain/lists/column-specs.ts'
import { columnsOf } from '#shared/domain/lists/list-specs.ts'
import { wordsOfProblem } from '#shared/domain/lists/problem-words.ts'
import { undoUntil } from '#shared/domain/lists/undo-time.ts'

/** The import as the API shows it, with these problems of it. */
export function viewImport(found: Import, problems: readonly RowProblem[]): ImportView {
  return { ...summariseImport(found), kinds: viewKinds(found.problemKinds), problems: problems.map(viewProblem) }
}

function viewKinds(kinds: Readonly<Record<string, number>>): ImportView['kinds'] {
  return Object.entries(kinds)
    .toSorted((a, b) => b[1] - a[1])
    .map(([code, rows]) => ({ code, rows, ...wordsOfProblem({ code, detail: null }) }))
}

/** The import as a list of them shows it. */
export function summariseImport(found: Import): ImportSummary {
  const { id, what, state, rows, accepted, created, unchanged, refused, problemCount, seemsToBe, rev } = found
  return {
    ...{ id, what, state, rows, accepted, created, unchanged, refused, problemCount, seemsToBe, rev },
    ...(found.undoing !== null && { state: 'running' as const }),
    createdAt: found.createdAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
    undoUntil: undoUntil(found)?.toISOString() ?? null,
    undo: found.undo && { ...found.undo, at: found.undo.at.toISOString() },
  }
}

/** What the file would do, with the reading of its columns as a mapping too. */
export function viewPreview({ id, what, state }: Import, preview: ImportPreview): ImportPreviewView {
  const { header, layout, columns, rows, counts, exact } = preview
  const spec: ColumnSpec<string> = columnsOf(what)
  const problems = viewKinds(preview.problems)
  return {
    ...{ id, what, state, header, layout, columns, rows, counts, exact, problems },
    mapping: Object.fromEntries(columns.map((column) => [column.title, useOf(column)])),
    aside: columns.flatMap((column) => (useOf(column) === null && column.title !== '' ? [column.title] : [])),
    fields: fieldsOf(spec).map((field) => wireNameOf(spec, field)),
  }
}

function useOf({ field, custom }: PreviewColumn): ListMapping[string] {
  return field ?? (custom === null ? null : { custom })
}

/** A row's problem in words of both languages. */
export function viewProblem({ detail, ...problem }: RowProblem): RowProblemView {
  const { zh, en } = wordsOfProblem({ code: problem.code, detail })
  const { line, column } = problem
  const place = column === null ? `Line ${line}` : `Line ${line}, ${column}`
  return { ...problem, message: `${place}: ${en}`, zh, en }
}
