import * as z from 'zod'
import { placesOnLine } from '#shared/adapters/places-on-line.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import { Import, RowProblem } from '#shared/contracts/import.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { importKey, PROBLEM_PREFIX, problemKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

const KEPT_SECONDS = 90 * 86_400

/** Imports and their problems, for 90 days. */
export class DynamoImportStore implements ImportStore {
  private readonly control: ItemTable
  private readonly clock: Clock

  constructor(tables: ItemTables, clock: Clock) {
    this.control = tables.control
    this.clock = clock
  }

  async find(id: ImportId): Promise<Import | undefined> {
    const item = await this.control.get(importKey(id))
    return item && readFields(Import, item)
  }

  save(item: Import, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(Import, item))
    return this.control.putAtRev({ ...fields, ...importKey(item.id), ...this.expiry() }, expectedRev)
  }

  /** The problems of one line must come in one call: their place in it is part of their key. */
  async addProblems(id: ImportId, problems: readonly RowProblem[]): Promise<void> {
    const places = placesOnLine(problems)
    await this.control.putMany(
      problems.map((problem, index) => ({
        ...storedFields(z.encode(RowProblem, problem)),
        ...problemKey(id, problem.line, places[index] ?? 0),
        ...this.expiry(),
      })),
    )
  }

  async listProblems(id: ImportId, request: PageRequest): Promise<PageOf<RowProblem>> {
    const range = { is: 'begins-with', value: PROBLEM_PREFIX } as const
    const { items, next } = await this.control.page({ hash: importKey(id).pk, range }, request)
    return { items: items.map((item) => readFields(RowProblem, item)), next }
  }

  private expiry() {
    return { [EXPIRES_AT]: Math.floor(this.clock.now().getTime() / 1000) + KEPT_SECONDS }
  }
}
