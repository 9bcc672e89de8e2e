import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PepperChecks } from '#shared/ports/pepper-checks.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'

export type ConfirmPepperDeps = {
  checks: PepperChecks
  contacts: Pick<ContactStore, 'scan'>
  hasher: PhoneHasher
}

/** No phone number, so that its hash is nobody's. */
const CONSTANT = 'carillon/pepper-check'
const SAMPLE = 100

/** What is kept with the data: a keyed hash of a constant, which tells nothing about the pepper. */
export function pepperCheckOf(hasher: PhoneHasher): string {
  return hasher.hash(CONSTANT)
}

/**
 * Whether the hashes in the tables were made under this pepper; under another no opt-out would hold. Tables of release 0.1
 * have no check value: there a contact's own number and hash decide, and with no contact the pepper is taken as theirs. What
 * is confirmed is kept, once. A repeat changes nothing.
 */
export async function confirmPepper({ checks, contacts, hasher }: ConfirmPepperDeps): Promise<'confirmed' | 'another'> {
  const value = pepperCheckOf(hasher)
  const kept = await checks.find()
  if (kept !== undefined) return kept === value ? 'confirmed' : 'another'
  if (!(await fitsContacts(contacts, hasher))) return 'another'
  if (await checks.keep(value)) return 'confirmed'
  return (await checks.find()) === value ? 'confirmed' : 'another'
}

/** One that fits is proof. Several may not: a release before this one made a new pepper where the old was lost. */
async function fitsContacts(contacts: Pick<ContactStore, 'scan'>, hasher: PhoneHasher): Promise<boolean> {
  const { items } = await contacts.scan({ limit: SAMPLE })
  const hashed = items.filter(({ phone, phoneHash }) => phone !== null && phoneHash !== null)
  return hashed.length === 0 || hashed.some(({ phone, phoneHash }) => hasher.hash(phone ?? '') === phoneHash)
}
