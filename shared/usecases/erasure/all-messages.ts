import type { Message } from '#shared/contracts/message.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'

const AT_ONCE = 100

/** Every message of a contact whose key is not greater than `until`, the greatest key first. */
export async function* allMessagesOf(
  { messages }: { messages: Pick<MessageStore, 'listNewest'> },
  contactId: string,
  until?: string,
): AsyncGenerator<Message> {
  let last = until
  for (;;) {
    const found = await messages.listNewest(contactId, { limit: AT_ONCE, until: last })
    // The key that it goes on from is included, and was given already.
    yield* found.filter(({ occurrence }) => occurrence !== last)
    const end = found.at(-1)
    if (end === undefined || found.length < AT_ONCE) return
    last = end.occurrence
  }
}
