import * as z from 'zod'
import { Category, KindId, MessageState, Reason, Subject, TrailCode, TrailValues } from '../message.ts'
import { ForeignId, RecordId } from '../primitives.ts'
import { listBody } from './list.ts'
import { WireInstant } from './primitives.ts'

export const ReasonView = z.object({ code: Reason, zh: z.string(), en: z.string() }).meta({ id: 'Reason' })

export const TrailLine = z
  .object({
    at: WireInstant,
    code: z.union([TrailCode, z.string()]),
    zh: z.string(),
    en: z.string(),
    values: TrailValues,
  })
  .meta({ id: 'TrailLine' })

export const MessageView = z
  .object({
    id: z.string(),
    kind: KindId,
    category: Category,
    campaignId: z.string(),
    contactId: z.string(),
    subject: Subject,
    /** The records that it is about where there are several, at most 20: the first is its subject. */
    about: z.array(z.string()).nullable(),
    state: MessageState,
    reason: ReasonView.nullable(),
    dueAt: WireInstant,
    /** The claim's instant once a submit may have begun. */
    submittedAt: WireInstant.nullable(),
    text: z.string().nullable(),
    parts: z.int().nullable(),
    trail: z.array(TrailLine),
  })
  .meta({ id: 'Message' })
export type MessageView = z.infer<typeof MessageView>

export const MessageSearch = z
  .strictObject({
    phone: z.string().min(1).max(40).optional(),
    order: RecordId.optional(),
    contact: ForeignId.optional(),
    loan: RecordId.optional(),
    ...listBody,
  })
  .refine(
    (body) => [body.phone, body.order, body.contact, body.loan].filter((part) => part !== undefined).length === 1,
    {
      message: 'give exactly one of phone, order, contact, loan',
    },
  )
  .meta({ id: 'MessageSearch' })
export type MessageSearch = z.infer<typeof MessageSearch>
