import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Ask, Span } from '#shared/contracts/scenario.ts'
import { shiftInstant } from '../scenarios/spans.ts'
import { moveMessage, waitsForAnswerAlone } from '../sending/message-lifecycle.ts'

/** States in which the text may lie on the phone that answers. */
const MAY_BE_READ: ReadonlySet<Message['state']> = new Set([
  'claimed',
  'accepted',
  'delivered',
  'in-doubt',
  'unconfirmed',
])

/** The question that a message asked; null where it asked none. Its texts of pages name no step where there is one alone. */
export function askOf({ details }: Pick<Message, 'details'>, { scenario }: CampaignContent): Ask | null {
  if (scenario === undefined) return null
  const { step = scenario.steps[0]?.id } = details
  return scenario.steps.find(({ id }) => id === step)?.ask ?? null
}

/** Whether it may have asked the number with this hash by `at`. */
export function mayHaveAsked({ state, submittedAt, toHash }: Message, phoneHash: string, at: Date): boolean {
  return toHash === phoneHash && submittedAt !== null && submittedAt <= at && MAY_BE_READ.has(state)
}

/** Until when an answer counts. */
export function answersUntil(submittedAt: Date, until: Span, zone: string): Date {
  return shiftInstant(submittedAt, { ...until, side: 'after' }, zone)
}

/** When a question that is asked now closes unanswered; null where nothing follows from that. */
export function closesAtOf(
  message: Pick<Message, 'details' | 'submittedAt'>,
  content: CampaignContent,
  zone: string,
): Date | null {
  const ask = askOf(message, content)
  if (ask === null || ask.none.length === 0 || message.submittedAt === null) return null
  return answersUntil(message.submittedAt, ask.until, zone)
}

/** What stands for the reply where nobody answered in time. */
export const NO_REPLY = 'no-reply'

/** The question closed without an answer; what follows from that is still to be done. Its revision keeps an answer out. */
export function closedUnanswered(message: Message, at: Date): Message {
  const details = { ...message.details, reply: NO_REPLY }
  return moveMessage(message, { details }, { at, code: 'unanswered' })
}

/** Nothing is to follow from silence any more. */
export function withoutClosing(message: Message): Message {
  return moveMessage(message, { closesAt: null, ...(waitsForAnswerAlone(message) && { wakeAt: null }) })
}

/** The reply that answered a message, or `NO_REPLY`; null while none has. */
export function answeredBy({ details }: Pick<Message, 'details'>): string | null {
  return details.reply ?? null
}

/** The message with what answered it, once for all: its revision keeps a second answer out. */
export function withAnswer(
  message: Message,
  { reply, answer, at }: { reply: string; answer: string; at: Date },
): Message {
  const details = { ...message.details, reply, answer }
  const isWaiting = message.closesAt !== null && waitsForAnswerAlone(message)
  const change = { details, closesAt: null, ...(isWaiting && { wakeAt: null }) }
  return moveMessage(message, change, { at, code: 'replied', values: { answer } })
}
