import * as z from 'zod'
import { ConsentChange, type Contact, ContactNote } from '#shared/contracts/contact.ts'
import { isDateValue } from '#shared/contracts/custom-columns.ts'
import { BIRTHDAY_SHARDS, DATE_SHARDS } from '#shared/contracts/table.ts'
import type { ContactStore, Dated, DatePlace, ListedContact, Segment } from '#shared/ports/contact-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { contactItem, readContactItem } from './contact-item.ts'
import { DynamoContactReads, isContactId } from './contact-reads.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import {
  birthdayShard,
  CHANGE_PREFIX,
  CONTACT_SK,
  changeKey,
  contactKey,
  dateKey,
  dateShard,
  LINK_PREFIX,
  linkKey,
  NAME_KEY_CHARACTERS,
  NOTE_PREFIX,
  nameKeys,
  normaliseName,
  noteKey,
  ZONES_PK,
  zoneKey,
} from './keys.ts'
import { pageOfMerged } from './merged-shards.ts'
import { mendNumberCopy, numberCopyOf, withNumberCopy } from './number-copy.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

const MOST_CHANGES = 100
const MOST_NOTES = 100
const YEAR_CHARACTERS = 'YYYY#'.length
const [ANY_YEAR, AFTER_YEARS] = ['0', ':']
const [FIRST_CHARACTER, LAST_CHARACTER] = ['\u0000', '\u{10ffff}']
const KeyedItem = z.object({ pk: z.string() })
const SortedItem = z.object({ sk: z.string() })

/** Contacts, numbers linked to them and their consent changes. Zones already added from here cost nothing. */
export class DynamoContactStore extends DynamoContactReads implements ContactStore {
  private readonly control: ItemTable
  private readonly records: ItemTable
  private readonly tables: ItemTables
  private readonly knownZones = new Set<string>()

  constructor(tables: ItemTables) {
    super(tables)
    this.tables = tables
    this.control = tables.control
    this.records = tables.records
  }

  async find(id: string): Promise<Contact | undefined> {
    const item = isContactId(id) ? await this.contacts.get(contactKey(id)) : undefined
    return item && readContactItem(item)
  }

  /** Its dates first: whoever finds the contact as it is written then finds it by them. */
  async save(contact: Contact, expectedRev: number | 'absent'): Promise<boolean> {
    for (const [column, value] of Object.entries(contact.custom ?? {})) {
      if (isDateValue(value)) await this.records.put(dateKey(contact.id, column, value))
    }
    const item = contactItem(contact)
    const isListed = nameKeys(contact) !== undefined
    return this.contacts.putAtRev(isListed ? await withNumberCopy(this.control, item) : item, expectedRev)
  }

  async removeAtRev(id: string, expectedRev: number): Promise<boolean> {
    return this.contacts.removeAtRev(contactKey(id), expectedRev)
  }

  async listIdsByPhone(phoneHash: string): Promise<string[]> {
    const items = await this.contacts.query({ index: 'byPhone', hash: phoneHash })
    return [...new Set(items.map(idOf))]
  }

  async link(phoneHash: string, contactId: string): Promise<void> {
    await this.contacts.put({ ...linkKey(phoneHash, contactId), phoneHash })
  }

  async listByName(prefix: string, request: PageRequest): Promise<PageOf<ListedContact>> {
    const wanted = normaliseName(prefix)
    const characters = [...wanted]
    const hash = characters[0]
    if (hash === undefined) return { items: [], next: null }
    const value = characters.slice(0, NAME_KEY_CHARACTERS).join('')
    const page = await this.contacts.page({ index: 'listedByName', hash, range: { is: 'begins-with', value } }, request)
    const found = await Promise.all(page.items.map((item) => this.listed(item)))
    return { items: found.filter(({ name }) => normaliseName(name ?? '').startsWith(wanted)), next: page.next }
  }

  private async listed(item: Item): Promise<ListedContact> {
    const contact = readContactItem(item)
    const copy = numberCopyOf(item)
    if (copy !== undefined) return { ...contact, optOut: copy }
    const mended = await mendNumberCopy(this.tables, { ...item, ...contactKey(contact.id) })
    return { ...contact, optOut: numberCopyOf(mended) ?? null }
  }

  async listByBirthday(key: string, request: PageRequest): Promise<PageOf<Contact>> {
    const shards = Array.from({ length: BIRTHDAY_SHARDS }, (_, shard) => birthdayShard(key, shard))
    const page = await pageOfMerged(shards, request, {
      list: ['contacts by birthday', key],
      idOf,
      read: (shard, after, limit) => {
        const range = after === undefined ? {} : { range: { is: 'after', value: after } as const }
        return this.contacts.query({ index: 'byBirthday', hash: shard, ...range }, limit)
      },
    })
    return { items: page.items.map(readContactItem), next: page.next }
  }

  async listByDate(place: DatePlace, request: PageRequest): Promise<PageOf<Dated>> {
    const { column, monthDay, year } = place
    const shards = Array.from({ length: DATE_SHARDS }, (_, shard) => dateShard(column, monthDay, shard))
    const [first, last] = year === null ? [ANY_YEAR, AFTER_YEARS] : [`${year}#`, `${year}#${LAST_CHARACTER}`]
    const page = await pageOfMerged(shards, request, {
      list: ['contacts by date', column, monthDay, year ?? ''],
      idOf: placeOf,
      read: (hash, after, limit) => {
        const from = after === undefined ? first : `${after}${FIRST_CHARACTER}`
        return this.records.query({ hash, range: { is: 'between', from, to: last } }, limit)
      },
    })
    const dated = page.items.map(placeOf).map((sk) => ({
      contactId: sk.slice(YEAR_CHARACTERS),
      date: `${sk.slice(0, YEAR_CHARACTERS - 1)}-${monthDay}`,
    }))
    return { items: dated, next: page.next }
  }

  async scan(request: PageRequest, segment?: Segment): Promise<PageOf<Contact>> {
    const { items, next } = await this.contacts.page({ scanFor: CONTACT_SK, ...(segment && { segment }) }, request)
    return { items: items.map(readContactItem), next }
  }

  async recordChange(contactId: string, change: ConsentChange): Promise<void> {
    await this.contacts.put({ ...storedFields(z.encode(ConsentChange, change)), ...changeKey(contactId, change) })
  }

  async listChanges(contactId: string): Promise<ConsentChange[]> {
    const range = { is: 'begins-with', value: CHANGE_PREFIX } as const
    const items = await this.contacts.query({ hash: contactId, range, newestFirst: true }, MOST_CHANGES)
    return items.map((item) => readFields(ConsentChange, item))
  }

  /** Sealed like a name: people write numbers into notes. */
  async addNote(contactId: string, note: ContactNote): Promise<void> {
    const sealed = { ...note, text: sealField(contactId, note.text) }
    await this.contacts.put({ ...storedFields(z.encode(ContactNote, sealed)), ...noteKey(contactId, note) })
  }

  async listNotes(contactId: string): Promise<ContactNote[]> {
    const range = { is: 'begins-with', value: NOTE_PREFIX } as const
    const items = await this.contacts.query({ hash: contactId, range, newestFirst: true }, MOST_NOTES)
    return items
      .map((item) => readFields(ContactNote, item))
      .map((note) => ({ ...note, text: openField(contactId, note.text) }))
  }

  async listLinks(contactId: string): Promise<string[]> {
    const items = await this.contacts.query({ hash: contactId, range: { is: 'begins-with', value: LINK_PREFIX } })
    return items.map((item) => readStored(SortedItem, item).sk.slice(LINK_PREFIX.length))
  }

  async eraseWords({ id, custom }: Pick<Contact, 'id' | 'custom'>): Promise<void> {
    const told = await this.contacts.query({ hash: id, range: { is: 'begins-with', value: CHANGE_PREFIX } })
    for (const item of told) if (item.note !== '') await this.contacts.put({ ...item, note: '' })
    const notes = await this.contacts.query({ hash: id, range: { is: 'begins-with', value: NOTE_PREFIX } })
    for (const item of notes) await this.contacts.remove({ pk: id, sk: readStored(SortedItem, item).sk })
    for (const [column, value] of Object.entries(custom ?? {}))
      if (isDateValue(value)) await this.records.remove(dateKey(id, column, value))
  }

  async listZones(): Promise<string[]> {
    const items = await this.control.query({ hash: ZONES_PK })
    return items.map((item) => readStored(SortedItem, item).sk)
  }

  async addZone(zone: string): Promise<void> {
    if (this.knownZones.has(zone)) return
    await this.control.put(zoneKey(zone))
    this.knownZones.add(zone)
  }
}

function idOf(item: Item): string {
  return readStored(KeyedItem, item).pk
}

function placeOf(item: Item): string {
  return readStored(SortedItem, item).sk
}
