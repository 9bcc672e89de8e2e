import * as z from 'zod'
import { Category, MessageState } from './message.ts'
import { LocalDate, LocalTime } from './primitives.ts'

const NAME = /^[a-z][a-z0-9-]{0,39}$/
const Name = z.string().regex(NAME, 'must be small letters, digits and hyphens, at most 40, beginning with a letter')

/** Where a value lies: `contact.tags`, `contact.custom.<column>`, `record.<field or fact>`, `related.<type>.<field>`. */
const Path = z.string().min(1).max(80)

const Words = z.strictObject({ zh: z.string().max(1000), en: z.string().max(1000) })
const ShortWords = z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) })

export const SPAN_UNITS = [
  'minutes',
  'hours',
  'working-hours',
  'days',
  'working-days',
  'weeks',
  'months',
  'years',
] as const
export const Span = z.strictObject({ n: z.int().min(0).max(1000), unit: z.enum(SPAN_UNITS) })
export type Span = z.infer<typeof Span>

export const Offset = Span.extend({ side: z.enum(['before', 'after']) })
export type Offset = z.infer<typeof Offset>

const Weekday = z.int().min(1).max(7)
/** Days of the calendar: a month's day that it lacks is its last one, 1 is Monday, `last` the last of the month. */
export const CalendarDays = z.union([
  z.strictObject({
    monthDays: z
      .array(z.union([z.int().min(1).max(31), z.literal('last')]))
      .min(1)
      .max(31),
  }),
  z.strictObject({ weekdays: z.array(Weekday).min(1).max(7) }),
  z.strictObject({ nth: z.union([z.int().min(1).max(5), z.literal('last')]), weekday: Weekday }),
  z.strictObject({ festivals: z.array(z.string().max(40)).min(1).max(30) }),
  /** These days, each once. */
  z.strictObject({ dates: z.array(LocalDate).min(1).max(30) }),
])
export type CalendarDays = z.infer<typeof CalendarDays>

/** What a step's moment is counted from. */
export const Anchor = z.union([
  z.strictObject({ fact: Name }),
  /** The newest of these: a newer word begins the silence anew. */
  z.strictObject({ silence: z.array(Name).min(1).max(10) }),
  z.strictObject({ date: Path }),
  z.strictObject({ yearly: Path }),
  z.strictObject({ calendar: CalendarDays }),
  z.strictObject({ hand: z.union([Name, z.literal(true)]) }),
  z.strictObject({ rule: z.string().max(40), settings: z.record(z.string(), z.unknown()).default({}) }),
])
export type Anchor = z.infer<typeof Anchor>

const Place = z.strictObject({
  /** Null: at the hour that anchor and offset give. */
  at: LocalTime.nullable().default(null),
  whose: z.enum(['recipient', 'shop']).default('recipient'),
  /** Where it falls on a day off of mainland China. */
  dayOff: z.enum(['same', 'before', 'after', 'skip']).default('same'),
})

export const Moment = z.strictObject({
  anchor: Anchor,
  offset: z
    .union([Offset, z.array(Offset).length(2)])
    .nullable()
    .default(null),
  place: Place.default({ at: null, whose: 'recipient', dayOff: 'same' }),
})
export type Moment = z.infer<typeof Moment>

const ComparedValue = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z
    .array(z.union([z.string().max(200), z.number()]))
    .min(1)
    .max(100),
  /** What lies at another path. */
  z.strictObject({ path: Path }),
])

const PathLeaf = z.strictObject({
  path: Path,
  is: z.enum(['equals', 'in', 'less', 'more', 'before', 'after', 'known']),
  value: ComparedValue.optional(),
})
export type PathLeaf = z.infer<typeof PathLeaf>

const Leaf = z.union([
  PathLeaf,
  z.strictObject({
    ledger: z.strictObject({
      scenario: z.string(),
      step: z.string().optional(),
      state: MessageState,
      within: Span,
      /** About the same record alone, else about whatever of the person's. */
      about: z.literal('record').optional(),
    }),
  }),
  z.strictObject({ reply: z.strictObject({ step: z.string(), is: z.string() }) }),
  /** Whether the tasks that another step of the scenario opened are done, or one of them still is to be. */
  z.strictObject({ task: z.strictObject({ step: z.string(), is: z.enum(['open', 'done']) }) }),
  z.strictObject({ audience: z.string() }),
])
export type Leaf = z.infer<typeof Leaf>

const Leaves = z.array(Leaf).min(1).max(12)
const Inner = z.union([
  Leaf,
  z.strictObject({ all: Leaves }),
  z.strictObject({ any: Leaves }),
  z.strictObject({ not: Leaf }),
])
const Inners = z.array(Inner).min(1).max(12)

/** A closed tree of two levels. What is not known never passes, on neither side of a `not`. */
export const Condition = z.union([
  Leaf,
  z.strictObject({ all: Inners }),
  z.strictObject({ any: Inners }),
  z.strictObject({ not: Inner }),
])
export type Condition = z.infer<typeof Condition>

/** What a wording may use: what lies at a path, or a flag that says whether a condition holds. */
const Variable = z.union([Path, Condition])

/** Why a condition may say that it ends a text. */
export const STOP_REASONS = ['asked-already', 'told-already'] as const

/** What ends what is planned: a fact of the record, or a condition, which may say why. */
export const Stop = z.union([
  z.strictObject({ fact: Name }),
  Condition,
  z.strictObject({ when: Condition, because: z.enum(STOP_REASONS) }),
])
export type Stop = z.infer<typeof Stop>

/** Done only where it holds when its turn comes. */
const OnlyWhen = { when: Condition.optional() }

/** What an answer of one's own may hold: the number that was texted, or what the text was about. */
const AnsweredHold = z.enum(['wrong-number', 'hardship'])

const Task = z.strictObject({ kind: z.string(), role: z.string(), within: Span, urgent: z.boolean().optional() })

export const Action = z.union([
  /** `of`: of the order that the record names, or of the unpaid orders for the same basket, instead of the record itself. */
  z.strictObject({
    fact: Name,
    fields: z.record(z.string(), z.unknown()).optional(),
    of: z.enum(['order', 'same-basket']).optional(),
    ...OnlyWhen,
  }),
  z.strictObject({ webhook: z.string().min(1).max(60), ...OnlyWhen }),
  /** Nothing more leaves until staff ends it: to that number, or to the person about these records. */
  z.strictObject({ hold: AnsweredHold, ...OnlyWhen }),
  z.strictObject({ task: Task, ...OnlyWhen }),
])
export type Action = z.infer<typeof Action>
// biome-ignore lint/suspicious/noThenProperty: the word that people write; nobody awaits a schema.
const Then = { then: z.array(Action).max(5).default([]) }

export const Ask = z.strictObject({
  options: z
    .array(z.strictObject({ says: z.array(z.string().trim().min(1).max(20)).min(1).max(10), ...Then }))
    .max(5)
    .default([]),
  reads: z
    .array(z.strictObject({ as: z.enum(['date', 'money', 'id', 'address', 'text']), ...Then }))
    .max(4)
    .default([]),
  until: Span,
  help: Words.nullable().default(null),
  none: Then.then,
})
export type Ask = z.infer<typeof Ask>

/** Until when a text is worth sending: so long after its moment, the end of that day, or the end of a date. */
export const Late = z.union([Span, z.literal('end-of-day'), z.strictObject({ date: Path })])
export type Late = z.infer<typeof Late>

export const Say = z.strictObject({
  text: Words,
  /** Instead of the text, the first whose condition holds. */
  variants: z
    .array(z.strictObject({ when: Condition, text: Words }))
    .max(4)
    .default([]),
  /** Said where a value that the others need is missing. */
  bare: Words.nullable().default(null),
})

export const Step = z.strictObject({
  /** Part of the message's key: never renamed. */
  id: Name,
  moment: Moment,
  when: Condition.nullable().default(null),
  /** A number that the record names gets the text instead of its person's. */
  to: Path.nullable().default(null),
  late: Late,
  /** Null for a step that texts nobody: what follows from it is done at its moment, if it is still right then. */
  say: Say.nullable(),
  ask: Ask.nullable().default(null),
  ...Then,
})
export type Step = z.infer<typeof Step>

/** Whole sentences, as places one behind the other: the words of which one stands there, '' where none need, `#` for a sum. */
const Sentences = z
  .array(
    z
      .array(z.array(z.string().max(20)).min(1).max(20))
      .min(1)
      .max(8),
  )
  .max(10)

/** A text that nobody was asked for begins the scenario: it says a fact of its writer's only parcel on its way. */
export const Begins = z.strictObject({
  says: z.strictObject({ zh: Sentences.default([]), en: Sentences.default([]) }),
  fact: Name,
  fields: z.record(z.string(), z.unknown()).default({}),
})
export type Begins = z.infer<typeof Begins>

/**
 * Each issue of a text by the calendar is written anew: one that nobody wrote since the issue before goes to nobody. `remind`: a
 * task that is opened so many days before such an issue, about the campaign; null for none.
 */
const Issues = z.strictObject({
  remind: z
    .strictObject({ daysBefore: z.int().min(1).max(14), task: Task })
    .nullable()
    .default(null),
})

/** A message as data: about what, when, to whom, in which words, and what ends it. What may be saved is `check-scenario.ts`'s to say. */
export const Scenario = z.strictObject({
  slug: Name,
  about: z.string().max(40),
  category: Category.default('marketing'),
  names: ShortWords,
  once: z.enum(['record', 'person', 'person-and-day']).default('record'),
  to: z.enum(['person', 'record-phone', 'manager', 'role']).default('person'),
  /** Who enters at all. */
  only: Condition.nullable().default(null),
  stops: z.array(Stop).max(12).default([]),
  merge: z.literal('person').nullable().default(null),
  /** Texts of one step to one person about several orders that are due in the same hour are one, which tells of all of them. */
  gathers: z.literal('hour').optional(),
  /** So many of a hundred people are left out, always the same ones. */
  holdOut: z.int().min(0).max(50).default(0),
  /** What its wordings may use besides `name`. */
  variables: z.record(z.string().max(30), Variable).default({}),
  /** What people may write that begins it, where it is about parcels or records that name an order. */
  begins: Begins.optional(),
  issues: Issues.optional(),
  /** The last day on which anything of it is worth saying. */
  until: LocalDate.optional(),
  steps: z.array(Step).min(1).max(10),
})

export type Scenario = z.infer<typeof Scenario>
