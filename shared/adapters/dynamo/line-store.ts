import * as z from 'zod'
import { Line } from '#shared/contracts/line.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { lineKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** One small item a provider; it never expires. */
export class DynamoLineStore implements LineStore {
  private readonly control: ItemTable

  constructor(tables: ItemTables) {
    this.control = tables.control
  }

  async find(provider: string): Promise<Line | undefined> {
    const item = await this.control.get(lineKey(provider))
    return item && readFields(Line, item)
  }

  save(line: Line, expectedRev: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(Line, line)), ...lineKey(line.provider) }
    return this.control.putAtRev(item, expectedRev)
  }
}
