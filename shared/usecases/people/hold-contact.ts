import type { Contact } from '#shared/contracts/contact.ts'
import type { Hold } from '#shared/contracts/hold.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { isHeldOn, isOfNumber, mayNameRecord } from '#shared/domain/people/holds.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type ContactState, type GetContactDeps, getContact, insistThatItStands } from './get-contact.ts'

export type HoldDeps = GetContactDeps & AuditDeps & { clock: Pick<Clock, 'now'>; ids: Ids }
type Who = { contactId: string; by: string; expected?: ExpectedRevs }
/** `phoneHash`: the number that is held, where it is not the contact's own. */
export type HoldWanted = Who & Pick<Hold, 'why' | 'until' | 'record' | 'note'> & { phoneHash?: string }
export type EndWanted = Who & { holdId: string; note: string }
export type HoldOutcome =
  | { kind: 'done' | 'changed-meanwhile'; state: ContactState }
  | { kind: 'invalid'; fault: { path: string; message: string; code: string } }
  | { kind: 'no-such-hold' }

const MOST_HOLDS = 20
const NO_RECORD = { path: 'record', message: 'may be named for promise, dispute and hardship only', code: 'no-record' }
const OVER = { path: 'until', message: 'must not be over already', code: 'over' }
const TOO_MANY = { path: 'why', message: `would be more than ${MOST_HOLDS} holds of one contact`, code: 'too-many' }

/**
 * Puts a contact on hold from now on; it counts for the next text that is judged. A repeat that says the same adds none.
 * @throws AppError NOT_FOUND, CONFLICT when it was merged into another, and CONFLICT (retryable) when others keep changing it
 */
export async function holdContact(deps: HoldDeps, wanted: HoldWanted): Promise<HoldOutcome> {
  const { why, until, record, note, by } = wanted
  if (record !== null && !mayNameRecord(why)) return { kind: 'invalid', fault: NO_RECORD }
  return changeHolds(deps, wanted, (contact, now) => {
    const standing = standingOn(contact, now)
    if (!isHeldOn({ until }, localDateOf(now, contact.zone))) return { kind: 'invalid', fault: OVER }
    if (standing.some((one) => isSame(one, wanted))) return standing
    if (standing.length >= MOST_HOLDS) return { kind: 'invalid', fault: TOO_MANY }
    const phoneHash = isOfNumber(why) ? (wanted.phoneHash ?? contact.phoneHash) : null
    return [...standing, { id: deps.ids.create('hld_'), why, from: now, until, record, phoneHash, by, note }]
  })
}

/**
 * Ends one hold; what it held back stays held back, and is not sent later. A repeat finds no such hold.
 * @throws AppError NOT_FOUND, CONFLICT when it was merged into another, and CONFLICT (retryable) when others keep changing it
 */
export async function endHold(deps: HoldDeps, wanted: EndWanted): Promise<HoldOutcome> {
  return changeHolds(deps, wanted, (contact, now) => {
    const standing = standingOn(contact, now)
    const left = standing.filter(({ id }) => id !== wanted.holdId)
    return left.length === standing.length ? { kind: 'no-such-hold' } : left
  })
}

/** Those that are not over. */
export function standingOn({ holds, zone }: Contact, now: Date): Hold[] {
  return (holds ?? []).filter((hold) => isHeldOn(hold, localDateOf(now, zone)))
}

type Wanted = Who & { note: string }
type Decide = (contact: Contact, now: Date) => readonly Hold[] | Exclude<HoldOutcome, { state: ContactState }>

async function changeHolds(
  deps: HoldDeps,
  { contactId, by, note, expected }: Wanted,
  decide: Decide,
): Promise<HoldOutcome> {
  const now = deps.clock.now()
  return untilSaved<HoldOutcome>({ what: 'this contact', context: { contactId } }, async () => {
    const state = await getContact(deps, contactId)
    const { contact } = state
    insistThatItStands(contact)
    if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
    const decided = decide(contact, now)
    if ('kind' in decided) return decided
    await recordLastChange(deps, { type: 'contact', id: contactId }, contact)
    const holds = [...decided]
    if (JSON.stringify(holds) === JSON.stringify(contact.holds ?? [])) return { kind: 'done', state }
    const rev = contact.rev + 1
    const told = { before: { holds: factsOf(contact.holds ?? []) }, after: { holds: factsOf(holds) } }
    const lastChange = { rev, at: now, by, what: 'contact.holds-changed', ...told }
    const saved: Contact = { ...contact, holds, lastChange, rev }
    await tellHistory(deps, saved, { before: contact, at: now, by, note })
    if (!(await deps.contacts.save(saved, contact.rev))) return 'lost'
    await recordLastChange(deps, { type: 'contact', id: contactId }, saved)
    return { kind: 'done', state: await getContact(deps, contactId) }
  })
}

/** Before it stands: a crash leaves a line too many, never one too few, and a second try writes the same ones. */
async function tellHistory(
  { contacts }: HoldDeps,
  { id, holds }: Contact,
  { before, ...said }: { before: Contact; at: Date; by: string; note: string },
): Promise<void> {
  const [was, is] = [before.holds ?? [], holds ?? []]
  const tell = (what: 'held' | 'hold-ended', { why, until, record }: Hold) =>
    contacts.recordChange(id, { ...said, what, scope: null, hold: { why, until, record } })
  const isIn = (list: readonly Hold[], hold: Hold) => list.some((one) => one.id === hold.id)
  for (const hold of is.filter((one) => !isIn(was, one))) await tell('held', hold)
  const gone = was.filter((one) => !isIn(is, one) && isHeldOn(one, localDateOf(said.at, before.zone)))
  for (const hold of gone) await tell('hold-ended', hold)
}

function isSame(one: Hold, { why, until, record }: HoldWanted): boolean {
  return one.why === why && one.until === until && JSON.stringify(one.record) === JSON.stringify(record)
}

/** Without the note, which may name people. */
function factsOf(holds: readonly Hold[]) {
  return holds.map(({ id, why, until, record }) => ({ id, why, until, record }))
}
