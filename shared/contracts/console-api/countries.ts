import * as z from 'zod'
import { Rev } from './primitives.ts'

/** Whose numbers may be texted: two letters of ISO 3166-1 each, in alphabetical order. */
export const CountriesView = z
  .object({ allowed: z.array(z.string()), version: z.int(), rev: Rev })
  .meta({ id: 'Countries' })
export type CountriesView = z.infer<typeof CountriesView>

/** `version`: the one that was read; where another stands by now the change is refused. */
export const CountriesChange = z
  .strictObject({
    allowed: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters of ISO 3166-1, such as CN'))
      .min(1, 'must name a country: to send nothing at all, stop the line')
      .max(250),
    version: z.int().optional(),
  })
  .meta({ id: 'CountriesChange' })
