import * as z from 'zod'
import { LastChange } from './audit.ts'
import { MessageId } from './ids.ts'
import { ForeignId, Instant } from './primitives.ts'

/** As long as ten joined texts, which no phone sends more than. */
const LONGEST_TEXT = 1600

/** What a person wrote back, as the line hands it over. */
export const InboundText = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cs}*$/u, 'must not hold half characters'),
  /** As people write numbers: without a + it is of mainland China. */
  from: z.string().max(40),
  /** The number of ours that it came to. */
  to: z.string().max(40).optional(),
  text: z.string().max(LONGEST_TEXT),
  receivedAt: Instant.optional(),
})
export type InboundText = z.infer<typeof InboundText>

/** What a reply was: `answer` fits a question that was open; `inbox` is for a person to read. */
export const ReplyResult = z.enum(['stop', 'start', 'help', 'answer', 'inbox'])
export type ReplyResult = z.infer<typeof ReplyResult>

export const ReplyState = z.enum(['open', 'done'])
export type ReplyState = z.infer<typeof ReplyState>

/** Why a reply is for a person to read. */
export const InboxReason = z.enum([
  'no-question',
  'not-understood',
  'answered-before',
  'too-late',
  'superseded',
  'not-possible',
  /** It began a scenario, and may say more than that. */
  'begun',
])
export type InboxReason = z.infer<typeof InboxReason>

export const ReplyId = z
  .string()
  .regex(/^rpl_[A-Za-z0-9_-]{8,100}$/)
  .brand<'ReplyId'>()
export type ReplyId = z.infer<typeof ReplyId>

/** One text of a person, kept whatever it was; only those that nobody understood are `open`. */
export const Reply = z.object({
  id: ReplyId,
  contactId: ForeignId,
  text: z.string(),
  at: Instant,
  result: ReplyResult,
  why: InboxReason.nullable(),
  /** The text of ours that it answers, or came after. */
  messageId: MessageId.nullable(),
  state: ReplyState,
  doneAt: Instant.nullable(),
  note: z.string().nullable(),
  lastChange: LastChange.nullable(),
  rev: z.int(),
})
export type Reply = z.infer<typeof Reply>
