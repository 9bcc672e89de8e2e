import type { AuditEntry } from '#shared/contracts/audit.ts'
import type { Import } from '#shared/contracts/import.ts'
import type { ListMember } from '#shared/contracts/list-member.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { Reply } from '#shared/contracts/reply.ts'
import type { AuditLog } from '#shared/ports/audit-log.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { recordDeed } from '../history/keep-audit.ts'
import { type ContactState, type GetContactDeps, getContact } from '../people/get-contact.ts'
import { allMessagesOf } from './all-messages.ts'
import { allInstalmentsOf, allKeptOf, allOrdersOf, type RecordsOfDeps } from './records-of-person.ts'

export type ExportPersonDeps = GetContactDeps &
  RecordsOfDeps & {
    messages: Pick<MessageStore, 'listNewest'>
    records: Pick<RecordStore, 'findShipment'>
    inbox: Pick<InboxStore, 'list'>
    imports: Pick<ImportStore, 'list' | 'findMembers'>
    audit: Pick<AuditLog, 'record' | 'list'>
  }

export type ExportedPerson = {
  at: Date
  state: ContactState
  messages: Message[]
  replies: Reply[]
  orders: Order[]
  shipments: Shipment[]
  instalments: Instalment[]
  records: KeptRecord[]
  lists: { list: Import; member: ListMember }[]
  audit: AuditEntry[]
  truncated: boolean
}

/** An answer of the API may have 6 MB; a text with its trail has about 2 KB. */
const MOST_MESSAGES = 1_000
const MOST_AUDITED = 500
const PAGE = 100

/**
 * Everything that is kept about a person, under each id that was merged into theirs, and a word in the audit of who has
 * asked for it. Of more than 1,000 texts the newest are given.
 * @throws AppError NOT_FOUND
 */
export async function exportPerson(
  deps: ExportPersonDeps,
  { contactId, by }: { contactId: string; by: string },
): Promise<ExportedPerson> {
  const state = await getContact(deps, contactId)
  const at = deps.clock.now()
  const deed = { at, by, what: 'contact.exported', before: null, after: null }
  await recordDeed(deps, { type: 'contact', id: contactId }, deed)
  const ids = idsOfPerson(state.contact)
  const messages = await upTo(MOST_MESSAGES + 1, ids, (id) => allMessagesOf(deps, id))
  const orders = await upTo(Number.POSITIVE_INFINITY, ids, (id) => allOrdersOf(deps, id))
  const parcels = await Promise.all(
    orders.flatMap(({ shipmentIds }) => shipmentIds).map((id) => deps.records.findShipment(id)),
  )
  return {
    at,
    state,
    messages: messages.slice(0, MOST_MESSAGES),
    replies: await upTo(Number.POSITIVE_INFINITY, ids, (id) => repliesOf(deps, id)),
    orders,
    shipments: parcels.filter((parcel) => parcel !== undefined),
    instalments: await upTo(Number.POSITIVE_INFINITY, ids, (id) => allInstalmentsOf(deps, id)),
    records: await upTo(Number.POSITIVE_INFINITY, ids, (id) => allKeptOf(deps, id)),
    lists: await listsOf(deps, ids),
    audit: await upTo(MOST_AUDITED, ids, (id) => pages((page) => deps.audit.list({ subject: `contact:${id}` }, page))),
    truncated: messages.length > MOST_MESSAGES,
  }
}

async function upTo<T>(most: number, ids: readonly string[], read: (id: string) => AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = []
  for (const id of ids)
    for await (const one of read(id)) {
      if (found.length >= most) return found
      found.push(one)
    }
  return found
}

async function* pages<T>(list: (page: PageRequest) => Promise<PageOf<T>>): AsyncGenerator<T> {
  let cursor: string | undefined
  do {
    const page = await list({ limit: PAGE, cursor })
    yield* page.items
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

async function* repliesOf({ inbox }: ExportPersonDeps, contactId: string): AsyncGenerator<Reply> {
  for (const state of ['open', 'done'] as const) yield* pages((page) => inbox.list({ state, contactId }, page))
}

async function listsOf({ imports }: ExportPersonDeps, ids: readonly string[]): Promise<ExportedPerson['lists']> {
  const found: ExportedPerson['lists'] = []
  for await (const list of pages((page) => imports.list(page))) {
    if (list.what !== 'list') continue
    const members = await imports.findMembers(list.id, ids)
    found.push(...[...members.values()].map((member) => ({ list, member })))
  }
  return found
}
