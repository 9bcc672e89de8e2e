import * as z from 'zod'
import { CampaignId } from '../ids.ts'
import { MessageKind, Subject, TrailValues } from '../message.ts'
import { ForeignId, Instant, RecordId } from '../primitives.ts'
import { WireInstant } from './primitives.ts'
import { RecordType } from './record.ts'

/** Whom or what a text is missed about; `at` is now unless given, and says the day for campaigns that the clock starts. */
export const ExplainQuestion = z
  .strictObject({
    contact: ForeignId.optional(),
    order: RecordId.optional(),
    loan: RecordId.optional(),
    record: z.strictObject({ type: RecordType, id: RecordId }).optional(),
    shop: z.string().min(1).max(64).optional(),
    campaign: CampaignId.optional(),
    at: Instant.optional(),
  })
  .refine(
    (body) => [body.contact, body.order, body.loan, body.record].filter((part) => part !== undefined).length === 1,
    {
      message: 'give exactly one of contact, order, loan, record',
    },
  )
  .meta({ id: 'ExplainQuestion' })
export type ExplainQuestion = z.infer<typeof ExplainQuestion>

/** `asOf`: whether it is what was seen then, or what is found in the facts as they are now. */
export const CheckView = z
  .object({
    code: z.string(),
    result: z.enum(['yes', 'no', 'unknown', 'not-asked']),
    zh: z.string(),
    en: z.string(),
    values: TrailValues,
    asOf: z.enum(['then', 'now']),
  })
  .meta({ id: 'Check' })
export type CheckView = z.infer<typeof CheckView>

/** The code is that of a message's reason where there is one, else of the first check that failed. */
export const WhyView = z.object({ code: z.string(), zh: z.string(), en: z.string() }).meta({ id: 'Why' })
export type WhyView = z.infer<typeof WhyView>

export const Explanation = z
  .object({
    campaignId: z.string(),
    kind: MessageKind,
    outcome: z.enum(['sent', 'planned', 'held-back', 'would-send', 'would-not-send']),
    reason: WhyView.nullable(),
    messageId: z.string().nullable(),
    dueAt: WireInstant.nullable(),
    /** What the text is about; null where none would be made. */
    subject: Subject.nullable(),
    checks: z.array(CheckView),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof Explanation>

/**
 * `checks`: what holds whatever the campaign, such as whether the order is known at all. `contactIds`: whose it is, each
 * once; none where nobody is known for it.
 */
export const ExplainAnswer = z
  .object({ items: z.array(Explanation), checks: z.array(CheckView), contactIds: z.array(z.string()) })
  .meta({ id: 'ExplainAnswer' })
export type ExplainAnswer = z.infer<typeof ExplainAnswer>
