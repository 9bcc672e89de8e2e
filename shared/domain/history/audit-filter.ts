import type { AuditEntry } from '#shared/contracts/audit.ts'
import { AUDITED } from './audit.ts'

export type WantedSubject = { type: string | null; id: string | null }
type Wanted = {
  who?: string | undefined
  what?: string | undefined
  subject?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** A type alone, `<type>:<id>`, or else an id of any type. */
export function readSubject(subject: string | undefined): WantedSubject {
  if (subject === undefined) return { type: null, id: null }
  const type = AUDITED.find((one) => subject === one || subject.startsWith(`${one}:`))
  if (type === undefined) return { type: null, id: subject }
  return { type, id: subject === type ? null : subject.slice(type.length + 1) }
}

/** Whether an entry is among those asked for; both instants are included. */
export function isWanted(entry: AuditEntry, { who, what, subject, from, until }: Wanted): boolean {
  const { type, id } = readSubject(subject)
  return (
    (type === null || entry.subject.type === type) &&
    (id === null || entry.subject.id === id) &&
    (who === undefined || entry.by === who || accountOf(entry.by) === who) &&
    (what === undefined || entry.what === what || entry.what.startsWith(`${what}.`)) &&
    (from === undefined || entry.at >= from) &&
    (until === undefined || entry.at <= until)
  )
}

/** `admin+support/u-1` is the account `u-1`. */
function accountOf(by: string): string {
  return by.slice(by.indexOf('/') + 1)
}
