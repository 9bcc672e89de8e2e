import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { Message } from '#shared/contracts/message.ts'
import { linesOfTrail, wordsForOutcome } from '#shared/domain/wording/words.ts'

/** The message as people read it: its reason and every line of its trail in words, instants in UTC, no number. */
export function viewMessage(message: Message): MessageView {
  const { reason } = message
  const words = wordsForOutcome(message)
  return {
    id: message.id,
    kind: message.kind,
    category: message.category,
    campaignId: message.campaignId,
    contactId: message.contactId,
    subject: message.subject,
    about: message.about,
    state: message.state,
    reason: reason === null || words === null ? null : { code: reason, ...words },
    dueAt: message.dueAt.toISOString(),
    submittedAt: message.submittedAt?.toISOString() ?? null,
    text: message.text,
    parts: message.parts,
    trail: linesOfTrail(message).map((line) => ({ ...line, at: line.at.toISOString() })),
  }
}
