import * as z from 'zod'
import { OptOut } from '#shared/contracts/contact.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { optOutKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** One item for each number that is not texted; it never expires. One without a source was a person's. */
export class DynamoOptOutList implements OptOutList {
  private readonly control: ItemTable

  constructor(tables: ItemTables) {
    this.control = tables.control
  }

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, OptOut>> {
    const items = await this.control.getMany(phoneHashes.map(optOutKey))
    return new Map(
      items
        .map((item) => readFields(OptOut, { source: 'person', ...item }))
        .map((optOut) => [optOut.phoneHash, optOut]),
    )
  }

  async put(optOut: OptOut): Promise<void> {
    await this.control.put({ ...storedFields(z.encode(OptOut, optOut)), ...optOutKey(optOut.phoneHash) })
  }

  async remove(phoneHash: string): Promise<void> {
    await this.control.remove(optOutKey(phoneHash))
  }
}
