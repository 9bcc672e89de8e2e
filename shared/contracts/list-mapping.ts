import * as z from 'zod'

/** What a column of one's own holds. */
export const CustomType = z.enum(['text', 'number', 'money', 'date', 'flag'])
export type CustomType = z.infer<typeof CustomType>

const MOST_MAPPED = 200
const LONGEST_TITLE = 200

/**
 * What the columns of a list hold, by their titles: a field by its English header, a column of one's own with its type, or
 * null for one that is left aside. Columns that are not named keep what was guessed.
 */
export const ListMapping = z
  .record(
    z.string().min(1).max(LONGEST_TITLE),
    z.union([z.string().min(1).max(40), z.strictObject({ custom: CustomType }), z.null()]),
  )
  .refine((mapping) => Object.keys(mapping).length <= MOST_MAPPED, `must name at most ${MOST_MAPPED} columns`)
export type ListMapping = z.infer<typeof ListMapping>
