import * as z from 'zod'
import { Consent, ContactKind } from '../contact.ts'
import { CustomType } from '../list-mapping.ts'
import { Language, RegionCode } from '../primitives.ts'
import { ListQuery, listOf } from './list.ts'

export const PeopleQuery = ListQuery.extend({
  kind: ContactKind.optional(),
  tag: z.string().min(1).max(60).optional().describe('A tag that they have'),
  region: RegionCode.optional().describe(
    'Where they live: the whole code of a province or city means all that lies in it',
  ),
  consent: Consent.shape.marketing.optional().describe('To marketing'),
  language: Language.optional(),
})

export type PeopleFilter = Omit<z.infer<typeof PeopleQuery>, 'limit' | 'cursor'>

/** A person as lists show them. To marketing only the last four digits of a number are shown. */
export const PersonView = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    kind: ContactKind,
    phone: z.string().nullable(),
    language: Language,
    regionCode: z.string().nullable(),
    tags: z.array(z.string()),
    consent: Consent.shape.marketing,
  })
  .meta({ id: 'Person' })
export type PersonView = z.infer<typeof PersonView>

/** `exact`: false above 10,000 contacts, where the numbers are projected from those of `read` contacts. */
const counted = { exact: z.boolean(), read: z.int() }

export const PeopleView = listOf(PersonView)
  .extend({
    /** How many the filters mean; told with the first page alone. */
    counts: z.object({ total: z.int(), ...counted }).nullable(),
  })
  .meta({ id: 'People' })
export type PeopleView = z.infer<typeof PeopleView>

export const TagsView = listOf(z.object({ tag: z.string(), count: z.int() }))
  .extend(counted)
  .meta({ id: 'Tags' })
export type TagsView = z.infer<typeof TagsView>

/** Codes as contacts have them: six digits in China, else ISO 3166. */
export const RegionsView = listOf(z.object({ code: z.string(), count: z.int() }))
  .extend(counted)
  .meta({ id: 'Regions' })
export type RegionsView = z.infer<typeof RegionsView>

/** A column of people's own, its type by most of its values, and how many people have it. */
export const ColumnView = z.object({ column: z.string(), type: CustomType, count: z.int() })
export type ColumnView = z.infer<typeof ColumnView>

export const ColumnsView = listOf(ColumnView).extend(counted).meta({ id: 'Columns' })
export type ColumnsView = z.infer<typeof ColumnsView>
