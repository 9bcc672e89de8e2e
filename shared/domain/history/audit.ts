import type { AuditEntry, AuditFacts, AuditSubject, LastChange } from '#shared/contracts/audit.ts'
import { textToId } from '#shared/contracts/ids.ts'
import { KEPT_TYPE_NAMES } from '#shared/contracts/record-types/kept-types.ts'

/** The types of things that people change. */
export const AUDITED = [
  ...KEPT_TYPE_NAMES.filter((type) => type !== 'contact'),
  'campaign',
  'audience',
  'own-number',
  'message',
  'contact',
  'import',
  'line',
  'settings',
  'dead-letter',
  'order',
  'shipment',
  'instalment',
  'reply',
  'webhook',
  'source',
  'template',
] as const
export type AuditedType = (typeof AUDITED)[number]

type Subject = { type: AuditedType; id: string }
type Deed = Omit<LastChange, 'rev'>

/** The entry of an item's last change: the same change always gives the same entry. */
export function entryOfChange(subject: Subject, { rev, ...change }: LastChange): AuditEntry {
  return entryOf(subject, change, String(rev))
}

/** The entry of something done to what keeps no last change: the same deed of one instant gives the same entry. */
export function entryOfDeed(subject: Subject, deed: Deed): AuditEntry {
  return entryOf(subject, deed, [deed.what, deed.at.toISOString(), deed.by].join(' '))
}

function entryOf(subject: AuditSubject, { at, by, what, before, after }: Deed, mark: string): AuditEntry {
  const id = `aud_${textToId([subject.type, subject.id, mark].join('\n'))}`
  return { id, at, by, what, subject, before, after }
}

/** The fields in which two states of a thing differ, as they were and as they are. A field that is gone is null. */
export function differenceOf(before: AuditFacts, after: AuditFacts): { before: AuditFacts; after: AuditFacts } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const pick = (facts: AuditFacts) => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]))
  return { before: pick(before), after: pick(after) }
}
