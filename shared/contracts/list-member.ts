import * as z from 'zod'
import { ColumnName, CustomValue } from './custom-columns.ts'

/** Somebody on an uploaded list, with what its columns say for the text of campaigns. */
export const ListMember = z.object({
  contactId: z.string(),
  /** Of the file. */
  line: z.int(),
  values: z.record(ColumnName, CustomValue),
})
export type ListMember = z.infer<typeof ListMember>
