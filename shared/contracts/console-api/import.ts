import * as z from 'zod'
import { IdDates, ImportState, ImportWhat, RowProblem } from '../import.ts'
import { LocalizedText } from '../primitives.ts'
import { UPLOAD_LIMIT_BYTES } from '../upload-limit.ts'
import { WireInstant } from './primitives.ts'

export const ImportCreate = z
  .strictObject({
    what: ImportWhat,
    /** Without it ID numbers have solar dates, and a row that names the lunar calendar gives the lunar day of its number’s date. */
    idDates: IdDates.optional(),
    /** Bytes of the file: the upload's address then takes exactly so many. A file of more than 100 MB is refused in any case. */
    size: z.int().min(0).max(UPLOAD_LIMIT_BYTES, 'must be at most 100 MB').optional(),
  })
  .meta({ id: 'ImportCreate' })

export const ImportCreated = z
  .object({
    id: z.string(),
    upload: z.object({ method: z.literal('PUT'), url: z.string(), headers: z.record(z.string(), z.string()) }),
  })
  .meta({ id: 'ImportCreated' })

export const RowProblemView = RowProblem.omit({ detail: true })
  .extend({
    /** The English words with their place, for whoever reads a log. */
    message: z.string(),
    /** What is wrong and how to mend it. */
    ...LocalizedText.shape,
  })
  .meta({ id: 'RowProblem' })
export type RowProblemView = z.infer<typeof RowProblemView>

export const ImportView = z
  .object({
    id: z.string(),
    what: ImportWhat,
    state: ImportState,
    rows: z.int(),
    accepted: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    problems: z.array(RowProblemView),
    problemCount: z.int(),
    createdAt: WireInstant,
    finishedAt: WireInstant.nullable(),
  })
  .meta({ id: 'Import' })
export type ImportView = z.infer<typeof ImportView>
