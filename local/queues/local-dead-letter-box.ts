import { pageOfDeadJobs } from '#shared/adapters/memory/dead-letter-box.ts'
import type { DeadJob, DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { DeadLetter, LocalQueues } from './local-queues.ts'

/** The dead letters of the queues in process; on one machine they are few enough to be sorted for each page. */
export function createLocalDeadLetterBox({ deadLetters }: Pick<LocalQueues, 'deadLetters'>): DeadLetterBox {
  const jobs = () => deadLetters.list().map(jobOf)
  return {
    list: async (page) => pageOfDeadJobs(jobs(), page),
    find: async (messageId) => jobs().find((job) => job.messageId === messageId),
    redrive: async (messageId) => ((await deadLetters.redrive(messageId)) ? 'sent-back' : 'gone'),
  }
}

function jobOf({ id, receiveCount, ...job }: DeadLetter): DeadJob {
  return { ...job, messageId: id, tries: receiveCount }
}
