import { GivenColumnName, isDateValue } from '#shared/contracts/custom-columns.ts'
import { dayOfFact, isDatedFact } from '../records/record-days.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import type { Money } from '../wording/template.ts'
import { aboutOf } from './about.ts'
import { derivedAt } from './derived-paths.ts'
import type { Known, PathType, PathValue } from './known.ts'
import { namedValueAt } from './rules/named-values.ts'

/** When the person last ordered, as far as was looked. */
export const LAST_ORDER_PATH = 'contact.lastOrderAt'
const CONTACT_TYPES: Readonly<Record<string, PathType>> = {
  'contact.name': 'text',
  'contact.kind': 'text',
  'contact.tags': 'list',
  'contact.regionCode': 'text',
  'contact.region': 'text',
  'contact.language': 'text',
  [LAST_ORDER_PATH]: 'instant',
}
const CUSTOM = 'contact.custom.'
const RECORD = 'record.'
const OF_ORDER = 'related.order.'
const ORDER_ID_PATH = `${OF_ORDER}id`
const ALL = 'all.'
export const COUNT_PATH = `${ALL}count`

/** What may be read there; null where nothing of the kind is known. A column's own type shows in its values. */
export function typeOfPath(path: string, about: string): PathType | null {
  const derived = derivedAt(path, askingOf(about))
  if (derived !== undefined) return derived.type
  if (path.startsWith(CUSTOM)) return columnOf(path) === null ? null : 'custom'
  if (Object.hasOwn(CONTACT_TYPES, path)) return CONTACT_TYPES[path] ?? null
  if (path === COUNT_PATH) return 'number'
  if (path.startsWith(ALL)) return typeOfSum(path, about)
  if (isOfOrder(path, about)) return typeOfPath(RECORD + path.slice(OF_ORDER.length), 'order')
  if (!path.startsWith(RECORD)) return namedValueAt(path, about)?.type ?? null
  const { fields, facts } = aboutOf(about)
  const name = path.slice(RECORD.length)
  if (Object.hasOwn(fields, name)) return fields[name]?.type ?? null
  return Object.hasOwn(facts, name) ? 'instant' : null
}

/** Whether every record that a text can be about has a value there, these paths having one. */
export function isAlwaysKnown(path: string, about: string, given: readonly string[] = []): boolean {
  if (given.includes(path)) return true
  const derived = derivedAt(path, askingOf(about, given))
  if (derived !== undefined) return derived.always
  if (path === COUNT_PATH || namedValueAt(path, about)?.always === true) return true
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
  const derived = derivedAt(path, askingOf(about))
  if (derived !== undefined) return derived.read(known, { read: (other) => readPath(other, about, known) })
  const column = columnOf(path)
  if (column !== null) {
    const custom = known.contact?.custom ?? {}
    return (Object.hasOwn(custom, column) ? custom[column] : null) ?? null
  }
  if (path.startsWith('contact.')) return readContact(path, known)
  if (path === COUNT_PATH) return known.all.length
  if (path.startsWith(ALL)) return sumOf(RECORD + path.slice(ALL.length), about, known)
  if (path === ORDER_ID_PATH && known.order === null) return orderIdOf(known)
  if (isOfOrder(path, about)) return readPath(RECORD + path.slice(OF_ORDER.length), 'order', known)
  if (!path.startsWith(RECORD)) return namedValueAt(path, about)?.read(known) ?? null
  const name = path.slice(RECORD.length)
  const { fields, facts } = aboutOf(about)
  if (Object.hasOwn(fields, name)) return fields[name]?.read(known) ?? null
  return Object.hasOwn(facts, name) ? (facts[name]?.read(known) ?? null) : null
}

/** A record may be heard of before the order that it names: its id is known all the same. */
function orderIdOf({ record }: Known): string | null {
  return record?.orderId == null ? null : plainIdOf(record.orderId, record.shop)
}

function askingOf(about: string, given: readonly string[] = []) {
  return {
    typeOf: (path: string) => typeOfPath(path, about),
    isAlways: (path: string) => isAlwaysKnown(path, about, given),
  }
}

/** Whether a path counts or adds up over all that a merged text is about. */
export function isOverAll(path: string): boolean {
  return path.startsWith(ALL)
}

function typeOfSum(path: string, about: string): PathType | null {
  return typeOfPath(RECORD + path.slice(ALL.length), about) === 'money' ? 'money' : null
}

/** Null where one of the sums is not known, or they are in several currencies. */
function sumOf(path: string, about: string, { all }: Known): PathValue {
  const sums = all.map((one) => readPath(path, about, one))
  const [first] = sums
  if (!isMoney(first)) return null
  const isAdded = sums.every((sum) => isMoney(sum) && sum.currency === first.currency)
  return isAdded
    ? { ...first, minor: sums.reduce<number>((minor, sum) => minor + (isMoney(sum) ? sum.minor : 0), 0) }
    : null
}

function isMoney(value: PathValue | undefined): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value
}

/** Whether it is something of the order that a parcel or another record names. */
function isOfOrder(path: string, about: string): boolean {
  return path.startsWith(OF_ORDER) && about !== 'order' && about !== 'instalment'
}

/** The name of the field that a path of a record means; null for any other path. */
export function fieldOf(path: string): string | null {
  return path.startsWith(RECORD) ? path.slice(RECORD.length) : null
}

/** Whether it is the day of a fact that is found by date. */
export function isDayOfFact(path: string, about: string): boolean {
  const name = fieldOf(path)
  return name !== null && isDatedFact(about, name)
}

/** The date there, `YYYY-MM-DD`, or the day of a dated fact; null where there is none, or something else. */
export function readDate(path: string, about: string, known: Known): string | null {
  const value = readPath(path, about, known)
  if (value instanceof Date) return isDayOfFact(path, about) ? dayOfFact(value) : null
  return isDateValue(value) ? value : null
}

function readContact(path: string, { contact, lastOrderAt }: Known): PathValue {
  if (path === LAST_ORDER_PATH) return lastOrderAt
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
