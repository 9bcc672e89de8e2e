import type { Message } from '#shared/contracts/message.ts'
import { createServiceText, type ServiceText } from '#shared/domain/sending/service-text.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Queues } from '#shared/ports/queues.ts'

export type PlanServiceTextDeps = {
  messages: Pick<MessageStore, 'find' | 'save'>
  queues: Pick<Queues, 'sendJobs'>
  clock: Clock
}

/** Plans a single text and hands it over; a repeat finds it there and plans nothing. A lost job comes up again by the sweep. */
export async function planServiceText(deps: PlanServiceTextDeps, text: ServiceText): Promise<Message> {
  const message = createServiceText(text, deps.clock.now())
  if (!(await deps.messages.save(message, 'absent'))) return (await deps.messages.find(message.id)) ?? message
  await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: [message.id] }])
  return message
}
