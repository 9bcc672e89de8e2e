import * as z from 'zod'
import { Audience } from '../campaign.ts'
import { Category, KindId } from '../message.ts'
import { LocalizedText } from '../primitives.ts'

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
    variables: z.array(z.object({ name: z.string(), type: z.string(), optional: z.boolean(), names: LocalizedText })),
  })
  .meta({ id: 'Kind' })
export type KindView = z.infer<typeof KindView>
