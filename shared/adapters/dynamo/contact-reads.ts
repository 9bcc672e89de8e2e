import type { Contact } from '#shared/contracts/contact.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { readContactItem } from './contact-item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { contactKey } from './keys.ts'

/** What sending reads of contacts. */
export class DynamoContactReads implements Pick<ContactStore, 'findMany'> {
  protected readonly contacts: ItemTable

  constructor(tables: ItemTables) {
    this.contacts = tables.contacts
  }

  async findMany(ids: readonly string[]): Promise<Map<string, Contact>> {
    const items = await this.contacts.getMany(ids.filter(isContactId).map(contactKey))
    return new Map(items.map(readContactItem).map((contact) => [contact.id, contact]))
  }
}

/** No contact has any other id, and the database refuses to look for an empty or an endless key. */
export function isContactId(id: string): boolean {
  return ForeignId.safeParse(id).success
}
