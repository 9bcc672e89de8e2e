import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { Contact } from '#shared/contracts/contact.ts'

/** What the audit may hold of a contact as it stands. Of everything else it says only that there is something. */
const SHOWN = new Set(['kind', 'salutation', 'zone', 'language', 'regionCode', 'tags'])

/**
 * What somebody changed of a contact by hand, for the audit: the fields that differ, as they were and as they are. Of a
 * name, a number or a birthday it says only that there was one, and is one.
 */
export function differenceOfContact(before: Contact, after: Contact): { before: AuditFacts; after: AuditFacts } {
  const names = Object.keys(after).filter((name) => !KEPT_BY_OURSELVES.has(name) && differs(before, after, name))
  const pick = (contact: Contact) =>
    Object.fromEntries(names.map((name) => [name, shown(name, fieldOf(contact, name))]))
  return { before: pick(before), after: pick(after) }
}

/** Follow from the others, or tell of the item. */
const KEPT_BY_OURSELVES = new Set(['id', 'phoneHash', 'createdAt', 'writtenBy', 'lastChange', 'rev', 'consent'])

function differs(before: Contact, after: Contact, name: string): boolean {
  return JSON.stringify(fieldOf(before, name)) !== JSON.stringify(fieldOf(after, name))
}

function fieldOf(contact: Contact, name: string): unknown {
  return Reflect.get(contact, name) ?? null
}

function shown(name: string, value: unknown): unknown {
  return SHOWN.has(name) || value === null ? value : 'set'
}
