import * as z from 'zod'
import { Instant } from '#shared/contracts/primitives.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { KnownRequest, RequestLog } from '#shared/ports/request-log.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { requestKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

const KEPT_SECONDS = 3 * 86_400

const StoredRequest = z.object({
  key: z.string(),
  print: z.string(),
  idPart: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  rev: z.int(),
})

/** One item for each key that a sender gave its request, for three days. */
export class DynamoRequestLog implements RequestLog {
  private readonly control: ItemTable

  constructor(tables: ItemTables) {
    this.control = tables.control
  }

  async find(key: string): Promise<KnownRequest | undefined> {
    const item = await this.control.get(requestKey(key))
    return item && readFields(StoredRequest, item)
  }

  save(request: KnownRequest, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(StoredRequest, request))
    const expires = { [EXPIRES_AT]: Math.floor(request.at.getTime() / 1000) + KEPT_SECONDS }
    return this.control.putAtRev({ ...fields, ...requestKey(request.key), ...expires }, expectedRev)
  }

  async remove(key: string): Promise<void> {
    await this.control.remove(requestKey(key))
  }
}
