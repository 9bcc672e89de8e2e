import { changeKey, dateKey, nameKeys, normaliseName, noteKey } from '#shared/adapters/dynamo/keys.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import type { ConsentChange, Contact, ContactNote } from '#shared/contracts/contact.ts'
import { isDateValue } from '#shared/contracts/custom-columns.ts'
import { shardOf } from '#shared/contracts/table.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { wordOn } from '#shared/domain/people/word-on-numbers.ts'
import { birthdayKeyOf } from '#shared/domain/scenarios/rules/birthday.ts'
import type { ContactStore, Dated, DatePlace, ListedContact, Segment } from '#shared/ports/contact-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { MemoryOptOutList } from './opt-out-list.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

const MOST_CHANGES = 100
const MOST_NOTES = 100

/** Contacts, numbers linked to them and their consent changes, like the table. */
export class MemoryContactStore implements ContactStore {
  private readonly contacts = new RevisionedItems<Contact>()
  private readonly links = new Map<string, Set<string>>()
  private readonly changes = new Map<string, Map<string, ConsentChange>>()
  private readonly notes = new Map<string, Map<string, ContactNote>>()
  private readonly dates = new Map<string, Dated & { column: string }>()
  private readonly zones = new Set<string>()
  private readonly optOuts: Pick<OptOutList, 'findEntries'>

  constructor(optOuts: Pick<OptOutList, 'findEntries'> = new MemoryOptOutList()) {
    this.optOuts = optOuts
  }

  async find(id: string): Promise<Contact | undefined> {
    return this.contacts.find(id)
  }

  async findMany(ids: readonly string[]): Promise<Map<string, Contact>> {
    return new Map(this.contacts.findMany(ids).map((contact) => [contact.id, contact]))
  }

  async save(contact: Contact, expectedRev: number | 'absent'): Promise<boolean> {
    this.noteDates(contact)
    return this.contacts.save(contact.id, contact, expectedRev)
  }

  async removeAtRev(id: string, expectedRev: number): Promise<boolean> {
    return this.contacts.removeAtRev(id, expectedRev)
  }

  /** Like the table: before the contact, and an earlier date stays where it was. */
  private noteDates({ id: contactId, custom }: Contact): void {
    for (const [column, date] of Object.entries(custom ?? {})) {
      if (!isDateValue(date)) continue
      const { pk, sk } = dateKey(contactId, column, date)
      this.dates.set(`${pk}\n${sk}`, { contactId, column, date })
    }
  }

  async listIdsByPhone(phoneHash: string): Promise<string[]> {
    const own = this.contacts.filter((contact) => contact.phoneHash === phoneHash).map(({ id }) => id)
    return [...new Set([...own, ...(this.links.get(phoneHash) ?? [])])].sort(compareBytes)
  }

  async link(phoneHash: string, contactId: string): Promise<void> {
    this.links.set(phoneHash, (this.links.get(phoneHash) ?? new Set()).add(contactId))
  }

  async listByName(prefix: string, page: PageRequest): Promise<PageOf<ListedContact>> {
    const wanted = normaliseName(prefix)
    if (wanted === '') return { items: [], next: null }
    const items = this.contacts.filter(({ name }) => normaliseName(name ?? '').startsWith(wanted))
    const keyOf = (contact: Contact) => nameKeys(contact)?.nameKey ?? ''
    const found = pageOfSorted({ list: ['contacts by name', wanted], items, keyOf }, page)
    const entries = await this.optOuts.findEntries(found.items.flatMap(hashesOf))
    const listed = found.items.map((one) => ({ ...one, optOut: wordOn(one.phoneHash ?? '', one, entries) }))
    return { ...found, items: listed }
  }

  async listByBirthday(key: string, page: PageRequest): Promise<PageOf<Contact>> {
    const items = this.contacts.filter(({ birthday }) => birthday !== null && birthdayKeyOf(birthday) === key)
    return pageOfSorted({ list: ['contacts by birthday', key], items, keyOf: ({ id }) => id }, page)
  }

  async listByDate(place: DatePlace, page: PageRequest): Promise<PageOf<Dated>> {
    const { column, monthDay, year } = place
    const items = [...this.dates.values()].filter(
      ({ date, ...one }) =>
        one.column === column && date.slice(5) === monthDay && (year ?? date.slice(0, 4)) === date.slice(0, 4),
    )
    const keyOf = ({ contactId, date }: Dated) => dateKey(contactId, column, date).sk
    const found = pageOfSorted({ list: ['contacts by date', place], items, keyOf }, page)
    return { items: found.items.map(({ contactId, date }) => ({ contactId, date })), next: found.next }
  }

  async scan(page: PageRequest, segment?: Segment): Promise<PageOf<Contact>> {
    const isIn = ({ id }: Contact) => segment === undefined || shardOf(id, segment.of) === segment.index
    return pageOfSorted({ list: ['contacts', segment], items: this.contacts.filter(isIn), keyOf: ({ id }) => id }, page)
  }

  async recordChange(contactId: string, change: ConsentChange): Promise<void> {
    const ofContact = this.changes.get(contactId) ?? new Map<string, ConsentChange>()
    this.changes.set(contactId, ofContact.set(changeKey(contactId, change).sk, copyOf(change)))
  }

  async listChanges(contactId: string): Promise<ConsentChange[]> {
    const newest = [...(this.changes.get(contactId) ?? [])].sort(([a], [b]) => compareBytes(b, a))
    return newest.slice(0, MOST_CHANGES).map(([, change]) => copyOf(change))
  }

  async addNote(contactId: string, note: ContactNote): Promise<void> {
    const ofContact = this.notes.get(contactId) ?? new Map<string, ContactNote>()
    this.notes.set(contactId, ofContact.set(noteKey(contactId, note).sk, copyOf(note)))
  }

  async listNotes(contactId: string): Promise<ContactNote[]> {
    const newest = [...(this.notes.get(contactId) ?? [])].sort(([a], [b]) => compareBytes(b, a))
    return newest.slice(0, MOST_NOTES).map(([, note]) => copyOf(note))
  }

  async listLinks(contactId: string): Promise<string[]> {
    const leading = [...this.links].filter(([, ids]) => ids.has(contactId))
    return leading.map(([hash]) => hash).sort(compareBytes)
  }

  async eraseWords({ id, custom }: Pick<Contact, 'id' | 'custom'>): Promise<void> {
    for (const [key, change] of this.changes.get(id) ?? []) this.changes.get(id)?.set(key, { ...change, note: '' })
    this.notes.delete(id)
    for (const [column, date] of Object.entries(custom ?? {})) {
      if (!isDateValue(date)) continue
      const { pk, sk } = dateKey(id, column, date)
      this.dates.delete(`${pk}\n${sk}`)
    }
  }

  async listZones(): Promise<string[]> {
    return [...this.zones].sort(compareBytes)
  }

  async addZone(zone: string): Promise<void> {
    this.zones.add(zone)
  }
}
