import type { Message, TrailEntry } from '#shared/contracts/message.ts'
import { TOLD_STATES, type ToldMove } from '#shared/contracts/webhook.ts'

/** What an event says before it has an id: `cause` names what it tells of, so that the same cause gives the same event. */
export type NewEvent = {
  type: string
  cause: string
  at: Date
  data: Record<string, unknown>
}

const TOLD: ReadonlySet<string> = new Set(TOLD_STATES.options)
/** Steps that say something of a message and leave its state as it was. */
const BESIDE_THE_STATE: readonly TrailEntry['code'][] = ['replied', 'unanswered', 'resent']

/**
 * What endpoints hear when a message is written as it is here: the event and the step that it tells of. Null while nothing
 * became of it yet, and for a write that leaves its state.
 */
export function eventOfMove(message: Message): { event: NewEvent; move: ToldMove } | null {
  const step = message.trail.at(-1)
  if (!TOLD.has(message.state) || step === undefined || BESIDE_THE_STATE.includes(step.code)) return null
  const { id: messageId, contactId, campaignId, kind, category, subject, reason, state } = message
  const data = { messageId, contactId, campaignId, kind, category, state, reason, subject, ...idOfSubject(message) }
  const move = { messageId, code: step.code, at: step.at }
  const cause = [messageId, state, step.at.toISOString()].join('\n')
  return { event: { type: `message.${state}`, cause, at: step.at, data }, move }
}

/** Whether the message went that step: what was foretold came about. */
export function hasMoved({ trail }: Message, { code, at }: ToldMove): boolean {
  return trail.some((step) => step.code === code && step.at.getTime() === at.getTime())
}

/** `orderId` and the like, under which shops know the record. */
export function idOfSubject({ subject: { type, id } }: { subject: { type: string; id: string } }) {
  const isPlain = type !== 'digest' && type !== 'contact'
  return isPlain ? { [`${type}Id`]: id } : {}
}
