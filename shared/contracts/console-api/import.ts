import * as z from 'zod'
import { ImportId } from '../ids.ts'
import { IdDates, ImportPreview, ImportState, ImportUndo, ImportWhat, RowProblem } from '../import.ts'
import { CustomType, ListMapping } from '../list-mapping.ts'
import { Language, LocalizedText } from '../primitives.ts'
import { UPLOAD_LIMIT_BYTES } from '../upload-limit.ts'
import { WireInstant } from './primitives.ts'

export const ImportCreate = z
  .strictObject({
    what: ImportWhat,
    /** Without it ID numbers have solar dates, and a row that names the lunar calendar gives the lunar day of its number’s date. */
    idDates: IdDates.optional(),
    /** What columns hold, by their titles; for the others the guesses stand. */
    mapping: ListMapping.optional(),
    /** Only looks at the file, and writes nothing until it is started. */
    preview: z.boolean().optional(),
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

/** A kind of problem, and how many rows have it. */
export const ProblemKind = z.object({ code: z.string(), rows: z.int(), ...LocalizedText.shape })

export const ImportView = z
  .object({
    id: ImportId,
    what: ImportWhat,
    state: ImportState,
    rows: z.int(),
    accepted: z.int(),
    /** How many of the accepted rows made something new. */
    created: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    problems: z.array(RowProblemView),
    /** How many rows have each problem, the most frequent first. */
    kinds: z.array(ProblemKind),
    problemCount: z.int(),
    createdAt: WireInstant,
    finishedAt: WireInstant.nullable(),
    /** The kind of list that a file of another kind seems to be. */
    seemsToBe: ImportWhat.nullable(),
    /** Until when it can be taken back; null where it cannot. */
    undoUntil: WireInstant.nullable(),
    /** What taking it back has done. */
    undo: ImportUndo.omit({ at: true }).extend({ at: WireInstant }).nullable(),
    rev: z.int(),
  })
  .meta({ id: 'Import' })
export type ImportView = z.infer<typeof ImportView>

/** An import among others: without its problems. */
export const ImportSummary = ImportView.omit({ problems: true, kinds: true }).meta({ id: 'ImportSummary' })
export type ImportSummary = z.infer<typeof ImportSummary>

export const TemplateQuery = z.object({ what: ImportWhat, language: Language.default('zh') })

export const ImportStart = z
  .strictObject({
    mapping: ListMapping.optional(),
    /** Looks at the file again, with this mapping, instead of taking it in. */
    preview: z.boolean().optional(),
  })
  .optional()
  .meta({ id: 'ImportStart' })

export const ImportPreviewView = z
  .object({
    id: z.string(),
    what: ImportWhat,
    state: ImportState,
    /** Line of the header. */
    header: z.int(),
    /** The known layout that the header has: whose export it is. */
    layout: z.string().nullable(),
    /** How each column would be read: as a field, by its English header, as a column of one’s own, or not at all. */
    columns: z.array(
      z.object({
        title: z.string(),
        field: z.string().nullable(),
        custom: CustomType.nullable(),
        samples: z.array(z.string()),
      }),
    ),
    /** The same as a mapping that can be sent back. */
    mapping: ListMapping,
    /** Titles of the columns that nothing would be read from. */
    aside: z.array(z.string()),
    /** The first five rows, masked. */
    rows: z.array(z.array(z.string())),
    counts: ImportPreview.shape.counts,
    /** False where there are too many rows to count all of them now. */
    exact: z.boolean(),
    /** What is wrong with rows, by kind, most frequent first. */
    problems: z.array(ProblemKind),
    /** Fields that this kind of list may have, by their English header. */
    fields: z.array(z.string()),
  })
  .meta({ id: 'ImportPreview' })
export type ImportPreviewView = z.infer<typeof ImportPreviewView>
