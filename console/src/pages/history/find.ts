import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { api, type ContactQuery, type MessageQuery } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'
import { guessSearch } from './search-term.ts'

/** Everything that a search term may mean; `phone` is the number itself where contacts were found by it. */
export type Found = {
  phone: string | null
  byPhone: ContactView[]
  byId: ContactView[]
  byName: ContactView[]
  order: string | null
  loan: string | null
}

/** Where a find leads: an id for the URL, or a number that must stay out of it. */
export type Target = { by: 'contact' | 'order' | 'loan'; id: string } | { by: 'phone'; phone: string }

const NOTHING: Found = { phone: null, byPhone: [], byId: [], byName: [], order: null, loan: null }

/** @throws RequestFailure unless the server only says that the term cannot be such a thing, which finds nothing. */
export async function find(typed: string): Promise<Found> {
  const guess = guessSearch(typed)
  if (guess.kind === 'empty') return NOTHING
  if (guess.kind === 'phone') {
    const byPhone = await listContacts({ phone: guess.phone })
    if (byPhone.length > 0) return { ...NOTHING, phone: guess.phone, byPhone }
    return findAnything(typed.normalize('NFKC').trim(), null)
  }
  return findAnything(guess.term, guess.maybePhone ? guess.term : null)
}

/** The only place that a find can mean; null when there are none or several. */
export function onlyTarget(found: Found): Target | null {
  const targets = listTargets(found)
  const [target] = targets
  return targets.length === 1 && target !== undefined ? target : null
}

function listTargets({ phone, byPhone, byId, byName, order, loan }: Found): Target[] {
  const ids = new Set([...byId, ...byName].map(({ id }) => id))
  const [single] = byPhone
  return [
    ...(byPhone.length === 1 && single ? [{ by: 'contact', id: single.id } as const] : []),
    ...(byPhone.length > 1 && phone !== null ? [{ by: 'phone', phone } as const] : []),
    ...[...ids].map((id) => ({ by: 'contact', id }) as const),
    ...(order === null ? [] : [{ by: 'order', id: order } as const]),
    ...(loan === null ? [] : [{ by: 'loan', id: loan } as const]),
  ]
}

async function findAnything(term: string, phone: string | null): Promise<Found> {
  const [byPhone, byId, byName, isOrder, isLoan] = await Promise.all([
    phone === null ? [] : listContacts({ phone }),
    listContacts({ id: term }),
    listContacts({ name: term }),
    hasMessages({ order: term }),
    hasMessages({ loan: term }),
  ])
  return { phone, byPhone, byId, byName, order: isOrder ? term : null, loan: isLoan ? term : null }
}

async function listContacts(query: ContactQuery): Promise<ContactView[]> {
  return (await orNothing(api.searchContacts(query, null, 20)))?.items ?? []
}

async function hasMessages(query: MessageQuery): Promise<boolean> {
  return ((await orNothing(api.searchMessages(query, null, 1)))?.items.length ?? 0) > 0
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
