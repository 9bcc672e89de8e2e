import type { Birthday, Consent, Contact } from '#shared/contracts/contact.ts'
import type { CustomValue } from '#shared/contracts/custom-columns.ts'
import type { ContactField } from './column-specs.ts'
import type { RowNotes } from './row-reading.ts'

export type ContactNotes = RowNotes<ContactField>

/** `unclear`: a word that is not known, so no yes. */
export type ListedConsent = { marketing: Exclude<Consent['marketing'], 'unknown'> | 'unclear'; at: Date | null }

/** What a row says of columns of one's own; null takes a value back. */
export type CustomChange = Readonly<Record<string, CustomValue | null>>

/** What a row says about a contact. Undefined: it says nothing, and what is stored stays. */
export type ContactChange = {
  /** Null where the list has no ids: then the number tells who it is. */
  id: string | null
  /** Keyed hash of the ID number, for lists without ids. */
  residentHash: string | undefined
  /** E.164; the first that the row gives. */
  phone: string
  /** E.164; the row's other numbers in order. */
  otherPhones: readonly string[]
  /** As the list names it. */
  ownZone: string | undefined
  kind: Contact['kind'] | undefined
  name: string | undefined
  salutation: { is: 'mr' | 'ms'; guessed: boolean } | undefined
  birthday: Birthday | undefined
  regionCode: string | undefined
  language: Contact['language'] | undefined
  consent: ListedConsent | undefined
  managerPhone: string | undefined
  /** A blank cell of a tags column means no tags. */
  tags: string[] | undefined
  custom: CustomChange | undefined
}
