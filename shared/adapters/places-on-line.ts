import type { RowProblem } from '#shared/contracts/import.ts'

/** For each problem, how many of the same line come before it: what tells it from the line's others. */
export function placesOnLine(problems: readonly RowProblem[]): number[] {
  const counts = new Map<number, number>()
  return problems.map(({ line }) => {
    const place = counts.get(line) ?? 0
    counts.set(line, place + 1)
    return place
  })
}
