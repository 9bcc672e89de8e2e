import { MessageId, parseMessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'

/** The message as last written. @throws AppError NOT_FOUND, also for text that is no message's id. */
export async function getMessage(deps: { messages: MessageStore }, id: string): Promise<Message> {
  const isOurs = parseMessageId(id) !== undefined
  const message = isOurs ? await deps.messages.find(MessageId.parse(id)) : undefined
  if (message === undefined) throw new AppError('NOT_FOUND', 'There is no such message.', { retryable: false })
  return message
}
