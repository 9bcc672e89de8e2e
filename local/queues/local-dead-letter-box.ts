import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import type { DeadJob, DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DeadLetter, LocalQueues } from './local-queues.ts'
import { deadKeyOf } from './newest-dead.ts'

const LIST = 'dead-jobs'

/** The dead letters of the queues in process. A page looks at those that it shows, however many there are. */
export function createLocalDeadLetterBox({ deadLetters }: Pick<LocalQueues, 'deadLetters'>): DeadLetterBox {
  return {
    list: async (page) => pageOf(deadLetters, page),
    find: async (messageId) => {
      const found = deadLetters.find(messageId)
      return found && jobOf(found)
    },
    redrive: async (messageId) => ((await deadLetters.redrive(messageId)) ? 'sent-back' : 'gone'),
    discard: (messageId) => deadLetters.discard(messageId),
  }
}

function pageOf(deadLetters: LocalQueues['deadLetters'], { limit, cursor }: PageRequest): PageOf<DeadJob> {
  const before = cursor === undefined ? undefined : decodeCursor(LIST, cursor, z.string())
  const found = deadLetters.newest(limit + 1, before).map(jobOf)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = last && found.length > limit ? encodeCursor(LIST, deadKeyOf(last.at.getTime(), last.messageId)) : null
  return { items, next }
}

function jobOf({ id, receiveCount, ...job }: DeadLetter): DeadJob {
  return { ...job, messageId: id, tries: receiveCount }
}
