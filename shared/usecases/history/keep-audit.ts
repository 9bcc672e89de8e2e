import type { LastChange } from '#shared/contracts/audit.ts'
import { type AuditedType, entryOfChange, entryOfDeed } from '#shared/domain/history/audit.ts'
import type { AuditLog } from '#shared/ports/audit-log.ts'

export type AuditDeps = { audit: Pick<AuditLog, 'record'> }

type Subject = { type: AuditedType; id: string }

/**
 * Writes the audit's entry of the last change that an item keeps. Call it after every change, and before the next one
 * replaces it, so that a crash in between loses no entry. A repeat changes nothing.
 */
export async function recordLastChange(
  { audit }: AuditDeps,
  subject: Subject,
  { lastChange }: { lastChange: LastChange | null },
): Promise<void> {
  if (lastChange !== null) await audit.record(entryOfChange(subject, lastChange))
}

/**
 * Writes the entry of something done to what keeps no last change. Call it before the act: then a crash leaves at worst
 * an entry of what was asked for and did not happen, never an act without an entry.
 */
export async function recordDeed({ audit }: AuditDeps, subject: Subject, deed: Omit<LastChange, 'rev'>): Promise<void> {
  await audit.record(entryOfDeed(subject, deed))
}
