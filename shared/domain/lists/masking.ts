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

/** What is shown of a good number to whoever need not call it: its last four digits. */
export function maskPhone(e164: string): string {
  return `****${e164.slice(-4)}`
}

/** What is shown of a number or an address as it was written: the end of a number, nothing of an address. */
export function maskText(text: string): string {
  const digits = text.replaceAll(/\D/gu, '')
  return digits.length >= 7 && /^[+\d\s()-]+$/u.test(text) ? maskPhone(digits) : '****'
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

const NAMES: readonly string[] = ['name', 'first_name', 'last_name']
const LONGEST_SAMPLE = 12
const FEWEST_DIGITS = 7
/** When something was done, which tells a column by and nobody. */
const HOUR_OF_A_DAY = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}(?!\d)/u

/** A cell as a preview shows it: enough to tell a column by, too little to tell a person by. `field` is by its English header. */
export function maskForPreview(raw: string, field: string | null): string {
  const text = raw.normalize('NFKC').trim()
  if (text === '') return ''
  if (field === 'resident_id' || looksLikeResidentId(text)) return MASKED_RESIDENT_ID
  if (field !== null && NAMES.includes(field)) return `${[...text][0] ?? ''}**`
  const [hour] = HOUR_OF_A_DAY.exec(text) ?? []
  if (hour !== undefined) return hour
  const hidden = text
    .replaceAll(/(?<![^\s@])[^\s@]+@/gu, '**@')
    .replaceAll(/\d[\d\s().-]{5,}\d/gu, (number) =>
      isDateLike(number) || number.replaceAll(/\D/gu, '').length < FEWEST_DIGITS ? number : `****${number.slice(-4)}`,
    )
  return hidden.length > LONGEST_SAMPLE ? `${hidden.slice(0, LONGEST_SAMPLE)}…` : hidden
}

function isDateLike(text: string): boolean {
  return /^\d{4}[-.]\d{1,2}[-.]\d{1,2}$|^(?:19|20)\d{6}$/u.test(text)
}
