import { type DeadLetterDetail, parseDeadLetterId } from '#shared/contracts/dead-letter.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import { viewDeadJob, viewKeptEvent } from './list-dead-letters.ts'

export type GetDeadLetterDeps = {
  deadLetterBox: Pick<DeadLetterBox, 'find'>
  events: Pick<EventLog, 'findKept'>
}

/** One dead letter, with its body only if asked for: it may hold personal data. @throws AppError NOT_FOUND */
export async function getDeadLetter(
  deps: GetDeadLetterDeps,
  { id, withBody }: { id: string; withBody: boolean },
): Promise<DeadLetterDetail> {
  const key = parseDeadLetterId(id)
  if (key?.kind === 'queue') {
    const job = await deps.deadLetterBox.find(key.id)
    if (job) return { ...viewDeadJob(job), body: withBody ? job.body : null, sentBackAt: null }
  }
  if (key?.kind === 'event') {
    const event = await deps.events.findKept(key.id)
    const sentBackAt = event?.sentBackAt?.toISOString() ?? null
    if (event) return { ...viewKeptEvent(event), body: withBody ? event.body : null, sentBackAt }
  }
  throw new AppError('NOT_FOUND', 'There is no dead letter with this id', { retryable: false })
}
