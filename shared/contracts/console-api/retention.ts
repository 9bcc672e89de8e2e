import * as z from 'zod'
import { Rev } from './primitives.ts'

/** How long words are kept unless a company says shorter, and the longest they may be. */
export const PRESET_TEXT_MONTHS = 13

/** How many months the words of texts and replies are kept; the facts about them stay. */
export const RetentionView = z
  .object({ textMonths: z.int(), version: z.int(), rev: Rev })
  .meta({ id: 'RetentionSetting' })
export type RetentionView = z.infer<typeof RetentionView>

export const RetentionChange = z
  .strictObject({ textMonths: z.int().min(1).max(PRESET_TEXT_MONTHS) })
  .meta({ id: 'RetentionChange' })
