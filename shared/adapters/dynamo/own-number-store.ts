import * as z from 'zod'
import { OwnNumbers } from '#shared/contracts/own-numbers.ts'
import type { OwnNumberStore } from '#shared/ports/own-number-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { ownNumbersKey } from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

const Stored = z.object({ numbers: z.string(), rev: z.int() })

/** One small item for each account that has asked for a code. */
export class DynamoOwnNumberStore implements OwnNumberStore {
  private readonly control: ItemTable

  constructor(tables: ItemTables) {
    this.control = tables.control
  }

  async find(account: string): Promise<OwnNumbers | undefined> {
    const item = await this.control.get(ownNumbersKey(account))
    return item && readJson(OwnNumbers, readStored(Stored, item).numbers)
  }

  save(numbers: OwnNumbers, expectedRev: number | 'absent'): Promise<boolean> {
    const text = JSON.stringify(z.encode(OwnNumbers, numbers))
    return this.control.putAtRev({ ...ownNumbersKey(numbers.account), numbers: text, rev: numbers.rev }, expectedRev)
  }
}
