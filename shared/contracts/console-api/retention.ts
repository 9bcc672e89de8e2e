import * as z from 'zod'
import { Rev } from './primitives.ts'

/** How many months the words of texts and replies are kept; the facts about them stay. */
export const RetentionView = z
  .object({ textMonths: z.int(), version: z.int(), rev: Rev })
  .meta({ id: 'RetentionSetting' })
export type RetentionView = z.infer<typeof RetentionView>

export const RetentionChange = z.strictObject({ textMonths: z.int().min(1).max(13) }).meta({ id: 'RetentionChange' })
