/** Whom a text is looked through for. `isNumber`: whether what somebody wrote is a number of theirs. */
export type Sought = { ids: readonly string[]; names: readonly string[]; isNumber(written: string): boolean }

/** Where an id is surely a person's. */
const ID_FIELDS: ReadonlySet<string> = new Set(['contactId', 'contact', 'buyer'])
const LONGEST_NUMBER = 40
/** JSON as some senders put it into a field of JSON. */
const ENCODED = /^%(7B|5B)/i

/**
 * Whether the JSON of an event or a job is about the person: it has one of their numbers, or one of their ids where a person
 * is named. A name alone is not enough, since others have it too. What is no JSON is about nobody.
 */
export function isAbout(body: string, sought: Sought): boolean {
  const read = readJson(body)
  return read !== undefined && isNamedIn(read, sought, '')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isNamedIn(value: unknown, sought: Sought, field: string): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('{') || value.startsWith('[')) return isAbout(value, sought)
    if (ENCODED.test(value)) return isAbout(decoded(value), sought)
    return (ID_FIELDS.has(field) && sought.ids.includes(value)) || isNumberIn(value, sought)
  }
  if (Array.isArray(value)) return value.some((one) => isNamedIn(one, sought, field))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, one]) =>
    isNamedIn(one, sought, name === 'id' && ID_FIELDS.has(field) ? 'contactId' : name),
  )
}

/** Whether a row of a list is about the person: by number, id or name, since a refused row may lack any of them. */
export function isRowAbout(cells: readonly string[], { ids, names, isNumber }: Sought): boolean {
  return cells.some((cell) => {
    const text = cell.trim()
    return ids.includes(text) || names.includes(text) || isNumberIn(text, { isNumber })
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

function isNumberIn(text: string, { isNumber }: Pick<Sought, 'isNumber'>): boolean {
  return text.length <= LONGEST_NUMBER && /\d{5}/.test(text.replaceAll(/\D/g, '')) && isNumber(text)
}
