import type { PhoneFault } from './phone.ts'

const ADVICE: Readonly<Record<PhoneFault, string>> = {
  empty: 'is empty: write the number as people write it, such as 138 0013 8000',
  format: 'is not a phone number: write it as people write it, such as 138 0013 8000 or +86 138 0013 8000',
  landline: 'is a landline, which no text can reach: give a mobile number',
  relay: 'is a number with an extension, which no text gets through: give the person’s own mobile number',
  'not-textable': 'is a number that no text can reach: give a mobile number',
}

/** What is wrong with a number in a field, and how to mend it; the number itself is not repeated. */
export function adviseOnPhone(because: PhoneFault, path = 'phone'): { path: string; message: string; code: string } {
  return { path, message: ADVICE[because], code: because }
}
