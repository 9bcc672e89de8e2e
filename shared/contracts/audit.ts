import * as z from 'zod'
import { Instant } from './primitives.ts'

/** What was done: what it was done to, then a past verb, as `campaign.stopped`. */
export const AuditWhat = z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)

/** Of a thing before or after a change: field names with plain values. No wording, no number, no name of a person. */
export const AuditFacts = z.record(z.string(), z.unknown())
export type AuditFacts = z.infer<typeof AuditFacts>

export const AuditSubject = z.object({ type: z.string(), id: z.string() })
export type AuditSubject = z.infer<typeof AuditSubject>

/**
 * The last thing that a person did to an item, kept with the item and written in the same breath. From it the audit's entry
 * can be written again after a crash. `rev` is the item's revision by then: other writers raise the item's own since.
 */
export const LastChange = z.object({
  rev: z.int(),
  at: Instant,
  by: z.string(),
  what: AuditWhat,
  before: AuditFacts.nullable(),
  after: AuditFacts.nullable(),
})
export type LastChange = z.infer<typeof LastChange>

/** Who did what to which thing. `by` names roles and account, as `admin/local-admin`. */
export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  by: z.string(),
  what: AuditWhat,
  subject: AuditSubject,
  before: AuditFacts.nullable(),
  after: AuditFacts.nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
