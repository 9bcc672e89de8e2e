import * as z from 'zod'
import { Erasure } from '#shared/contracts/erasure.ts'
import type { ErasureStore } from '#shared/ports/erasures.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { ERASURES_PK, erasureKey } from './keys.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** Names and numbers sealed, as on the contact. */
export class DynamoErasureStore implements ErasureStore {
  private readonly control: ItemTable

  constructor(tables: Pick<ItemTables, 'control'>) {
    this.control = tables.control
  }

  async find(contactId: string): Promise<Erasure | undefined> {
    const item = await this.control.get(erasureKey(contactId))
    return item && readErasure(item)
  }

  save(erasure: Erasure, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(Erasure, withPerson(erasure, sealField)))
    return this.control.putAtRev({ ...fields, ...erasureKey(erasure.contactId) }, expectedRev)
  }

  removeAtRev(contactId: string, expectedRev: number): Promise<boolean> {
    return this.control.removeAtRev(erasureKey(contactId), expectedRev)
  }

  async list(): Promise<Erasure[]> {
    return (await this.control.query({ hash: ERASURES_PK })).map(readErasure)
  }
}

function readErasure(item: Item): Erasure {
  return withPerson(readFields(Erasure, item), openField)
}

function withPerson(erasure: Erasure, change: (owner: string, value: string) => string): Erasure {
  const changed = (values: readonly string[]) => values.map((value) => change(erasure.contactId, value))
  return { ...erasure, names: changed(erasure.names), phones: changed(erasure.phones) }
}
