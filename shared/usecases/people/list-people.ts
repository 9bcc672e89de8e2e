import type { PeopleFilter } from '#shared/contracts/console-api/people.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { beginningOf } from '#shared/domain/people/membership.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { readContactSample } from '../read-contact-sample.ts'

export type ListPeopleDeps = {
  contacts: Pick<ContactStore, 'scan'>
  /** How many contacts are read one by one for counts. @default 10,000 */
  mostRead?: number
}
/** Above 10,000 contacts not exact: projected from those of `read` contacts. */
export type Counted = { exact: boolean; read: number }

/** What one answer reads at most, so that a rare tag is found page by page and none takes long. */
const MOST_READ = 2_000

/**
 * The people that the filters mean, in no promised order. A page may be short, or empty, where much had to be passed over:
 * `next` goes on from there. Whoever was merged into another, or was erased, is left out.
 */
export async function listPeople(
  { contacts }: ListPeopleDeps,
  { limit, cursor, ...filter }: PeopleFilter & { limit: number; cursor?: string | undefined },
): Promise<PageOf<Contact>> {
  const items: Contact[] = []
  let next = cursor
  for (let read = 0; read < MOST_READ; read += limit) {
    const page = await contacts.scan({ limit, cursor: next })
    const found = page.items.filter((contact) => isMeantBy(contact, filter))
    // A page of the store is taken whole or not at all: its cursor is all that says where to go on.
    if (items.length + found.length > limit) return { items, next: next ?? null }
    items.push(...found)
    if (page.next === null) return { items, next: null }
    next = page.next
  }
  return { items, next: next ?? null }
}

/** How many the filters mean. */
export async function countPeople(deps: ListPeopleDeps, filter: PeopleFilter): Promise<Counted & { total: number }> {
  const { contacts, share } = await readContactSample(deps.contacts, deps.mostRead)
  const total = contacts.filter((contact) => isMeantBy(contact, filter)).length
  return { total: Math.round(total / share), exact: share === 1, read: contacts.length }
}

/** Every tag with how many people have it, the most first. */
export async function countTags(deps: ListPeopleDeps): Promise<Counted & { items: { tag: string; count: number }[] }> {
  const { items, ...counted } = await countBy(deps, ({ tags }) => tags)
  return { ...counted, items: items.map(({ name, count }) => ({ tag: name, count })) }
}

/** Every region with how many people live there, the most first. */
export async function countRegions(
  deps: ListPeopleDeps,
): Promise<Counted & { items: { code: string; count: number }[] }> {
  const { items, ...counted } = await countBy(deps, ({ regionCode }) => (regionCode === null ? [] : [regionCode]))
  return { ...counted, items: items.map(({ name, count }) => ({ code: name, count })) }
}

async function countBy(deps: ListPeopleDeps, namesOf: (contact: Contact) => readonly string[]) {
  const { contacts, share } = await readContactSample(deps.contacts, deps.mostRead)
  const counts = new Map<string, number>()
  for (const name of contacts.flatMap((contact) => [...new Set(namesOf(contact))]))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  const items = [...counts]
    .map(([name, count]) => ({ name, count: Math.round(count / share) }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  return { items, exact: share === 1, read: contacts.length }
}

function isMeantBy(contact: Contact, { kind, tag, region, consent, language }: PeopleFilter): boolean {
  return (
    contact.mergedInto === null &&
    contact.erased === null &&
    (kind === undefined || contact.kind === kind) &&
    (tag === undefined || contact.tags.includes(tag)) &&
    (region === undefined || contact.regionCode?.startsWith(beginningOf(region)) === true) &&
    (consent === undefined || contact.consent.marketing === consent) &&
    (language === undefined || contact.language === language)
  )
}
