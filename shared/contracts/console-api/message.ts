import * as z from 'zod'
import { Category, MessageKindId, MessageState, Reason, Subject, TrailCode, TrailValues } from '../message.ts'
import { ForeignId, LocalDate, RecordId } from '../primitives.ts'
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
    kind: MessageKindId,
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

/** Why staff does something to one text; kept on its trail without numbers, 100 characters at most. */
export const MessageNote = z.strictObject({ note: z.string().trim().min(1).max(300) }).meta({ id: 'MessageNote' })

function hasNone(...parts: unknown[]): boolean {
  return parts.every((part) => part === undefined)
}

export const MessageSearch = z
  .strictObject({
    phone: z.string().min(1).max(40).optional(),
    order: RecordId.optional(),
    contact: ForeignId.optional(),
    loan: RecordId.optional(),
    campaign: z.string().min(1).max(60).optional(),
    run: z.string().min(1).max(200).optional(),
    /** Of those of a campaign or run. */
    state: MessageState.optional(),
    reason: Reason.optional(),
    /** Of those of a campaign: the days of its results. */
    from: LocalDate.optional(),
    until: LocalDate.optional(),
    ...listBody,
  })
  .refine(
    ({ phone, order, contact, loan, campaign, run }) =>
      [phone, order, contact, loan, campaign, run].filter((part) => part !== undefined).length === 1,
    { message: 'give exactly one of phone, order, contact, loan, campaign, run' },
  )
  .refine(({ campaign, run, state, reason }) => hasNone(state, reason) || !hasNone(campaign, run), {
    message: 'give state and reason only with a campaign or a run',
  })
  .refine(({ campaign, from, until }) => hasNone(from, until) || !hasNone(campaign), {
    message: 'give from and until only with a campaign',
  })
  .meta({ id: 'MessageSearch' })
export type MessageSearch = z.infer<typeof MessageSearch>
