import { GivenColumnName, isDateValue } from '#shared/contracts/custom-columns.ts'
import { aboutOf, type Known, type PathType, type PathValue } from './about.ts'
import { namedValueAt } from './rules/named-values.ts'

const CONTACT_TYPES: Readonly<Record<string, PathType>> = {
  'contact.name': 'text',
  'contact.kind': 'text',
  'contact.tags': 'list',
  'contact.regionCode': 'text',
  'contact.region': 'text',
  'contact.language': 'text',
}
const CUSTOM = 'contact.custom.'
const RECORD = 'record.'
const REPLY = 'reply.'

/** What may be read there; null where nothing of the kind is known. A column's own type shows in its values. */
export function typeOfPath(path: string, about: string): PathType | null {
  if (path.startsWith(CUSTOM)) return columnOf(path) === null ? null : 'custom'
  if (Object.hasOwn(CONTACT_TYPES, path)) return CONTACT_TYPES[path] ?? null
  if (!path.startsWith(RECORD)) return namedValueAt(path, about)?.type ?? null
  const { fields, facts } = aboutOf(about)
  const name = path.slice(RECORD.length)
  if (Object.hasOwn(fields, name)) return fields[name]?.type ?? null
  return Object.hasOwn(facts, name) ? 'instant' : null
}

/** Whether every record that a text can be about has a value there. */
export function isAlwaysKnown(path: string, about: string): boolean {
  if (namedValueAt(path, about)?.always === true) return true
  const { fields } = aboutOf(about)
  const name = path.slice(RECORD.length)
  return path.startsWith(RECORD) && Object.hasOwn(fields, name) && fields[name]?.always === true
}

/** The name of the custom column that a path means, as it is kept; null for any other path. */
export function columnOf(path: string): string | null {
  if (!path.startsWith(CUSTOM)) return null
  const name = GivenColumnName.safeParse(path.slice(CUSTOM.length))
  return name.success ? name.data : null
}

export function pathOfColumn(column: string): string {
  return CUSTOM + column
}

/** The value there; null where nobody knows it. A fact without an instant is known by its `heard`. */
export function readPath(path: string, about: string, known: Known): PathValue {
  const column = columnOf(path)
  if (column !== null) {
    const custom = known.contact?.custom ?? {}
    return (Object.hasOwn(custom, column) ? custom[column] : null) ?? null
  }
  if (path.startsWith(REPLY)) return known.replies?.[path.slice(REPLY.length)] ?? null
  if (path.startsWith('contact.')) return readContact(path, known)
  if (!path.startsWith(RECORD)) return namedValueAt(path, about)?.read(known) ?? null
  const name = path.slice(RECORD.length)
  const { fields, facts } = aboutOf(about)
  if (Object.hasOwn(fields, name)) return fields[name]?.read(known) ?? null
  return Object.hasOwn(facts, name) ? (facts[name]?.read(known) ?? null) : null
}

/** The date there, `YYYY-MM-DD`; null where there is none, or something else. */
export function readDate(path: string, about: string, known: Known): string | null {
  const value = readPath(path, about, known)
  return isDateValue(value) ? value : null
}

function readContact(path: string, { contact }: Known): PathValue {
  if (contact === null) return null
  switch (path) {
    case 'contact.name':
      return contact.name
    case 'contact.kind':
      return contact.kind
    case 'contact.tags':
      return contact.tags
    case 'contact.region':
    case 'contact.regionCode':
      return contact.regionCode
    case 'contact.language':
      return contact.language
    default:
      return null
  }
}
