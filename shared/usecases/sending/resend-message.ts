import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import {
  type ByHand,
  isResend,
  keyOfNumber,
  noteResend,
  numberAfter,
  numberOfResend,
  type ResendRefusal,
  refusalOfResend,
  sendAgain,
} from '#shared/domain/sending/by-hand.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { getMessage } from '../history/get-message.ts'
import { recordDeed } from '../history/keep-audit.ts'
import { type MarkDayDeps, markDay } from '../runs/mark-day.ts'
import { changedByOthers, untilSaved } from '../until-saved.ts'
import { type CancelMessageDeps, type StaffAct, thisMessage } from './cancel-message.ts'
import { laneOfMessage } from './sweep-due.ts'

export type ResendMessageDeps = CancelMessageDeps &
  MarkDayDeps & {
    campaigns: Pick<CampaignStore, 'find' | 'findVersion'>
    queues: Pick<Queues, 'sendJobs'>
  }
export type ResendOutcome = { kind: 'planned'; message: Message } | { kind: 'refused'; because: ResendRefusal }

const NUMBERS_TRIED = 20

/**
 * Sends a text once more of which nothing can have arrived: as a new message under the next free number of its occasion. The
 * old message says so first, in the write that also keeps a newer fact from asking for it again. A repeat, or a try after a
 * crash, finds that word and answers the one new message, which is never made twice; to send that again, name it.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) while others keep changing the message.
 */
export async function resendMessage(deps: ResendMessageDeps, act: StaffAct): Promise<ResendOutcome> {
  const hand = { by: act.by, note: act.note, at: deps.clock.now() }
  return untilSaved(thisMessage(act.id), async () => {
    const old = await getMessage(deps, act.id)
    const known = numberOfResend(old)
    const made = known === null ? null : await plan(deps, old, known, hand)
    if (made !== null) return { kind: 'planned', message: made }
    const because = refusalOfResend(old)
    if (because !== null) return { kind: 'refused', because }
    await noteOn(deps, old, hand)
    return 'lost'
  })
}

/** Whoever was first to write the old message: the next look sees what stands then. */
async function noteOn(deps: ResendMessageDeps, old: Message, hand: ByHand): Promise<void> {
  const number = await findFreeNumber(deps, old)
  const before = { state: old.state, reason: old.reason }
  const deed = { at: hand.at, by: hand.by, what: 'message.resent', before, after: { again: number } }
  await recordDeed(deps, { type: 'message', id: old.id }, deed)
  await deps.messages.save(noteResend(old, number, hand), old.rev)
}

/** The new message, made now or before; null where something else has taken its key. */
async function plan(deps: ResendMessageDeps, old: Message, number: number, hand: ByHand): Promise<Message | null> {
  const fresh = sendAgain(old, { number, version: await versionFor(deps, old) }, hand)
  const found = await deps.messages.find(fresh.id)
  if (found !== undefined) return isResend(found) ? found : null
  await markDay(deps, fresh)
  if (!(await deps.messages.save(fresh, 'absent'))) return plan(deps, old, number, hand)
  await deps.queues.sendJobs(laneOfMessage(fresh), [{ type: 'messages', ids: [fresh.id] }])
  return fresh
}

/** Corrections of what was told have numbers too. */
async function findFreeNumber({ messages }: ResendMessageDeps, old: Message): Promise<number> {
  const numbers = Array.from({ length: NUMBERS_TRIED }, (_, index) => numberAfter(old) + index)
  const idOf = (number: number) => messageIdOf({ contactId: old.contactId, occurrence: keyOfNumber(old, number) })
  const taken = await messages.findMany(numbers.map(idOf))
  const free = numbers.find((number) => !taken.has(idOf(number)))
  if (free === undefined) throw changedByOthers(thisMessage(old.id))
  return free
}

/** What its campaign says by now, where that was ever active. */
async function versionFor({ campaigns }: ResendMessageDeps, old: Message): Promise<number> {
  const version = (await campaigns.find(old.campaignId))?.version
  const isKept = version !== undefined && (await campaigns.findVersion(old.campaignId, version)) !== undefined
  return isKept ? version : old.campaignVersion
}
