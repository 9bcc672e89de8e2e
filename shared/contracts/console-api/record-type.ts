import * as z from 'zod'
import { LocalizedText } from '../primitives.ts'
import { listOf } from './list.ts'
import { FieldType, RecordType } from './record.ts'

const FactOfType = z.object({
  name: z.string(),
  words: LocalizedText,
  isSettable: z.boolean().describe('Whether staff may say that it is so'),
  isTakenBack: z.boolean().describe('Whether staff may take it back'),
})

const FieldOfType = z.object({
  name: z.string(),
  words: LocalizedText,
  type: FieldType,
  choices: z.record(z.string(), LocalizedText).nullable().describe('The few words that it may be, each for people'),
  goesWith: z.string().nullable().describe('The only fact that is said with it'),
  isSettable: z.boolean(),
})

/** What may be known of records of a type, as their declaration says. */
export const RecordTypeView = z
  .object({
    type: RecordType,
    words: LocalizedText,
    isMadeByHand: z.boolean().describe('Whether staff may make one for a contact by its first fact'),
    facts: z.array(FactOfType),
    fields: z.array(FieldOfType),
  })
  .meta({ id: 'RecordType' })
export type RecordTypeView = z.infer<typeof RecordTypeView>

export const RecordTypeList = listOf(RecordTypeView)
