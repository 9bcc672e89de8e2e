import type { Message } from '#shared/contracts/message.ts'
import { periodsAround, placeOf } from '#shared/domain/sending/message-place.ts'
import { comparePoints } from '#shared/domain/wording/text-order.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'

type Newest = Pick<MessageStore, 'listNewest'>

/** A message and its place among those of all contacts, no two of which are the same. */
export type PlacedMessage = { message: Message; place: string }

export type NewestWanted = {
  contactIds: readonly string[]
  limit: number
  /** Only what stands below this place; undefined for the newest of all. */
  below: string | undefined
  isWanted: (message: Message) => boolean
}

/** More than a contact has messages whose keys begin with one month or year. */
const MOST_OF_PERIOD = 1_000

/**
 * The wanted messages of these contacts in the order of their places, greatest first, at most `limit`. What is read grows
 * with `limit`, not with how many there are; where few are wanted, with what is passed over. `limit` is at least 2.
 */
export async function newestMessages(messages: Newest, wanted: NewestWanted): Promise<PlacedMessage[]> {
  const ofEach = await Promise.all(wanted.contactIds.map((id) => newestOf(messages, id, wanted)))
  return firstOf(ofEach.flat(), wanted.limit)
}

/** A place is never less than its message's key, so all places are known down to the last key that was read. */
async function newestOf(
  messages: Newest,
  contactId: string,
  { limit, below, isWanted }: NewestWanted,
): Promise<PlacedMessage[]> {
  // Each slice begins with the last one's last.
  const read = new Map<string, PlacedMessage>()
  const periods = new Set<string>()
  let until = below?.slice(0, below.lastIndexOf(SEPARATOR))
  for (;;) {
    const slice = await messages.listNewest(contactId, { limit, until })
    const last = slice.length === limit ? slice.at(-1)?.occurrence : undefined
    const fresh = last === undefined ? [] : periodsAround(last).filter((period) => !periods.has(period))
    const around = await Promise.all(fresh.map((period) => listPeriod(messages, contactId, period)))
    for (const period of fresh) periods.add(period)
    for (const message of [...slice, ...around.flat()])
      read.set(message.id, { message, place: placeOf(message) + SEPARATOR + contactId })
    const found = [...read.values()].filter(({ message, place }) => isBetween(place, last, below) && isWanted(message))
    if (last === undefined || found.length >= limit) return firstOf(found, limit)
    until = last
  }
}

/** No contact's id holds it. */
const SEPARATOR = '\n'

function listPeriod(messages: Newest, contactId: string, beginsWith: string): Promise<Message[]> {
  return messages.listNewest(contactId, { limit: MOST_OF_PERIOD, beginsWith })
}

function isBetween(place: string, last: string | undefined, below: string | undefined): boolean {
  if (below !== undefined && comparePoints(place, below) >= 0) return false
  return last === undefined || comparePoints(place, last) >= 0
}

function firstOf(found: PlacedMessage[], limit: number): PlacedMessage[] {
  return found.sort((a, b) => comparePoints(b.place, a.place)).slice(0, limit)
}
