import * as z from 'zod'
import { LastChange } from './audit.ts'
import { ImportId } from './ids.ts'
import { Instant } from './primitives.ts'

export const ImportWhat = z.enum(['contacts', 'instalments'])
export type ImportWhat = z.infer<typeof ImportWhat>

/** How the digits of ID numbers are read on rows that name the lunar calendar and give no date of their own. */
export const IdDates = z.enum(['solar', 'lunar'])
export type IdDates = z.infer<typeof IdDates>

/** What is wrong with a row. Values are masked before they get here; an ID number is masked wholly. */
export const RowProblem = z.object({
  /** Line in the file; the header is line 1. */
  line: z.int(),
  column: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  /** What the code's words leave open: a column's name, another line, another contact. Null where they leave nothing open. */
  detail: z.string().nullable(),
  value: z.string(),
})
export type RowProblem = z.infer<typeof RowProblem>

export const ImportState = z.enum(['waiting', 'running', 'done', 'failed'])

export const Import = z.object({
  id: ImportId,
  what: ImportWhat,
  idDates: IdDates.default('solar'),
  state: ImportState,
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  rows: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** How many problems are kept, over all rows. */
  problemCount: z.int(),
  /** The last line that is dealt with: where an import that was interrupted goes on. */
  line: z.int(),
  /** Who made it; null before 0.2. */
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type Import = z.infer<typeof Import>
