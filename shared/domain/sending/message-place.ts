import type { Message } from '#shared/contracts/message.ts'

/** What a key says of its occasion's time: a day, or only a month or a year, of which a contact has few. */
const PERIOD = /^(\d{4})(-\d{2})?(-\d{2})?#/

type Placed = Pick<Message, 'occurrence' | 'dueAt'>

/**
 * Where a message stands among those of its contact, compared by code units: by its key, which begins with the occasion's
 * day. One whose key begins with a month or a year stands at the day when it is due, in that month or year at all events,
 * so never before its key.
 */
export function placeOf({ occurrence, dueAt }: Placed): string {
  const [whole, year, month, day] = PERIOD.exec(occurrence) ?? []
  if (whole === undefined || day !== undefined) return occurrence
  const [first, last] =
    month === undefined ? [`${year}-01-01`, `${year}-12-31`] : [`${year}${month}-01`, `${year}${month}-31`]
  const dueOn = dueAt.toISOString().slice(0, 10)
  return `${dueOn < first ? first : dueOn > last ? last : dueOn}#${occurrence}`
}

/** Whether a key says no more of its occasion than its year: then a message of long ago may have it. */
export function isOfAYear(occurrence: string): boolean {
  const [whole, , month] = PERIOD.exec(occurrence) ?? []
  return whole !== undefined && month === undefined
}

/** The beginnings of keys in whose month or year this key's day lies: such messages may stand after it, with lesser keys. */
export function periodsAround(occurrence: string): string[] {
  const [whole, year, month] = PERIOD.exec(occurrence) ?? []
  if (whole === undefined) return []
  return month === undefined ? [`${year}#`] : [`${year}#`, `${year}${month}#`]
}
