import { parseResidentId } from '#shared/domain/people/resident-id.ts'

/** Stands for a resident ID number: nothing of it is shown, not even its length. */
export const MASKED_RESIDENT_ID = '******************'

const RESIDENT_ID_LENGTH = 15
const FAR_FUTURE = '9999-12-31'

/** What a report shows of an unusable number: its last four digits; of one as long as an ID number nothing. */
export function maskUnusablePhone(raw: string): string {
  const digits = raw.normalize('NFKC').replaceAll(/\D/gu, '')
  if (digits.length >= RESIDENT_ID_LENGTH) return MASKED_RESIDENT_ID
  return digits.length > 7 ? `****${digits.slice(-4)}` : '****'
}

/**
 * What a report shows of any other cell: at most 20 characters, and stars alone where it holds more digits than a date
 * and so may be a number of somebody that slipped into the wrong column.
 */
export function maskCell(raw: string): string {
  const text = raw.normalize('NFKC')
  const digits = text.replaceAll(/\D/gu, '').length
  if (digits >= RESIDENT_ID_LENGTH) return MASKED_RESIDENT_ID
  return digits > 8 ? '****' : text.slice(0, 20)
}

/** Whether a text is a resident ID number of 18 characters with the right check digit, whatever its date. */
export function looksLikeResidentId(text: string): boolean {
  const parsed = parseResidentId(text, FAR_FUTURE)
  return parsed.ok
    ? parsed.generation === 18
    : parsed.because === 'date' && text.normalize('NFKC').replaceAll(/[^\dX]/giu, '').length === 18
}
