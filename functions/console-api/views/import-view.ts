import type { ImportView, RowProblemView } from '#shared/contracts/console-api/import.ts'
import type { Import, RowProblem } from '#shared/contracts/import.ts'
import { wordsOfProblem } from '#shared/domain/lists/problem-words.ts'

/** The import as the API shows it, with these problems of it. */
export function viewImport(found: Import, problems: readonly RowProblem[]): ImportView {
  const { id, what, state, rows, accepted, unchanged, refused, problemCount } = found
  return {
    ...{ id, what, state, rows, accepted, unchanged, refused, problemCount },
    problems: problems.map(viewProblem),
    createdAt: found.createdAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  }
}

/** A row's problem in words of both languages. */
export function viewProblem({ detail, ...problem }: RowProblem): RowProblemView {
  const { zh, en } = wordsOfProblem({ code: problem.code, detail })
  const { line, column } = problem
  const place = column === null ? `Line ${line}` : `Line ${line}, ${column}`
  return { ...problem, message: `${place}: ${en}`, zh, en }
}
