import { ForeignId } from '#shared/contracts/primitives.ts'
import { looksLikeResidentId, MASKED_RESIDENT_ID, maskCell } from './masking.ts'
import type { ProblemCode } from './problem-codes.ts'
import type { RowNotes } from './row-reading.ts'

/** The digits of a long number that a spreadsheet has rounded away: 4.40E+17. */
export const ROUNDED_NUMBER = /^\d(?:\.\d+)?E\+\d+$/iu

/** Another system's id, as it is; undefined, and the row refused, without one or with one that must not be kept. */
export function readForeignId<F extends string>(
  notes: RowNotes<F>,
  field: F,
  codes: { missing: ProblemCode; unusable: ProblemCode },
): string | undefined {
  const id = notes.text(field)
  if (id === '') {
    notes.refuse(
      field,
      codes.missing,
      'this number is missing. Every row needs one, and always the same for the same thing.',
    )
  } else if (looksLikeResidentId(id)) {
    const what = 'this is a resident ID number, which is never stored. Give a number of your own instead.'
    notes.refuse(field, 'id-is-resident-id', what, MASKED_RESIDENT_ID)
  } else if (!ForeignId.safeParse(id).success || ROUNDED_NUMBER.test(id)) {
    const what = 'this is too long, holds control characters or was rounded by a spreadsheet. Save the column as text.'
    notes.refuse(field, codes.unusable, what, maskCell(id))
  } else return id
  return undefined
}
