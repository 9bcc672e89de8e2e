import * as z from 'zod'
import { LastChange } from './audit.ts'
import { ImportId } from './ids.ts'
import { CustomType, ListMapping } from './list-mapping.ts'
import { Instant } from './primitives.ts'
import { KEPT_TYPE_NAMES, type KeptTypeName } from './record-types/kept-types.ts'

/** Records that lists bring; loans are brought by lists of instalments, and a contact's own facts by lists of contacts. */
export type ListedType = 'order' | 'shipment' | Exclude<KeptTypeName, 'contact'>
export const LISTED_TYPES: readonly ListedType[] = [
  'order',
  'shipment',
  ...KEPT_TYPE_NAMES.filter((type) => type !== 'contact'),
]

/** `list`: people of a campaign, with columns for its text. */
export const ImportWhat = z.enum(['contacts', 'instalments', 'list', ...LISTED_TYPES])
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

/** `previewed`: what the file would do is known, and nothing is written until somebody starts it. */
export const ImportState = z.enum(['waiting', 'running', 'previewed', 'done', 'failed', 'undone'])

/** What taking an import back has done: how many rows stand as before it, and how many stay as it left them, by why. */
export const ImportUndo = z.object({
  at: Instant,
  by: z.string(),
  restored: z.int(),
  stayed: z.object({
    /** Somebody was texted since. */
    texted: z.int(),
    /** Something else has changed it since. */
    changed: z.int(),
    /** What stood there before was not kept: a crash came in between. */
    unknown: z.int(),
  }),
})
export type ImportUndo = z.infer<typeof ImportUndo>

/** How a column of the file is read; samples are masked. */
export const PreviewColumn = z.object({
  title: z.string(),
  /** The field by its English header; null where nothing, or a column of one's own, is read from it. */
  field: z.string().nullable(),
  custom: CustomType.nullable(),
  samples: z.array(z.string()),
})
export type PreviewColumn = z.infer<typeof PreviewColumn>

export const ImportPreview = z.object({
  /** Line of the header. */
  header: z.int(),
  /** The known layout that the header has. */
  layout: z.string().nullable(),
  columns: z.array(PreviewColumn),
  /** The first rows, masked. */
  rows: z.array(z.array(z.string())),
  counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  /** False where the time was too short for all rows: then the counts are those of the rows that were read. */
  exact: z.boolean(),
  /** How many rows have each problem. */
  problems: z.record(z.string(), z.int()),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const Import = z.object({
  id: ImportId,
  what: ImportWhat,
  idDates: IdDates.default('solar'),
  state: ImportState,
  /** What the caller says the columns hold. */
  mapping: ListMapping.default({}),
  /** Whether it looks at its file without writing, until it is started. */
  previewing: z.boolean().default(false),
  /** The kind of list that a file of another kind seems to be. */
  seemsToBe: ImportWhat.nullable().default(null),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  rows: z.int(),
  accepted: z.int(),
  /** How many of the accepted rows made something new; 0 before 0.2. */
  created: z.int().default(0),
  unchanged: z.int(),
  refused: z.int(),
  /** Who asked for it to be taken back, and when; null while nobody did. */
  undoing: z.object({ at: Instant, by: z.string() }).nullable().default(null),
  undo: ImportUndo.nullable().default(null),
  /** How many rows have each problem; empty before 0.2. */
  problemKinds: z.record(z.string(), z.int()).default({}),
  /** Of a list of people: the same for lists that say the same of the same people, in whatever order; null of any other. */
  listPrint: z.string().nullable().default(null),
  /** How many problems are kept, over all rows. */
  problemCount: z.int(),
  /** The last line that is dealt with: where an import that was interrupted goes on. */
  line: z.int(),
  /** Who made it; null before 0.2. */
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type Import = z.infer<typeof Import>
