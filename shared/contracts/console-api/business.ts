import * as z from 'zod'
import { BusinessLine } from '../business-line.ts'
import { Rev } from './primitives.ts'

/** What the company does, by which kinds of campaign are offered first; null before anybody said so. */
export const BusinessView = z
  .object({ line: BusinessLine.nullable(), version: z.int(), rev: Rev })
  .meta({ id: 'BusinessSetting' })
export type BusinessView = z.infer<typeof BusinessView>

export const BusinessChange = z.strictObject({ line: BusinessLine }).meta({ id: 'BusinessChange' })
