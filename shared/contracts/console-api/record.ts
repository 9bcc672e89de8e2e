import * as z from 'zod'
import { RecordSaying } from '../order-event.ts'
import { ForeignId, LocalDate, LocalizedText } from '../primitives.ts'
import { FieldValue } from '../record.ts'
import { KEPT_TYPE_NAMES } from '../record-types/kept-types.ts'
import { listBody, listOf } from './list.ts'
import { MessageView } from './message.ts'
import { WireInstant } from './primitives.ts'

export const RecordType = z.enum(['order', 'shipment', 'instalment', ...KEPT_TYPE_NAMES])
export type RecordType = z.infer<typeof RecordType>

/** Of any shop: `<shop>~<id>` where it is not the home shop's; an instalment's ends in its period. */
export const RecordAddress = z
  .string()
  .min(1)
  .max(210)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters or half characters')

export const FieldType = z.enum(['text', 'number', 'money', 'date', 'time', 'instant', 'list', 'flag', 'record'])

const FieldWords = LocalizedText.extend({
  type: FieldType,
  choices: z.record(z.string(), LocalizedText).optional().describe('Where it is one of few words: each, for people'),
})

/** A record without what is only seen where roles see it: no name, no number, no address. */
export const RecordView = z
  .object({
    type: RecordType,
    /** That of another shop than the home shop begins with it: `<shop>~<id>`. An instalment's is `<contract>:<period>`. */
    id: z.string(),
    /** Null where nobody named one. */
    shop: z.string().nullable(),
    contactId: z.string().nullable(),
    /** What is so, with the instant since when. What was taken back is absent. */
    facts: z.record(z.string(), WireInstant),
    /** What is known: money in minor units, days and instants as text. What is empty is absent. */
    fields: z.record(z.string(), FieldValue),
    /** For people, of the facts and fields that are here. */
    words: z.object({ facts: z.record(z.string(), LocalizedText), fields: z.record(z.string(), FieldWords) }),
  })
  .meta({ id: 'Record' })
export type RecordView = z.infer<typeof RecordView>

/** `messages`: the last due 50; those of an order or a loan go on in the search of messages from `next`. */
export const RecordDetail = RecordView.extend({ messages: listOf(MessageView) }).meta({ id: 'RecordDetail' })
export type RecordDetail = z.infer<typeof RecordDetail>

/** A date means the whole of that day at home. */
const Bound = z.union([WireInstant, LocalDate], 'must be an instant, as 2026-12-01T08:00:00Z, or a date')

/** `fact`: those of which it holds, where `from` and `until` are given since then. An id alone means records of any type. */
export const RecordSearch = z
  .strictObject({
    ...{ type: RecordType.optional(), contact: ForeignId.optional(), id: RecordAddress.optional() },
    ...{ fact: z.string().min(1).max(40).optional(), from: Bound.optional(), until: Bound.optional() },
    ...listBody,
  })
  .refine(
    ({ contact, id, fact }) => [contact, id, fact].filter((one) => one !== undefined).length === 1,
    'give exactly one of contact, id, fact',
  )
  .refine(({ type, id }) => type !== undefined || id !== undefined, {
    path: ['type'],
    message: 'must be given, but with an id',
  })
  .refine(({ fact, from, until }) => fact !== undefined || (from === undefined && until === undefined), {
    path: ['from'],
    message: 'from and until go with fact',
  })
  .meta({ id: 'RecordSearch' })
export type RecordSearch = z.infer<typeof RecordSearch>

/** `isWhole`: false where the person has more than these, by the newest fact. */
export const RecordsOfPerson = z
  .object({ items: z.array(RecordView), isWhole: z.boolean() })
  .meta({ id: 'RecordsOfPerson' })

/**
 * As the `data` of `record.changed`: a fact with its instant, or null to take it back; a field with its value, or null to
 * empty it. Fields that nobody knows are left aside.
 */
export const RecordChange = z
  .strictObject({ ...RecordSaying.shape, type: RecordType.optional(), id: RecordAddress.optional() })
  .meta({ id: 'RecordChange' })
export type RecordChange = z.infer<typeof RecordChange>

/** `textsLeft`: what was corrected had been told already, and no text is to come that could tell of it. */
export const ChangedRecord = RecordDetail.extend({ textsLeft: z.boolean() }).meta({ id: 'ChangedRecord' })
