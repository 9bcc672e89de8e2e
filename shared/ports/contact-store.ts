import type { ConsentChange, Contact, ContactNote, OptOut } from '#shared/contracts/contact.ts'
import type { PageOf, PageRequest } from './page-of.ts'

/** `monthDay` is `MM-DD`; `year` null for every year. */
export type DatePlace = { column: string; monthDay: string; year: string | null }

export type Dated = { contactId: string; date: string }
/** `optOut` is null while the contact's number takes texts. */
export type ListedContact = Contact & { optOut: OptOut | null }

/** One of that many parts of all contacts, about as large as each other; every contact is in one. */
export type Segment = { index: number; of: number }

export interface ContactStore {
  /** Strongly consistent. */
  find(id: string): Promise<Contact | undefined>
  /** Strongly consistent, any number of ids; absent ones are left out. */
  findMany(ids: readonly string[]): Promise<Map<string, Contact>>
  /** Conditioned like `MessageStore.save`. */
  save(contact: Contact, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes a contact of this revision as if it had never been made; false when it has another, and nothing changed. */
  removeAtRev(id: string, expectedRev: number): Promise<boolean>
  /** Ids of the contacts with this number, and of those linked to it; may lag behind writes by a moment. */
  listIdsByPhone(phoneHash: string): Promise<string[]>
  /** Makes a number that is not the contact's own lead to it. A repeat changes nothing. */
  link(phoneHash: string, contactId: string): Promise<void>
  /**
   * Contacts whose normalised name begins with this, by name, each with what stands for its number; may lag behind writes
   * by a moment. No guard goes by it: what is sent reads the number itself.
   */
  listByName(prefix: string, page: PageRequest): Promise<PageOf<ListedContact>>
  /** Contacts with this birthday key (`12-05`, `L-05-09`), by id. */
  listByBirthday(key: string, page: PageRequest): Promise<PageOf<Contact>>
  /**
   * Contacts with a date in a custom column, by year and id: those of one year, or of every year. One whose date has moved
   * since may stand at the old date too, so the contact itself must be asked.
   */
  listByDate(place: DatePlace, page: PageRequest): Promise<PageOf<Dated>>
  /** Every contact once, in no order; of a segment those alone that are in it. */
  scan(page: PageRequest, segment?: Segment): Promise<PageOf<Contact>>
  recordChange(contactId: string, change: ConsentChange): Promise<void>
  /** Newest first, at most 100. */
  listChanges(contactId: string): Promise<ConsentChange[]>
  /** A repeat of the same note changes nothing. */
  addNote(contactId: string, note: ContactNote): Promise<void>
  /** Newest first, at most 100. */
  listNotes(contactId: string): Promise<ContactNote[]>
  /** Hashes of the numbers that lead to the contact beside its own. */
  listLinks(contactId: string): Promise<string[]>
  /**
   * Takes away the notes of a contact, what was noted on changes of its consent, and where it stands with dates of its
   * columns, which the contact as given says. A repeat changes nothing.
   */
  eraseWords(contact: Pick<Contact, 'id' | 'custom'>): Promise<void>
  /** Zones in which contacts live: where scheduled campaigns must fire. */
  listZones(): Promise<string[]>
  addZone(zone: string): Promise<void>
}
