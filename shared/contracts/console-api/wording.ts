import * as z from 'zod'
import { KindId } from '../message.ts'
import { Language, LocalizedText } from '../primitives.ts'

/** What a wording had better not say, with the rule behind it: it may be saved and sent all the same. */
export const AdviceView = z
  .object({
    code: z.string(),
    /** Where in the wording, in UTF-16 units from 0, and the words meant. */
    position: z.int(),
    detail: z.string(),
    source: z.string(),
    ...LocalizedText.shape,
  })
  .meta({ id: 'WordingAdvice' })

export const TextSize = z.object({ encoding: z.string(), units: z.int(), parts: z.int() })

/** Checks wording before it is saved: every fault with its position, and what it looks like filled in with samples. */
export const TemplateCheck = z
  .strictObject({
    kind: KindId,
    field: z.string().max(60).default('template'),
    text: z.string().max(1000),
    language: Language,
    /** Those of the campaign, since a wording may be right on one day and wrong on another; the kind's own where they are left out. */
    settings: z.record(z.string(), z.unknown()).optional(),
    /** Of the kind `custom`, whose texts are fields by step, `before30` or `before30:1`. */
    scenario: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'TemplateCheck' })
export type TemplateCheck = z.infer<typeof TemplateCheck>

export const TemplateReport = z
  .object({
    faults: z.array(
      z.object({ code: z.string(), position: z.int(), line: z.int(), column: z.int(), detail: z.string() }),
    ),
    advice: z.array(AdviceView),
    /** As the wording stands, before filling in; `size` and `raw` count for the usual reader of its language. */
    raw: TextSize,
    /** With sample values; null while there are faults. `sizes`: to numbers of mainland China, and to all others. */
    preview: z
      .object({
        text: z.string(),
        /** What stands around the wording by the policy of the reader's country, and counts with it. */
        dressing: z.object({ before: z.string(), after: z.string() }),
        size: TextSize,
        sizes: z.object({ mainland: TextSize, elsewhere: TextSize }),
      })
      .nullable(),
  })
  .meta({ id: 'TemplateReport' })
export type TemplateReport = z.infer<typeof TemplateReport>
