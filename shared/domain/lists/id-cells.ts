import { ForeignId } from '#shared/contracts/primitives.ts'
import { looksLikeResidentId, MASKED_RESIDENT_ID, maskCell } from './masking.ts'
import type { ProblemCode } from './problem-words.ts'
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
    notes.refuse(field, codes.missing)
  } else if (looksLikeResidentId(id)) {
    notes.refuse(field, 'id-is-resident-id', MASKED_RESIDENT_ID)
  } else if (!ForeignId.safeParse(id).success || ROUNDED_NUMBER.test(id)) {
    notes.refuse(field, codes.unusable, maskCell(id))
  } else return id
  return undefined
}
