import type { Instalment, KeptRecord, Order } from '#shared/contracts/record.ts'
import { addDays, localDateOf } from '#shared/domain/calendar/time.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

export type RecordsOfDeps = {
  records: Pick<RecordStore, 'listOrdersOfContact' | 'listKeptOfContact' | 'listInstalmentsOfContact'>
  clock: Pick<Clock, 'now'>
}

const BEGINNING = new Date(0)
const END = new Date('9999-12-31T00:00:00Z')
const MOST_AT_ONCE = 100
/** Plans that are kept begin and end within these years from now. */
const [YEARS_BACK, YEARS_AHEAD] = [12, 35]
const YEAR_DAYS = 365

/** Every order of the contact whose day is known, the newest first. */
export async function* allOrdersOf({ records }: RecordsOfDeps, contactId: string): AsyncGenerator<Order> {
  const seen = new Set<string>()
  let to = END
  for (;;) {
    const found = await records.listOrdersOfContact(contactId, BEGINNING, to)
    const news = found.filter(({ id }) => !seen.has(id))
    for (const order of news) seen.add(order.id)
    yield* news
    const placedAt = found.at(-1)?.placedAt
    if (found.length < MOST_AT_ONCE || news.length === 0 || placedAt == null) return
    to = placedAt
  }
}

/** Every record of a declared type that is about the contact, type by type. */
export async function* allKeptOf({ records }: RecordsOfDeps, contactId: string): AsyncGenerator<KeptRecord> {
  let after: KeptRecord | undefined
  for (;;) {
    const found = await records.listKeptOfContact(contactId, undefined, after)
    yield* found
    after = found.at(-1)
    if (after === undefined || found.length < MOST_AT_ONCE) return
  }
}

/** Every instalment of the contact that is due within 12 years back and 35 ahead, by its day. */
export async function* allInstalmentsOf(
  { records, clock }: RecordsOfDeps,
  contactId: string,
): AsyncGenerator<Instalment> {
  const today = localDateOf(clock.now(), 'UTC')
  for (let year = -YEARS_BACK; year < YEARS_AHEAD; year += 1) {
    const from = addDays(today, year * YEAR_DAYS)
    yield* await records.listInstalmentsOfContact(contactId, from, addDays(from, YEAR_DAYS - 1))
  }
}
