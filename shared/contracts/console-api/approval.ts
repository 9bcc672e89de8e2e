import * as z from 'zod'
import { Rev } from './primitives.ts'

/** Above how many people a second person approves; null for never. */
export const ApprovalView = z
  .object({ above: z.int().nullable(), version: z.int(), rev: Rev })
  .meta({ id: 'ApprovalSetting' })
export type ApprovalView = z.infer<typeof ApprovalView>

export const ApprovalChange = z
  .strictObject({ above: z.int().min(0).max(100_000_000).nullable() })
  .meta({ id: 'ApprovalChange' })
