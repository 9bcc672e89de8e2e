import type { Message } from '#shared/contracts/message.ts'
import type { Delivery } from '#shared/contracts/webhook.ts'
import { eventOfMove } from '#shared/domain/webhooks/move-event.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Log } from '#shared/ports/log.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { type AnnounceDeps, confirmAll, foretellMove } from './announce.ts'
import { hearOfWebhooks, type ReadWebhooksDeps } from './read-webhooks.ts'

export type AnnounceMovesDeps = AnnounceDeps & { log: Pick<Log, 'error'> }

/**
 * The same store, which tells endpoints what becomes of messages: each move that one wants to hear of is foretold before it is
 * written and confirmed after. A crash in between leaves what was foretold, which is then held against the message. That a
 * move cannot be foretold never keeps it from being written, since a text would come into doubt by that: it is logged.
 */
export function announceMoves(messages: MessageStore, deps: AnnounceMovesDeps): MessageStore {
  return {
    dueShards: messages.dueShards,
    find: (id) => messages.find(id),
    findMany: (ids) => messages.findMany(ids),
    findStandings: (asked) => messages.findStandings(asked),
    listOfContact: (contactId) => messages.listOfContact(contactId),
    listNewest: (contactId, slice) => messages.listNewest(contactId, slice),
    listOfDay: (slice) => messages.listOfDay(slice),
    listDue: (shard, until, limit) => messages.listDue(shard, until, limit),
    handOver: (due, nextWakeAt) => messages.handOver(due, nextWakeAt),
    async save(message, expectedRev) {
      const foretold = await foretellOf(deps, message)
      const isSaved = await messages.save(message, expectedRev)
      if (isSaved && foretold.length > 0) await confirmAll(deps, foretold).catch(() => undefined)
      return isSaved
    },
  }
}

async function foretellOf(deps: AnnounceMovesDeps, message: Message): Promise<Delivery[]> {
  const told = eventOfMove(message)
  if (told === null) return []
  try {
    return await foretellMove(deps, told)
  } catch (error) {
    deps.log.error('WEBHOOK_ANNOUNCE_FAILED', { messageId: message.id, state: message.state }, error)
    return []
  }
}

/** The same store, whose readers learn from the line's item whether there are endpoints: a sender reads it for each block. */
export function hearFromLine(lines: LineStore, deps: ReadWebhooksDeps): LineStore {
  return {
    async find(provider) {
      const line = await lines.find(provider)
      hearOfWebhooks(deps, line?.webhooksVersion ?? 0)
      return line
    },
    save: (line, expectedRev) => lines.save(line, expectedRev),
  }
}
