import * as z from 'zod'
import { NumberTexts } from '#shared/contracts/number-texts.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { numberTextsKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** Longer than the longest window, so that nothing that counts is ever gone. */
const KEPT_SECONDS = 35 * 24 * 3600

/** One item for each number with a text that is counted; it expires when none of them counts any more. */
export class DynamoNumberTexts implements NumberTextStore {
  private readonly control: ItemTable

  constructor({ control }: Pick<ItemTables, 'control'>) {
    this.control = control
  }

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, NumberTexts>> {
    const found = (await this.control.getMany(phoneHashes.map(numberTextsKey))).map((item) =>
      readFields(NumberTexts, item),
    )
    return new Map(found.map((one) => [one.phoneHash, one]))
  }

  save(texts: NumberTexts, expectedRev: number | 'absent'): Promise<boolean> {
    const newest = Math.max(0, ...texts.texts.map(({ at }) => at.getTime()))
    const expires = { [EXPIRES_AT]: Math.floor(newest / 1000) + KEPT_SECONDS }
    const item = { ...storedFields(z.encode(NumberTexts, texts)), ...numberTextsKey(texts.phoneHash), ...expires }
    return this.control.putAtRev(item, expectedRev)
  }
}
