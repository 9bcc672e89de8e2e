import type { Message, MessageState } from '#shared/contracts/message.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Meter } from './meter.ts'

const SET_ASIDE: readonly MessageState[] = ['suppressed', 'cancelled', 'expired']

/**
 * The same store, of which is counted what ended without a text, what came to be in doubt (also by a worker that was lost),
 * and how late the latest was that was handed over.
 */
export function meterMessages(messages: MessageStore, meter: Meter, clock: Pick<Clock, 'now'>): MessageStore {
  const count = ({ state }: Message) => {
    if (SET_ASIDE.includes(state)) meter.add('TextsSetAside', 1)
    if (state === 'in-doubt') meter.add('TextsInDoubt', 1)
  }
  return {
    dueShards: messages.dueShards,
    find: (id) => messages.find(id),
    findMany: (ids) => messages.findMany(ids),
    findStandings: (asked) => messages.findStandings(asked),
    listOfContact: (contactId) => messages.listOfContact(contactId),
    listNewest: (contactId, slice) => messages.listNewest(contactId, slice),
    listDue: (shard, until, limit) => messages.listDue(shard, until, limit),
    async save(message, expectedRev) {
      const saved = await messages.save(message, expectedRev)
      if (saved) count(message)
      return saved
    },
    async handOver(due, nextWakeAt) {
      const moved = await messages.handOver(due, nextWakeAt)
      const lateMs = clock.now().getTime() - due.wakeAt.getTime()
      if (moved) meter.note('OldestDueSeconds', Math.max(0, Math.round(lateMs / 1000)))
      return moved
    },
  }
}
