import type { Import, ImportUndo } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type FormerValue, readFormer } from '#shared/domain/lists/former-value.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Files } from '#shared/ports/files.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { inParallel } from '../in-parallel.ts'
import { giveBackOrder, giveBackShipment, isAgain } from './give-back-order.ts'
import { formerValuesKey } from './import-file-key.ts'
import { ROWS_AT_ONCE } from './import-rows.ts'

export type UndoDeps = AuditDeps & {
  imports: Pick<ImportStore, 'save'>
  contacts: Pick<ContactStore, 'find' | 'save' | 'removeAtRev' | 'recordChange' | 'listNotes'>
  records: Pick<
    RecordStore,
    | 'findInstalments'
    | 'saveInstalment'
    | 'removeInstalmentAtRev'
    | 'findOrder'
    | 'saveOrder'
    | 'removeOrderAtRev'
    | 'findShipment'
    | 'saveShipment'
    | 'removeShipmentAtRev'
    | 'findKept'
    | 'saveKept'
    | 'removeKeptAtRev'
    | 'listOrdersOfContact'
    | 'listKeptOfContact'
  >
  messages: Pick<MessageStore, 'listNewest'>
  files: Files
  clock: Pick<Clock, 'now'>
}
type Ending = 'restored' | 'texted' | 'changed'

const MOST_LOOKED_AT = 200

/**
 * Gives back what stood before an import: what it made is removed, what it changed is as it was, but for what was changed
 * again since, whoever was texted since, and whoever has a note, an order or a record by now. A repeat gives back nothing twice: what it gave back has another revision by
 * then, and is known by it.
 * @throws AppError CONFLICT (retryable) when another worker took it over
 */
export async function undoImport(
  deps: UndoDeps,
  item: Import,
  { at, by }: NonNullable<Import['undoing']>,
): Promise<Import> {
  const undo: ImportUndo = { at, by, restored: 0, stayed: { texted: 0, changed: 0, unknown: 0 } }
  for await (const text of deps.files.readParts(formerValuesKey(item.id))) {
    const endings = await inParallel(readFormer(text), ROWS_AT_ONCE, (former) => giveBack(deps, item, former))
    for (const ending of endings) {
      if (ending === 'restored') undo.restored += 1
      else undo.stayed[ending] += 1
    }
  }
  const known = undo.restored + undo.stayed.texted + undo.stayed.changed
  undo.stayed.unknown = Math.max(0, item.accepted - known)
  const next: Import = { ...item, state: 'undone', undoing: null, undo, rev: item.rev + 1 }
  const lastChange = {
    rev: next.rev,
    at: deps.clock.now(),
    by,
    what: 'import.undone',
    before: null,
    after: { restored: undo.restored },
  }
  const done: Import = { ...next, lastChange }
  if (!(await deps.imports.save(done, item.rev)))
    throw new AppError('CONFLICT', 'another worker took this over', { retryable: true, context: { importId: item.id } })
  await recordLastChange(deps, { type: 'import', id: item.id }, done)
  await deps.files.removeParts(formerValuesKey(item.id))
  return done
}

async function giveBack(deps: UndoDeps, item: Import, former: FormerValue): Promise<Ending> {
  const contactId = former.of === 'contact' ? former.id : former.contactId
  if (contactId !== null && contactId !== '' && (await wasTexted(deps, contactId, item.createdAt))) return 'texted'
  switch (former.of) {
    case 'contact':
      return giveBackContact(deps, item, former)
    case 'instalment':
      return giveBackInstalment(deps, former)
    case 'order':
      return giveBackOrder(deps.records, former)
    case 'shipment':
      return giveBackShipment(deps.records, former)
    case 'kept':
      return giveBackKept(deps, former)
  }
}

async function wasTexted({ messages }: UndoDeps, contactId: string, since: Date): Promise<boolean> {
  const newest = await messages.listNewest(contactId, { limit: MOST_LOOKED_AT })
  return newest.some(({ submittedAt }) => submittedAt !== null && submittedAt >= since)
}

type Of<K extends FormerValue['of']> = Extract<FormerValue, { of: K }>

async function giveBackContact(deps: UndoDeps, item: Import, { id, before, rev }: Of<'contact'>): Promise<Ending> {
  const { contacts } = deps
  if (before === null) {
    if (await isNeeded(deps, item, id)) return 'changed'
    const isGone = (await contacts.removeAtRev(id, rev)) || (await contacts.find(id)) === undefined
    return isGone ? 'restored' : 'changed'
  }
  const stored = await contacts.find(id)
  if (stored === undefined) return 'changed'
  const again = { ...before, writtenBy: undoneBy(item), rev: rev + 1 }
  if (stored.rev === again.rev && stored.writtenBy === again.writtenBy) return 'restored'
  if (stored.rev !== rev) return 'changed'
  if (stored.consent.marketing !== before.consent.marketing) {
    const what = WORDS[before.consent.marketing]
    const note = `Before: ${stored.consent.marketing}. The list was taken back.`
    await contacts.recordChange(id, { at: deps.clock.now(), what, scope: null, by: `import ${item.id}`, note })
  }
  return (await contacts.save(again, rev)) ? 'restored' : 'changed'
}

/** An order may be told late; nobody had one before they were a contact. */
const ORDERED_BEFORE_MS = 40 * 86_400_000

/** Whether somebody whom an import made is known otherwise by now: a note, an order or another record is about them. */
async function isNeeded({ contacts, records, clock }: UndoDeps, { createdAt }: Import, id: string): Promise<boolean> {
  if ((await contacts.find(id)) === undefined) return false
  const from = new Date(createdAt.getTime() - ORDERED_BEFORE_MS)
  const until = new Date(clock.now().getTime() + 86_400_000)
  const [notes, orders, kept] = await Promise.all([
    contacts.listNotes(id),
    records.listOrdersOfContact(id, from, until),
    records.listKeptOfContact(id),
  ])
  return notes.length > 0 || orders.length > 0 || kept.some(({ since }) => since >= createdAt)
}

const WORDS = { granted: 'consent-granted', refused: 'consent-refused', unknown: 'consent-unclear' } as const

/** Kept on what was given back, so that a repeat knows it. */
function undoneBy({ id }: Import): string {
  return `${id}#undone`
}

async function giveBackInstalment({ records }: UndoDeps, former: Of<'instalment'>): Promise<Ending> {
  const { contractId, period, before, rev } = former
  const key = { contractId, period }
  const [stored] = await records.findInstalments([key])
  if (before === null)
    return stored === undefined || (await records.removeInstalmentAtRev(key, rev)) ? 'restored' : 'changed'
  if (stored === undefined) return 'changed'
  if (stored.rev !== rev) return isAgain(stored, { ...before, rev: rev + 1 }) ? 'restored' : 'changed'
  return (await records.saveInstalment({ ...before, rev: rev + 1 }, rev)) ? 'restored' : 'changed'
}

async function giveBackKept({ records }: UndoDeps, { type, id, before, rev }: Of<'kept'>): Promise<Ending> {
  const key = { type, id }
  const [stored] = await records.findKept([key])
  if (before === null) return stored === undefined || (await records.removeKeptAtRev(key, rev)) ? 'restored' : 'changed'
  if (stored === undefined) return 'changed'
  if (stored.rev !== rev) return isAgain(stored, { ...before, rev: rev + 1 }) ? 'restored' : 'changed'
  return (await records.saveKept({ ...before, rev: rev + 1 }, rev)) ? 'restored' : 'changed'
}
