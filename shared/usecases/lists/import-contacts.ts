import type { Contact, PhoneNumber } from '#shared/contracts/contact.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import type { IdDates, RowProblem } from '#shared/contracts/import.ts'
import type { ContactField } from '#shared/domain/lists/column-specs.ts'
import type { Columns } from '#shared/domain/lists/columns.ts'
import { type ContactReading, readContactRow, type Whose } from '#shared/domain/lists/contact-row.ts'
import type { ContactScan } from '#shared/domain/lists/contact-scan.ts'
import {
  duplicateIdProblem,
  endedConsentProblem,
  erasedProblem,
  keptRefusalProblem,
  keptYesProblem,
  mergedIdProblem,
  otherCaseProblem,
  personTwiceProblem,
  severalProblem,
  sharedPhoneProblem,
} from '#shared/domain/lists/cross-row-problems.ts'
import {
  type IdentifiedChange,
  keepsRefusal,
  keepsYes,
  mergeContact,
  whatLacks,
  withdrawConsent,
} from '#shared/domain/lists/merge-contact.ts'
import { writerName, writingLine } from '#shared/domain/lists/row-writer.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import { firingZoneOfNumber } from '#shared/domain/people/contact-place.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { findFollowed, findWhere, leadToAll } from '../follow-merged.ts'
import { inParallel } from '../in-parallel.ts'
import { type TellNewNumberDeps, tellNewNumber } from '../intake/tell-new-number.ts'
import { untilSaved } from '../until-saved.ts'
import { identify } from './identify-contact.ts'
import { chainsOf, ROWS_AT_ONCE, type RowOutcome, type RowResult, type WriteRows } from './import-rows.ts'
import { createSharedNumbers, type SharedNumbers } from './shared-numbers.ts'

export type ImportContactsDeps = {
  contacts: Pick<ContactStore, 'find' | 'findMany' | 'save' | 'listIdsByPhone' | 'link' | 'recordChange' | 'addZone'>
  hasher: PhoneHasher
  clock: Clock
} & TellNewNumberDeps
type File = { importId: ImportId; columns: Columns<ContactField>; idDates: IdDates; scan: ContactScan }
/** `isOfMerged`: the row names an id that was merged into the contact it means. */
type Entry = {
  line: number
  change: IdentifiedChange
  phoneHash: string
  others: readonly PhoneNumber[]
  problems: RowProblem[]
  isOfMerged: boolean
}
type Block = { deps: ImportContactsDeps; file: File; now: Date; sharerOf: SharedNumbers['sharerOf'] }
type Written = {
  outcome: RowOutcome
  contact: Contact | undefined
  earlierLine: number | undefined
  before?: Contact | null
}

/**
 * Writes rows as contacts. Rows about one person that say different things are all refused. In a list without ids the
 * number tells who a row is about, else the keyed hash of the ID number. A row that was written by an earlier attempt at the
 * same file counts as accepted again. Proofs of a changed number or consent are written before the contact: a crash in
 * between, or a lost race, leaves one too many, never one too few.
 */
export function createContactWriter(deps: ImportContactsDeps, file: File): WriteRows {
  const numbers = createSharedNumbers(deps.contacts)
  const hashId = (residentId: string) => deps.hasher.hash(`resident-id:${residentId}`)
  return async (rows) => {
    const now = deps.clock.now()
    const reader = { now, idDates: file.idDates, mark: file.scan.mark, hashId }
    const readings = rows.map((row) => ({
      line: row.line,
      ...refuseTwice(row, readContactRow(row, file.columns, reader), file),
    }))
    const identified = await inParallel(
      readings,
      ROWS_AT_ONCE,
      async ({ line, change, problems }): Promise<Entry | null> => {
        if (change === undefined) return null
        const phoneHash = deps.hasher.hash(change.phone)
        const others = change.otherPhones.map((phone) => ({ phone, phoneHash: deps.hasher.hash(phone) }))
        const hashes = others.map((other) => other.phoneHash)
        const id = change.id ?? (await identify(deps.contacts, { ...change, phoneHash, others: hashes }))
        if (id === undefined) problems.push(severalProblem({ line, columns: file.columns }, change.phone))
        if (id === undefined) return null
        return { line, change: { ...change, id }, problems, phoneHash, others, isOfMerged: false }
      },
    )
    const named = identified.filter((entry) => entry !== null)
    const found = await findFollowed(deps.contacts, [...new Set(named.map(({ change }) => change.id))])
    const isErased = ({ change }: Entry) => (found.get(change.id)?.erased ?? null) !== null
    const read = named.filter((entry) => !isErased(entry))
    const erased = named.filter(isErased).map(({ line, change, problems }): RowResult => {
      problems.push(erasedProblem({ line, columns: file.columns }, change.id))
      return { line, outcome: 'refused', problems }
    })
    const entries = read.map((entry) => meaning(entry, found.get(entry.change.id)))
    const stored = new Map([...found.values()].map((contact) => [contact.id, contact]))
    for (const zone of new Set(entries.flatMap(managerZones))) await deps.contacts.addZone(zone)
    const block = { deps, file, now, sharerOf: numbers.openBlock(entries.map(blockNumber)).sharerOf }
    const chains = chainsOf(entries, ({ change }) => change.id)
    const written = await inParallel(chains, ROWS_AT_ONCE, (chain) => writeChain(block, chain, stored))
    const refused = readings.filter((_, index) => identified[index] === null)
    return [...written.flat(), ...erased, ...(await inParallel(refused, ROWS_AT_ONCE, (row) => endConsent(block, row)))]
  }
}

/** A row that names somebody who was merged into another means that one. */
function meaning(entry: Entry, contact: Contact | undefined): Entry {
  if (contact === undefined || contact.id === entry.change.id) return entry
  return { ...entry, change: { ...entry.change, id: contact.id }, isOfMerged: true }
}

/** A row that another contradicts is refused; what it says of consent still counts. */
function refuseTwice(row: TableRow, reading: ContactReading, { scan, columns }: File): ContactReading {
  const { change, problems } = reading
  const place = { line: row.line, columns }
  const otherCase = scan.otherCaseOf(row)
  if (otherCase !== undefined && change !== undefined)
    problems.push(otherCaseProblem(place, change.id ?? '', otherCase))
  const conflict = scan.conflictOf(row)
  if (conflict === undefined) return reading
  problems.push(personTwiceProblem(place, change?.id ?? '', conflict))
  const consent = change?.consent
  const withdrawn = change && consent ? { whose: change, consent } : reading.withdrawn
  return { change: undefined, problems, withdrawn }
}

/** A manager hears of birthdays in their own zone, contact or not. */
function managerZones({ change: { managerPhone } }: Entry): string[] {
  return managerPhone === undefined ? [] : [firingZoneOfNumber(managerPhone)]
}

function blockNumber({ change, phoneHash }: Entry) {
  return { contactId: change.id, phoneHash }
}

/** Rows about one contact, each upon what the one before has left. */
async function writeChain(block: Block, chain: readonly Entry[], stored: ReadonlyMap<string, Contact>) {
  const results: RowResult[] = []
  let contact = stored.get(chain[0]?.change.id ?? '')
  let lineBefore: number | undefined
  for (const entry of chain) {
    const { line, change, phoneHash, problems } = entry
    const sharer = await block.sharerOf(phoneHash, change.id)
    const written = await writeEntry(block, entry, contact)
    const earlierLine = lineBefore ?? written.earlierLine
    const place = { line, columns: block.file.columns }
    if (entry.isOfMerged) problems.push(mergedIdProblem(place, change.id))
    else if (earlierLine !== undefined && written.outcome !== 'unchanged')
      problems.push(duplicateIdProblem(place, change.id, earlierLine))
    if (keepsRefusal(written.contact, change)) problems.push(keptRefusalProblem(place))
    if (keepsYes(written.contact, change)) problems.push(keptYesProblem(place))
    if (sharer !== undefined) problems.push(sharedPhoneProblem(place, change.phone, sharer))
    results.push({ line, outcome: written.outcome, problems, ...formerOf(line, written) })
    contact = written.contact
    lineBefore = line
  }
  return results
}

function formerOf(line: number, { before, contact }: Written): Pick<RowResult, 'former'> {
  if (before === undefined || contact === undefined) return {}
  return { former: { of: 'contact', id: contact.id, before, rev: contact.rev, line } }
}

async function writeEntry(block: Block, entry: Entry, read: Contact | undefined): Promise<Written> {
  const { deps, file } = block
  const writer = { importId: file.importId, line: entry.line }
  return untilSaved({ what: 'a row', context: { importId: file.importId } }, async (again) => {
    const contact = again ? await findWhere(deps.contacts, entry.change.id) : read
    const lastLine = writingLine(contact?.writtenBy, file.importId)
    // An earlier attempt at this file came further than this row: the later row has won already.
    if (lastLine !== undefined && lastLine > entry.line) return { outcome: 'changed', contact, earlierLine: undefined }
    const earlierLine = lastLine === entry.line ? undefined : lastLine
    const given = lackingIn(contact, entry)
    const { phoneHash, others } = given
    const stamp = { now: block.now, phoneHash, others, writtenBy: writerName(writer) }
    const merge = mergeContact(contact, given.change, stamp)
    if (merge.kind === 'unchanged') {
      return { outcome: lastLine === entry.line ? 'changed' : 'unchanged', contact, earlierLine }
    }
    if (entry.change.residentHash !== undefined) await deps.contacts.link(entry.change.residentHash, entry.change.id)
    await leadToAll(deps.contacts, merge.contact, contact)
    await keepProofs(block, { line: entry.line, id: entry.change.id }, merge.changes)
    if (contact !== undefined)
      await tellNewNumber(deps, {
        before: contact,
        phone: merge.contact.phone,
        by: `import ${file.importId}`,
        at: block.now,
      })
    await deps.contacts.addZone(merge.contact.zone)
    const saved = await deps.contacts.save(merge.contact, contact?.rev ?? 'absent')
    const outcome = contact === undefined ? 'new' : 'changed'
    return saved ? { outcome, contact: merge.contact, earlierLine, before: contact ?? null } : 'lost'
  })
}

/** What an earlier id says gives way to all that is known by the id that stands: a list with both changes nothing each time. */
function lackingIn(contact: Contact | undefined, entry: Entry): Pick<Entry, 'change' | 'phoneHash' | 'others'> {
  if (contact === undefined || !entry.isOfMerged) return entry
  const { phoneHash } = contact
  const numbers = phoneHash === null ? entry : { phoneHash, others: [] }
  return { change: whatLacks(contact, entry.change), phoneHash: numbers.phoneHash, others: numbers.others }
}

type Refused = { line: number } & Pick<ContactReading, 'withdrawn' | 'problems'>

/** A row that is refused still ends the consent that it no longer gives. */
async function endConsent(block: Block, { line, withdrawn, problems }: Refused): Promise<RowResult> {
  const { deps, file } = block
  if (withdrawn === undefined || withdrawn.consent.marketing === 'granted')
    return { line, outcome: 'refused', problems }
  const id = await idOf(block, withdrawn.whose)
  if (id === undefined) return { line, outcome: 'refused', problems }
  const ended = await untilSaved({ what: 'a row', context: { importId: file.importId } }, async () => {
    const contact = await findWhere(deps.contacts, id)
    const merge = withdrawConsent(contact, withdrawn.consent)
    if (merge.kind === 'unchanged') return contact !== undefined && contact.consent.marketing !== 'granted'
    await keepProofs(block, { line, id: merge.contact.id }, merge.changes)
    return (await deps.contacts.save(merge.contact, contact?.rev ?? 'absent')) || 'lost'
  })
  if (ended) problems.push(endedConsentProblem({ line, columns: file.columns }))
  return { line, outcome: 'refused', problems }
}

async function idOf({ deps }: Block, whose: Whose): Promise<string | undefined> {
  if (!('phone' in whose)) return whose.id
  return whose.id ?? identify(deps.contacts, { ...whose, phoneHash: deps.hasher.hash(whose.phone) })
}

async function keepProofs(
  { deps, file, now }: Block,
  { line, id }: { line: number; id: string },
  changes: Extract<ReturnType<typeof mergeContact>, { kind: 'write' }>['changes'],
): Promise<void> {
  for (const { what, note } of changes) {
    const proof = { at: now, what, scope: null, by: `import ${file.importId}`, note: `Line ${line}. ${note}` }
    await deps.contacts.recordChange(id, proof)
  }
}
