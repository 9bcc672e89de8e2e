import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { addDays, DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { settleZone } from '#shared/domain/people/contact-place.ts'
import type { Found, QuestionCode, ToldCheck } from '#shared/domain/wording/check-words.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { findFollowed, findWhere } from '../follow-merged.ts'
import type { Explained, ExplainScene } from './explain-message.ts'
import { type Foreseen, newestOf, readSettings } from './forecast.ts'
import { type ForeseePersonDeps, foreseePerson, toLeave } from './foresee-person.ts'
import { duesAskedAbout, readInstalmentsOfPerson } from './read-instalments.ts'
import { rememberReads } from './remembered-reads.ts'

export type ExplainDeps = ForeseePersonDeps & {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf' | 'listPage'>
  contacts: Pick<ContactStore, 'find' | 'findMany'>
  records: Pick<
    RecordStore,
    | 'findOrder'
    | 'findShipment'
    | 'listInstalmentsOfContact'
    | 'listInstalmentsOfContract'
    | 'findKept'
    | 'listKeptOfContact'
  >
  messages: Pick<MessageStore, 'findMany' | 'listNewest'>
  shops: Pick<ShopStore, 'findHome' | 'listOthers'>
  clock: Pick<Clock, 'now'>
}

/** No single text is planned further ahead. */
const PLANNED_AHEAD_MS = 35 * 86_400_000

/** `checks`: what holds whatever the campaign. `contactIds`: whom it is about, each once, known by more than an id or not. */
export type Explanations = { items: Explained[]; checks: ToldCheck[]; contactIds: string[] }

export type Asked = { at: Date; now: Date; campaigns: readonly Campaign[]; isOne: boolean }
export type RecordIds = {
  ids: readonly string[]
  isOfShop(record: { shop: string | null; named?: string | undefined }): boolean
}

/** Whose these are, each once; those of nobody known are left out. */
export async function ownersOf(
  { contacts }: ExplainDeps,
  records: readonly { contactId: string | null }[],
): Promise<string[]> {
  const ids = [...new Set(records.map(({ contactId }) => contactId).filter((id) => id !== null))]
  const found = await findFollowed(contacts, ids)
  return [...new Set(ids.map((id) => found.get(id)?.id ?? id))]
}

/** The contact in the zone that follows from what is known of them by now; null for nobody. */
export async function findSettled({ contacts }: ExplainDeps, id: string, now: Date): Promise<Contact | null> {
  const found = await findWhere(contacts, id)
  return found === undefined ? null : settleZone(found, now)
}

type Opened = { contactIds: readonly string[]; contact: Contact | null; instalments?: readonly Instalment[] }

/** Instalments of the month from `at` on and those that campaigns ask about in it, unless they were read before. */
export async function openScene(
  deps: ExplainDeps,
  { at, now, campaigns }: Asked,
  { contactIds, contact, instalments }: Opened,
): Promise<ExplainScene & { instalments: readonly Instalment[] }> {
  const [messages, settings] = await Promise.all([newestOf(deps, contactIds), readSettings(deps)])
  const readAhead = readOnce(async () =>
    contact === null ? [] : whatIsAhead(deps, contact, { at, now, read: { messages, ...settings } }),
  )
  const zone = contact?.zone ?? DEFAULT_ZONE
  const date = localDateOf(at, zone)
  const dues = duesAskedAbout(campaigns, zone, { from: date, until: addDays(date, 31) })
  const known = instalments ?? (await readInstalmentsOfPerson(deps, contactIds, dues, messages))
  const reads = rememberReads(deps, { contacts: contact === null ? [] : [contact], instalments: known })
  return {
    reads,
    campaigns: deps.campaigns,
    found: campaigns,
    ...settings,
    messages,
    store: deps.messages,
    now,
    readAhead,
    instalments: known,
  }
}

/** Also where several texts of one question ask. */
function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => {
    reading ??= read()
    return reading
  }
}

/** What may leave for this person before what is asked about. */
async function whatIsAhead(
  deps: ExplainDeps,
  contact: Contact,
  { at, now, read }: Pick<Asked, 'at' | 'now'> & Pick<Parameters<typeof foreseePerson>[2], 'read'>,
): Promise<Foreseen[]> {
  const last = Math.max(at.getTime(), now.getTime()) + PLANNED_AHEAD_MS
  return toLeave(await foreseePerson(deps, contact, { until: new Date(last), now, ...(read && { read }) }))
}

/** A check of the question itself, whatever the campaign. */
export function ofQuestion(code: QuestionCode, holds: boolean, values: Found['values'] = {}): Found {
  return { code, result: holds ? 'yes' : 'no', because: null, values }
}

/** Whether the people whom it is about are known; none where nobody was looked for. */
export function contactChecks(contacts: readonly (Contact | null)[]): Found[] {
  if (contacts.length === 0) return []
  const isKnown = contacts.every((contact) => contact !== null)
  return [{ ...ofQuestion('contact-known', isKnown), because: isKnown ? null : 'contact-unknown' }]
}
