import { ForeignId } from '#shared/contracts/primitives.ts'
import { looksLikeResidentId, MASKED_RESIDENT_ID, maskCell } from './masking.ts'
import type { ProblemCode } from './problem-words.ts'
import type { RowNotes } from './row-reading.ts'

/** The digits of a long number that a spreadsheet has rounded away: 4.40E+17. */
export const ROUNDED_NUMBER = /^\d(?:\.\d+)?E\+\d+$/iu

const WHOLE_NUMBER_AS_FLOAT = /^(\d+)\.0+$/u

/** One id in the forms that spreadsheets and keyboards give it: full width, blanks around it, 1001.0. Case is kept. */
export function idIn(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(WHOLE_NUMBER_AS_FLOAT, '$1')
}

/** Another system's id, as `idIn` has it; undefined, and the row refused, without one or with one that must not be kept. */
export function readForeignId<F extends string>(
  notes: RowNotes<F>,
  field: F,
  codes: { missing: ProblemCode; unusable: ProblemCode },
): string | undefined {
  const id = idIn(notes.text(field))
  if (id === '') {
    notes.refuse(field, codes.missing)
  } else if (looksLikeResidentId(id)) {
    notes.refuse(field, 'id-is-resident-id', MASKED_RESIDENT_ID)
  } else if (!ForeignId.safeParse(id).success || ROUNDED_NUMBER.test(id)) {
    notes.refuse(field, codes.unusable, maskCell(id))
  } else return id
  return undefined
}
