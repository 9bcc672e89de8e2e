import type { APIGatewayProxyStructuredResultV2 as ApiResult } from 'aws-lambda'
import { BYTE_ORDER_MARK, csvLine } from '#shared/domain/csv.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Outcome } from '../answer-request.ts'
import { cellsOf } from './columns.ts'
import type { Table } from './table.ts'

/** Where the header of an answer says from where to go on; absent when all rows are there. */
export const NEXT_HEADER = 'carillon-next'
/** What one answer has at most, before what API Gateway takes: 6 MB and 30 seconds. */
export const MOST_ROWS = 100_000
const MOST_BYTES = 4_000_000
const MOST_MS = 15_000

type Failure = Extract<Outcome, { ok: false }>
type Read = (cursor: string | undefined) => Promise<Outcome>

/**
 * The rows of a list as one file, page after page from `from`: up to 100,000 rows, 4 MB or 15 seconds. The part that begins
 * the list has the names of the columns; what follows a `carillon-next` has rows alone, so that parts in order are one file.
 */
export async function answerCsv(
  table: Table,
  { from, read, clock }: { from: string | undefined; read: Read; clock: Pick<Clock, 'monotonicMs'> },
): Promise<{ ok: true; result: ApiResult } | Failure> {
  const startedMs = clock.monotonicMs()
  const parts = from === undefined ? [BYTE_ORDER_MARK, csvLine(table.columns.map(({ name }) => name))] : []
  let [bytes, rows, cursor] = [0, 0, from]
  do {
    const outcome = await read(cursor)
    if (!outcome.ok) return outcome
    const page = table.read(outcome.body)
    const text = page.rows.map((row) => csvLine(cellsOf(table.columns, row))).join('')
    parts.push(text)
    bytes += Buffer.byteLength(text)
    rows += page.rows.length
    cursor = page.next ?? undefined
  } while (cursor !== undefined && rows < MOST_ROWS && bytes < MOST_BYTES && clock.monotonicMs() - startedMs < MOST_MS)
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'cache-control': 'no-store',
    'carillon-rows': String(rows),
  }
  return {
    ok: true,
    result: {
      statusCode: 200,
      headers: { ...headers, ...(cursor === undefined ? {} : { [NEXT_HEADER]: cursor }) },
      body: parts.join(''),
    },
  }
}
