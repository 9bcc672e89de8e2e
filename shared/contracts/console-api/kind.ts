import * as z from 'zod'
import { BusinessLine } from '../business-line.ts'
import { Audience } from '../campaign.ts'
import { ImportWhat } from '../import.ts'
import { Category, KindId } from '../message.ts'
import { LocalDate, LocalizedText } from '../primitives.ts'

/** A step by the moment at which its text is due, and whether that asks for an answer. */
export const StepView = z
  .object({
    id: z.string(),
    names: LocalizedText,
    asks: z.boolean(),
    /** When each of its other wordings is said, in words; null where there are none for it. */
    variants: z.array(LocalizedText.nullable()),
  })
  .meta({ id: 'Step' })

const SampleEvent = z.object({ id: z.string(), type: z.string(), timestamp: z.string(), data: z.unknown() })

/** What it must hear of: events, a list, or either. */
export const KindNeedsView = z
  .object({
    /** Those that begin its texts, those that bring what they say, those that end them. */
    events: z.array(
      z.object({
        type: z.string(),
        role: z.enum(['begins', 'brings', 'ends']),
        /** One to copy, with words in either language. */
        sample: z.object({ zh: SampleEvent, en: SampleEvent }),
        /** The day (UTC) on which such an event came last; null where none has since that is kept. */
        heardOn: LocalDate.nullable(),
      }),
    ),
    /** What a list to upload must bring, by its headers. */
    list: z.object({ what: ImportWhat, columns: z.array(LocalizedText) }).nullable(),
  })
  .meta({ id: 'KindNeeds' })

/** What the console needs to make a campaign of a kind. `settingsSchema` is JSON Schema. */
export const KindView = z
  .object({
    id: KindId,
    category: Category,
    /** Among which a campaign may choose; the category above alone where the kind fixes it. */
    categories: z.array(Category),
    /** Whether its texts may also name custom columns of contacts. */
    columns: z.boolean(),
    trigger: z.enum(['event', 'schedule']),
    names: LocalizedText,
    about: LocalizedText,
    template: LocalizedText,
    audience: Audience,
    settings: z.record(z.string(), z.unknown()),
    settingsSchema: z.record(z.string(), z.unknown()),
    /** By which mechanism it works, and for which lines of business it is. */
    family: z.string(),
    lines: z.array(BusinessLine),
    /** Its place among those that each line of business is offered first, from 1; no entry where it is not among them. */
    first: z.partialRecord(BusinessLine, z.int()),
    /** What its texts are about: a type of record, or `contact`. */
    record: z.string(),
    recordNames: LocalizedText,
    /** In their order; each has its text under its id in `texts`, `template` where there is one text for all. */
    steps: z.array(StepView),
    /** Every wording by the name under which it is changed. */
    texts: z.record(z.string(), LocalizedText),
    needs: KindNeedsView,
    variables: z.array(z.object({ name: z.string(), type: z.string(), optional: z.boolean(), names: LocalizedText })),
  })
  .meta({ id: 'Kind' })
export type KindView = z.infer<typeof KindView>
