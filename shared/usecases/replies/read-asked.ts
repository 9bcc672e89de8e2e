import type { Message } from '#shared/contracts/message.ts'
import type { Action } from '#shared/contracts/scenario.ts'
import { leavesOf } from '#shared/domain/scenarios/conditions.ts'
import type { Known } from '#shared/domain/scenarios/known.ts'
import { recordsOf } from '#shared/domain/scenarios/ledger.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { type ReadKnownDeps, readKnown } from '../records/read-known.ts'

export type ReadAskedDeps = ReadKnownDeps & { messages: Pick<MessageStore, 'listNewest'> }

/** More than the newest of a person are not looked through, as before a text leaves. */
const MOST_LOOKED_AT = 200

/**
 * What the conditions of these actions may ask for about the record of a question as it stands now, and what its person was
 * sent until `at`. The ledger is read only where a condition asks for it.
 */
export async function readAsked(
  deps: ReadAskedDeps,
  message: Message,
  { actions, at }: { actions: readonly Action[]; at: Date },
): Promise<Known> {
  const known = await readKnown(deps, message)
  if (!actions.some(asksLedger)) return known
  const ids = known.contact === null ? [message.contactId] : idsOfPerson(known.contact)
  const lists = await Promise.all(ids.map((id) => deps.messages.listNewest(id, { limit: MOST_LOOKED_AT })))
  return { ...known, ledger: { messages: lists.flat(), now: at, own: message.id, about: recordsOf(message) } }
}

function asksLedger({ when }: Action): boolean {
  return when !== undefined && leavesOf(when).some((leaf) => 'ledger' in leaf)
}
