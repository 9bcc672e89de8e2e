import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Ask, Span } from '#shared/contracts/scenario.ts'
import { shiftInstant } from '../scenarios/spans.ts'
import { moveMessage } from '../sending/message-lifecycle.ts'

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

/** Until when an answer counts. Working hours are hours here: nobody waits on the person's side. */
export function answersUntil(submittedAt: Date, until: Span, zone: string): Date {
  return shiftInstant(submittedAt, { ...until, side: 'after' }, zone)
}

/** The reply that answered a message; null while none has. */
export function answeredBy({ details }: Pick<Message, 'details'>): string | null {
  return details.reply ?? null
}

/** The message with what answered it, once for all: its revision keeps a second answer out. */
export function withAnswer(
  message: Message,
  { reply, answer, at }: { reply: string; answer: string; at: Date },
): Message {
  const details = { ...message.details, reply, answer }
  return moveMessage(message, { details }, { at, code: 'replied', values: { answer } })
}
