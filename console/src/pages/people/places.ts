import { pathOfSubject } from '../record/places.ts'
import type { Found, FoundRecord } from './find.ts'

/** What the list of found people shows, as it stands in the address: ids alone, so that going back and reloading keep it. */
export type Listed = {
  contacts: string[]
  order: string | null
  loan: string | null
  records: { type: string; id: string }[]
  hasMore: boolean
  /** That a search found nothing, which is not the same as none. */
  isNothing: boolean
}

/** A person's page. A dot in an id would look like a file's name to a server of files. */
export function personPath(id: string, params: Record<string, string> = {}): string {
  const query = new URLSearchParams(params).toString()
  return `/people/${encodeURIComponent(id).replaceAll('.', '%2E')}${query === '' ? '' : `?${query}`}`
}

/** Where a search leads: to the one thing that it can mean, else to the list of all that it found. */
export function placeOf(found: Found): string {
  const { people, order, loan, records, messageId } = found
  const [person, ...others] = people
  if (messageId !== null) return `/messages/${messageId}`
  const [record, ...otherRecords] = records
  if (record !== undefined && otherRecords.length === 0 && person === undefined && order === null && loan === null)
    return pathOfSubject(record) ?? listPath(found)
  if (records.length > 0) return listPath(found)
  const isOne = others.length === 0 && !found.hasMore
  if (person !== undefined && isOne && order === null && loan === null) return personPath(person.id)
  if (person === undefined && loan === null && order !== null) return recordPath('order', order)
  if (person === undefined && order === null && loan !== null) return recordPath('loan', loan)
  return listPath(found)
}

/** Of an order or a loan: its person with the question why, or the list where it has none or several. */
export function recordPath(by: 'order' | 'loan', { id, contactIds }: FoundRecord): string {
  const [contactId, ...others] = contactIds
  if (contactId !== undefined && others.length === 0) return personPath(contactId, { [by]: id })
  return `/people?${new URLSearchParams({ [by]: id })}`
}

function listPath({ people, order, loan, records, hasMore }: Found): string {
  const query = new URLSearchParams()
  for (const { id } of people) query.append('contact', id)
  if (order !== null) query.set('order', order.id)
  if (loan !== null) query.set('loan', loan.id)
  for (const { type, id } of records) query.append('record', `${type} ${id}`)
  if (hasMore) query.set('more', '1')
  return query.size === 0 ? '/people?found=none' : `/people?${query}`
}

export function listedIn(params: URLSearchParams): Listed {
  return {
    contacts: [...new Set(params.getAll('contact').filter((id) => id !== ''))],
    order: params.get('order') || null,
    loan: params.get('loan') || null,
    records: params.getAll('record').flatMap((one) => {
      const [type = '', ...id] = one.split(' ')
      return id.length === 0 ? [] : [{ type, id: id.join(' ') }]
    }),
    hasMore: params.get('more') === '1',
    isNothing: params.get('found') === 'none',
  }
}

/** The address of 0.1, `/history?contact=…`, where it stands now. */
export function placeOfHistory(params: URLSearchParams): string {
  const { contacts, order, loan } = listedIn(params)
  const [contact] = contacts
  if (contact !== undefined) return personPath(contact)
  const query = new URLSearchParams({ ...(order !== null && { order }), ...(loan !== null && { loan }) })
  return query.size === 0 ? '/people' : `/people?${query}`
}
