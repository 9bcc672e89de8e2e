import * as z from 'zod'
import { MessageKindId, Subject } from '../message.ts'
import { Instant } from '../primitives.ts'
import { WhyView } from './explain.ts'
import { ListQuery } from './list.ts'
import { WireInstant } from './primitives.ts'

/** `until` is 12 months on unless it is sooner. */
export const CalendarQuery = ListQuery.extend({
  until: Instant.optional().describe('How far to look; at most 12 months on'),
})

export const CalendarEntry = z
  .object({
    dueAt: WireInstant,
    kind: MessageKindId,
    campaignId: z.string(),
    subject: Subject,
    /** Which of several texts about the subject, such as a stage's date or the number of a nudge; null for an only one. */
    step: z.string().nullable(),
    outcome: z.enum(['will-send', 'will-not-send']),
    reason: WhyView.nullable(),
    text: z.string().nullable(),
    /** When it leaves, later than due where it waits for its hour; null where it does not. */
    leavesAt: WireInstant.nullable(),
    /** Of a message that is planned already; null for a forecast. */
    messageId: z.string().nullable(),
  })
  .meta({ id: 'CalendarEntry' })
export type CalendarEntry = z.infer<typeof CalendarEntry>
