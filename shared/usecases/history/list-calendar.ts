import type { Contact } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { settleZone } from '#shared/domain/people/contact-place.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { findWhere } from '../follow-merged.ts'
import { type Foretold, foretell } from './forecast.ts'
import type { Answered } from './foresee-firings.ts'
import { type ForeseePersonDeps, foreseePerson, toLeave } from './foresee-person.ts'

export type CalendarDeps = ForeseePersonDeps & { contacts: Pick<ContactStore, 'find'> }

export type CalendarAsked = {
  contactId: string
  until: Date | undefined
  limit: number
  cursor: string | undefined
}
export type CalendarItem = Foretold & Pick<Answered, 'answered'> & { isPlanned: boolean }

/**
 * What a contact is to get until an instant, at most 12 months on, soonest first: planned messages, and what active
 * campaigns that the clock starts will make, each with what becomes of it if nothing else happens. They count against each
 * other's caps, not what others with the same number are to get. Without digests, which follow from other people's birthdays. Reads this contact's records alone. Undefined for a cursor of another list.
 * @throws AppError NOT_FOUND
 */
export async function listCalendar(
  deps: CalendarDeps,
  { contactId, until, limit, cursor }: CalendarAsked,
): Promise<PageOf<CalendarItem> | undefined> {
  const now = deps.clock.now()
  const found = await findWhere(deps.contacts, contactId)
  if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such contact.', { retryable: false })
  const items = await itemsOf(deps, settleZone(found, now), soonerOf(until, now), now)
  return pageOfList(items, {
    list: 'calendar',
    limit,
    cursor,
    keyOf: ({ message }) => `${message.dueAt.toISOString()} ${message.occurrence} ${message.campaignId}`,
  })
}

function soonerOf(until: Date | undefined, now: Date): Date {
  const longest = new Date(now)
  longest.setUTCFullYear(now.getUTCFullYear() + 1)
  return until === undefined || until > longest ? longest : until
}

async function itemsOf(deps: CalendarDeps, contact: Contact, until: Date, now: Date): Promise<CalendarItem[]> {
  const ahead = await foreseePerson(deps, contact, { until, now })
  const answered = new Map(ahead.foreseen.map(({ message, answered }) => [message, answered]))
  const others = ahead.foreseen.filter((one) => one.answered !== null)
  const told = await Promise.all([toLeave(ahead), others].map((some) => foretell(ahead.scene, some)))
  return told.flat().map((one) => {
    const isPlanned = !answered.has(one.message)
    return { ...one, isPlanned, answered: answered.get(one.message) ?? null }
  })
}
