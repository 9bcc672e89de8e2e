import * as z from 'zod'
import { ListQuery } from './console-api/list.ts'
import { textOfId, textToId } from './ids.ts'

/** `queue`: a job that used up its tries, or that no further try can mend. `event`: one that this version cannot act on. */
export const DeadLetterKind = z.enum(['queue', 'event'])
export type DeadLetterKind = z.infer<typeof DeadLetterKind>

/** `id` is that of the queue message, or the sender's own of the event. */
export type DeadLetterKey = { kind: DeadLetterKind; id: string }

const JOB = 'job_'
const EVENT = 'kept_'

/** The public id: fit for a URL whatever a sender called its event. */
export function deadLetterIdOf({ kind, id }: DeadLetterKey): string {
  return kind === 'queue' ? JOB + id : EVENT + textToId(id)
}

/** What a public id stands for; undefined for text that we never gave out. */
export function parseDeadLetterId(id: string): DeadLetterKey | undefined {
  if (id.startsWith(JOB) && id !== JOB) return { kind: 'queue', id: id.slice(JOB.length) }
  const event = id.startsWith(EVENT) ? textOfId(id.slice(EVENT.length)) : undefined
  return event ? { kind: 'event', id: event } : undefined
}

/** Without `kind`: the jobs, then the events. */
export const DeadLetterQuery = ListQuery.extend({ kind: DeadLetterKind.optional() })

export const DeadLetterView = z
  .object({
    id: z.string(),
    kind: DeadLetterKind,
    /** The queue of a job; null for an event. */
    queue: z.string().nullable(),
    /** The type that an event gave itself; null for a job. */
    type: z.string().nullable(),
    /** Words or a code; never holds a value of the body. */
    reason: z.string(),
    /** When it was put aside. */
    at: z.iso.datetime(),
    /** How often a job was tried; an event is never tried by itself. */
    tries: z.int(),
  })
  .meta({ id: 'DeadLetter' })
export type DeadLetterView = z.infer<typeof DeadLetterView>

export const DeadLetterDetail = DeadLetterView.extend({
  /** As it came, for an admin; null for everyone else. */
  body: z.string().nullable(),
  /** When an event was acted on after all. */
  sentBackAt: z.iso.datetime().nullable(),
}).meta({ id: 'DeadLetterDetail' })
export type DeadLetterDetail = z.infer<typeof DeadLetterDetail>

/** `gone`: it was sent back before, or never was there; nothing changed. */
export const RedriveAnswer = z.object({ id: z.string(), result: z.enum(['sent-back', 'gone']) }).meta({ id: 'Redrive' })
