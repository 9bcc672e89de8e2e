import type { RecordChanged } from '#shared/contracts/order-event.ts'
import type { KeptKey, KeptRecord } from '#shared/contracts/record.ts'
import { knownName } from '#shared/domain/people/person-name.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import type { Lack } from '#shared/domain/records/define-record.ts'
import { emptyKept, hear } from '#shared/domain/records/kept-record.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { idOfNumber } from '../find-holders.ts'
import type { Where } from './find-shop.ts'
import { type MeetContactDeps, meetContact } from './meet-contact.ts'
import { noteComplaint } from './note-complaint.ts'
import { untilWritten } from './until-written.ts'

export type RecordKeptDeps = MeetContactDeps & {
  contacts: Pick<ContactStore, 'findMany' | 'listIdsByPhone'>
  records: Pick<RecordStore, 'findKept' | 'saveKept' | 'findOrder' | 'listFacts'>
  hasher: PhoneHasher
}

/** Writes down what is said of a record of a declared type; a repeat, and a word that a newer one has overtaken, write nothing. */
export async function recordKept(deps: RecordKeptDeps, event: RecordChanged, where: Where): Promise<KeptKey> {
  const { type, facts, fields } = event.data
  const key = { type, id: recordIdOf(event.data.id, where.shop) }
  const whose = await findWhose(deps, event, where)
  const stored = await untilWritten(type, key.id, async () => {
    const [known] = await deps.records.findKept([key])
    const before = known ?? (await firstOf(deps, key, { event, where }))
    const said = { facts, fields, timestamp: event.timestamp, by: where.by ?? null, ...whose }
    const after = hear(before, said)
    if (known !== undefined && after === before) return known
    const next = { ...after, rev: before.rev + 1 }
    return (await deps.records.saveKept(next, known?.rev ?? 'absent')) ? next : 'lost'
  })
  await noteComplaint(deps, stored)
  return key
}

/** What a saying lacks: that it is about whom it was about first, and that the order which says whose it is is known. */
export async function lacksOfKept(
  deps: { records: Pick<RecordStore, 'findKept' | 'findOrder'> },
  event: RecordChanged,
  where: Pick<Where, 'shop'>,
): Promise<Lack[]> {
  const { type, id, contactId, contact, orderId } = event.data
  const [known] = await deps.records.findKept([{ type, id: recordIdOf(id, where.shop) }])
  const named = contactId ?? contact?.id
  if (known?.contactId != null && named !== undefined && named !== known.contactId)
    return [{ path: contactId === undefined ? 'contact.id' : 'contactId', message: OTHER_PERSON }]
  const isSaid = known?.contactId != null || named !== undefined || parsePhone(contact?.phone ?? '').ok
  if (isSaid || orderId === undefined) return []
  const order = await deps.records.findOrder(recordIdOf(orderId, where.shop))
  return order?.contactId == null ? [{ path: 'orderId', message: NO_ORDER }] : []
}

const OTHER_PERSON =
  'is another person than the one whom the record was first said to be about, and whom it stays about'
const NO_ORDER = 'names an order that is not known yet: send this again once it is'

type Heard = { event: RecordChanged; where: Where }

/** Of contracts and complaints release 0.1 kept the facts alone. */
async function firstOf(deps: RecordKeptDeps, key: KeptKey, { event, where }: Heard): Promise<KeptRecord> {
  const record = emptyKept(key, where.shop, event.timestamp)
  if (key.type !== 'contract' && key.type !== 'complaint') return record
  const earlier = await deps.records.listFacts({ type: key.type, id: key.id })
  return earlier.reduce((next, { what, at }) => {
    const facts = { [what.slice(what.indexOf('.') + 1)]: at }
    return hear(next, { facts, timestamp: at, contactId: null, orderId: null, by: null })
  }, record)
}

type Whose = { contactId: string | null; orderId: string | null }

/** The contact whom the saying names, made where it tells of somebody new, or the buyer of the order that it names. */
async function findWhose(deps: RecordKeptDeps, event: RecordChanged, where: Where): Promise<Whose> {
  const { type, id, contactId, contact } = event.data
  const orderId = event.data.orderId === undefined ? null : recordIdOf(event.data.orderId, where.shop)
  if (type === 'contact') return { contactId: id, orderId }
  if (contact === undefined) {
    if (contactId !== undefined) return { contactId, orderId }
    const order = orderId === null ? undefined : await deps.records.findOrder(orderId)
    return { contactId: order?.contactId ?? null, orderId }
  }
  const parsed = parsePhone(contact.phone ?? '')
  const phone = parsed.ok ? parsed.e164 : null
  const phoneHash = phone === null ? null : deps.hasher.hash(phone)
  const met = contactId ?? contact.id ?? (phoneHash === null ? null : await idOfNumber(deps.contacts, phoneHash))
  if (met === null) return { contactId: null, orderId }
  await meetContact(deps, { id: met, name: knownName(contact.name), phone, phoneHash })
  return { contactId: met, orderId }
}
