import * as z from 'zod'
import { ForeignId } from '../primitives.ts'
import { InboxReason, ReplyResult, ReplyState } from '../reply.ts'
import { listBody } from './list.ts'
import { WireInstant } from './primitives.ts'

export const InboundAnswer = z
  .object({ id: z.string(), result: z.enum([...ReplyResult.options, 'repeat']) })
  .meta({ id: 'InboundAnswer' })
export type InboundAnswer = z.infer<typeof InboundAnswer>

/** `done` also holds what needed nobody: what was understood. */
export const InboxSearch = z
  .strictObject({ state: ReplyState, contact: ForeignId.optional(), ...listBody })
  .meta({ id: 'InboxSearch' })

export const ReplyView = z
  .object({
    id: z.string(),
    contactId: z.string(),
    name: z.string().nullable(),
    text: z.string(),
    at: WireInstant,
    result: ReplyResult,
    why: InboxReason.nullable(),
    state: ReplyState,
    messageId: z.string().nullable(),
    note: z.string().nullable(),
    doneAt: WireInstant.nullable(),
    rev: z.int(),
  })
  .meta({ id: 'Reply' })
export type ReplyView = z.infer<typeof ReplyView>

export const InboxDone = z.strictObject({ note: z.string().trim().max(300).optional() }).meta({ id: 'InboxDone' })

export const InboxReply = z.strictObject({ text: z.string().trim().min(1).max(400) }).meta({ id: 'InboxReply' })
