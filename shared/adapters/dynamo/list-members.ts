import type { ImportId } from '#shared/contracts/ids.ts'
import { ListMember } from '#shared/contracts/list-member.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { memberKey } from './keys.ts'
import { readFields } from './stored-fields.ts'

/** Who is on uploaded lists: all that a sender asks of imports. */
export class DynamoListMembers {
  protected readonly control: ItemTable

  constructor(tables: Pick<ItemTables, 'control'>) {
    this.control = tables.control
  }

  async findMembers(id: ImportId, contactIds: readonly string[]): Promise<Map<string, ListMember>> {
    const keys = [...new Set(contactIds)].map((contactId) => memberKey(id, contactId))
    const found = keys.length === 0 ? [] : await this.control.getMany(keys)
    const members = found.map((item) => readFields(ListMember, item))
    return new Map(members.map((member) => [member.contactId, member]))
  }
}
