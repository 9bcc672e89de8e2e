import * as z from 'zod'
import { ConsentChange, type Contact } from '#shared/contracts/contact.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import { BIRTHDAY_SHARDS } from '#shared/contracts/table.ts'
import type { ContactStore, ListedContact, Segment } from '#shared/ports/contact-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { contactItem, readContactItem } from './contact-item.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import {
  birthdayShard,
  CHANGE_PREFIX,
  CONTACT_SK,
  changeKey,
  contactKey,
  linkKey,
  NAME_KEY_CHARACTERS,
  nameKeys,
  normaliseName,
  ZONES_PK,
  zoneKey,
} from './keys.ts'
import { pageOfMerged } from './merged-shards.ts'
import { mendNumberCopy, numberCopyOf, withNumberCopy } from './number-copy.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

const MOST_CHANGES = 100
const KeyedItem = z.object({ pk: z.string() })
const ZoneItem = z.object({ sk: z.string() })

/** Contacts, numbers linked to them and their consent changes. Zones already added from here cost nothing. */
export class DynamoContactStore implements ContactStore {
  private readonly contacts: ItemTable
  private readonly control: ItemTable
  private readonly tables: ItemTables
  private readonly knownZones = new Set<string>()

  constructor(tables: ItemTables) {
    this.tables = tables
    this.contacts = tables.contacts
    this.control = tables.control
  }

  async find(id: string): Promise<Contact | undefined> {
    const item = isContactId(id) ? await this.contacts.get(contactKey(id)) : undefined
    return item && readContactItem(item)
  }

  async findMany(ids: readonly string[]): Promise<Map<string, Contact>> {
    const items = await this.contacts.getMany(ids.filter(isContactId).map(contactKey))
    return new Map(items.map(readContactItem).map((contact) => [contact.id, contact]))
  }

  async save(contact: Contact, expectedRev: number | 'absent'): Promise<boolean> {
    const item = contactItem(contact)
    const isListed = nameKeys(contact) !== undefined
    return this.contacts.putAtRev(isListed ? await withNumberCopy(this.control, item) : item, expectedRev)
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

  async listZones(): Promise<string[]> {
    const items = await this.control.query({ hash: ZONES_PK })
    return items.map((item) => readStored(ZoneItem, item).sk)
  }

  async addZone(zone: string): Promise<void> {
    if (this.knownZones.has(zone)) return
    await this.control.put(zoneKey(zone))
    this.knownZones.add(zone)
  }
}

/** No contact has any other id, and the database refuses to look for an empty or an endless key. */
function isContactId(id: string): boolean {
  return ForeignId.safeParse(id).success
}

function idOf(item: Item): string {
  return readStored(KeyedItem, item).pk
}
