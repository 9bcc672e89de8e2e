import * as z from 'zod'
import { AuditEntry } from '../audit.ts'
import { Instant } from '../primitives.ts'
import { ListQuery } from './list.ts'
import { WireInstant } from './primitives.ts'

export const AuditQuery = ListQuery.extend({
  who: z.string().min(1).max(200).optional().describe('Who did it: the account, or roles and account as in `by`'),
  what: z.string().min(1).max(80).optional().describe('What was done, or what type of thing it was done to'),
  subject: z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'must be 1 to 200 characters, none of them a control character')
    .optional()
    .describe('An id, `<type>:<id>`, or a type'),
  from: Instant.optional().describe('Nothing before this instant'),
  until: Instant.optional().describe('Nothing after this instant'),
})

/** Who did what. Wordings stand there by length and print only, and no phone number and no name of a contact at all. */
export const AuditEntryView = AuditEntry.extend({ at: WireInstant }).meta({ id: 'AuditEntry' })
export type AuditEntryView = z.infer<typeof AuditEntryView>
