import type { Message } from '#shared/contracts/message.ts'
import type { InboxReason, ReplyId } from '#shared/contracts/reply.ts'
import type { Writer } from './meet-writer.ts'

export type AnswerDeps = object
export type Answered = { result: 'answer' | 'inbox'; why?: InboxReason; asked?: Pick<Message, 'id' | 'contactId'> }

export async function answerQuestion(
  _deps: AnswerDeps,
  _writer: Writer,
  _heard: { replyId: ReplyId; at: Date; text: string },
): Promise<Answered> {
  return { result: 'inbox', why: 'no-question' }
}
