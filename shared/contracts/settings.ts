import * as z from 'zod'
import { LastChange } from './audit.ts'

/** Above how many people a second person must approve what a campaign sends; null for never. */
export const ApprovalSetting = z.object({
  above: z.int().min(0).nullable(),
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type ApprovalSetting = z.infer<typeof ApprovalSetting>
