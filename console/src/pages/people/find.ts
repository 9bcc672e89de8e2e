import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { api, type ContactQuery } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'
import { guessSearch } from './search-term.ts'

/** An order or a loan, and whose it is: nobody where that was never heard, several where people share it. */
export type FoundRecord = { id: string; contactIds: string[] }

/** Everything that a search term may mean. `hasMore`: more people match than are listed. */
export type Found = {
  people: ContactView[]
  hasMore: boolean
  order: FoundRecord | null
  loan: FoundRecord | null
  /** What else has that id: complaints, visits, parcels and the like. */
  records: { type: string; id: string }[]
  messageId: string | null
}

export const NOTHING: Found = { people: [], hasMore: false, order: null, loan: null, records: [], messageId: null }

const MOST_PEOPLE = 20
/** What is looked for by itself, since texts may be about one that was never heard of. */
const TOLD_OTHERWISE = ['order', 'instalment', 'contact']

/** @throws RequestFailure unless the server only says that the term cannot be such a thing, which finds nothing. */
export async function find(typed: string): Promise<Found> {
  const guess = guessSearch(typed)
  if (guess.kind === 'empty') return NOTHING
  if (guess.kind === 'message') return { ...NOTHING, messageId: await findMessage(guess.id) }
  if (guess.kind === 'phone') {
    const byPhone = await listPeople({ phone: guess.phone })
    if (byPhone.people.length > 0) return { ...NOTHING, ...byPhone }
    return findAnything(typed.normalize('NFKC').trim(), null)
  }
  return findAnything(guess.term, guess.maybePhone ? guess.term : null)
}

async function findAnything(term: string, phone: string | null): Promise<Found> {
  const [byPhone, byId, byName, order, loan, byRecord] = await Promise.all([
    phone === null ? NOTHING : listPeople({ phone }),
    listPeople({ id: term }),
    listPeople({ name: term }),
    findRecord('order', term),
    findRecord('loan', term),
    orNothing(api.recordsById(term)),
  ])
  const all = [byPhone, byId, byName]
  const people = new Map(all.flatMap(({ people }) => people).map((person) => [person.id, person]))
  const hasMore = all.some((each) => each.hasMore)
  const told = loan === null ? TOLD_OTHERWISE : [...TOLD_OTHERWISE, 'contract']
  const records = (byRecord?.items ?? []).filter(({ type }) => !told.includes(type))
  return { ...NOTHING, people: [...people.values()], hasMore, order, loan, records }
}

async function listPeople(query: ContactQuery): Promise<Pick<Found, 'people' | 'hasMore'>> {
  const page = await orNothing(api.searchContacts(query, null, MOST_PEOPLE))
  return { people: page?.items ?? [], hasMore: page !== undefined && page.next !== null }
}

/** Null where neither a text nor the record itself was ever heard of. */
export async function findRecord(by: 'order' | 'loan', id: string): Promise<FoundRecord | null> {
  const query = by === 'order' ? { order: id } : { loan: id }
  const [answer, texts] = await Promise.all([
    orNothing(api.explain(query)),
    orNothing(api.searchMessages(query, null, MOST_PEOPLE)),
  ])
  const isKnown = answer?.checks.some(({ code, result }) => code === `${by}-known` && result === 'yes') ?? false
  const messages = texts?.items ?? []
  if (!isKnown && messages.length === 0) return null
  const contactIds = new Set([...(answer?.contactIds ?? []), ...messages.map(({ contactId }) => contactId)])
  return { id, contactIds: [...contactIds] }
}

async function findMessage(id: string): Promise<string | null> {
  return (await orNothing(api.message(id))) === undefined ? null : id
}

/** A term that cannot be a phone or an id is refused with 400: no match, not a failure. */
async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RequestFailure && (error.problem.status === 400 || error.problem.status === 404)) return
    throw error
  }
}
