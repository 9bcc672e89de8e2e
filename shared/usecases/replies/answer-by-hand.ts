import type { Message, Subject } from '#shared/contracts/message.ts'
import type { Reply } from '#shared/contracts/reply.ts'
import { fingerprint32 } from '#shared/contracts/table.ts'
import { recordDeed } from '../history/keep-audit.ts'
import { type CloseReplyDeps, closeReply, getReply } from './close-reply.ts'
import { type PlanServiceTextDeps, planServiceText } from './plan-service-text.ts'

export type AnswerByHandDeps = CloseReplyDeps & PlanServiceTextDeps
export type HandAnswer = { id: string; text: string; by: string }

/** An answer that waits longer for the hours or the line answers nobody any more. */
const MINUTES_OF_USE = 24 * 60

/**
 * Answers a reply by a single text through the guards of every text, and marks it as done. The same words to the same reply
 * are one text, however often they are sent. A crash in between leaves the text planned and the reply open.
 * @throws AppError NOT_FOUND
 */
export async function answerByHand(
  deps: AnswerByHandDeps,
  { id, text, by }: HandAnswer,
): Promise<{ reply: Reply; message: Message }> {
  const reply = await getReply(deps, id)
  const at = deps.clock.now()
  const deed = { at, by, what: 'reply.answered', before: null, after: { contact: reply.contactId } }
  await recordDeed(deps, { type: 'reply', id }, deed)
  const message = await planServiceText(deps, {
    kind: 'service-text',
    contactId: reply.contactId,
    key: `${reply.id}-${fingerprint32(text).toString(36)}`,
    at,
    text: { zh: text, en: text },
    subject: await subjectOf(deps, reply),
    minutesOfUse: MINUTES_OF_USE,
  })
  const { reply: done } = await closeReply(deps, { id, note: null, by, what: 'reply.answered' })
  return { reply: done, message }
}

/** The answer goes to the number that the text before it went to. */
async function subjectOf({ messages }: AnswerByHandDeps, { messageId, contactId }: Reply): Promise<Subject> {
  const asked = messageId === null ? undefined : await messages.find(messageId)
  return asked?.subject ?? { type: 'contact', id: contactId }
}
