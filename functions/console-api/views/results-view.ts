import type { ResultsView } from '#shared/contracts/console-api/results.ts'
import type { LineDefaults } from '#shared/contracts/line.ts'
import { Reason } from '#shared/contracts/message.ts'
import { priceOfParts } from '#shared/domain/line/price-of-parts.ts'
import { wordsForReason } from '#shared/domain/wording/words.ts'
import type { Results } from '#shared/usecases/runs/read-results.ts'

/** A campaign's results with their reasons in words, at this line's price. */
export function viewResults(results: Results, line: LineDefaults): ResultsView {
  const { days, counts, reasons, parts, asOf, uncounted, isComplete } = results
  const words = Reason.options
    .filter((code) => reasons[code] !== undefined)
    .map((code) => ({ code, ...wordsForReason(code) }))
  const price = priceOfParts(parts, line)
  return {
    days,
    totals: counts,
    reasons,
    words,
    parts,
    price,
    asOf: asOf?.toISOString() ?? null,
    uncounted,
    isComplete,
  }
}
