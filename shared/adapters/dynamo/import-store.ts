import * as z from 'zod'
import { placesOnLine } from '#shared/adapters/places-on-line.ts'
import { ImportId } from '#shared/contracts/ids.ts'
import { Import, ImportPreview, RowProblem } from '#shared/contracts/import.ts'
import { ListMapping } from '#shared/contracts/list-mapping.ts'
import { ListMember } from '#shared/contracts/list-member.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { ItemTables } from './item-table.ts'
import {
  firstAlikeKey,
  IMPORTS_PK,
  importKey,
  importListKey,
  importPreviewKey,
  listPrintKey,
  MEMBER_PREFIX,
  memberKey,
  PROBLEM_PREFIX,
  problemKey,
  readColumnsKey,
} from './keys.ts'
import { DynamoListMembers } from './list-members.ts'
import { readFields, storedFields } from './stored-fields.ts'

const Listed = z.object({ importId: ImportId })
const Remembered = z.object({ mapping: ListMapping })

const KEPT_SECONDS = 90 * 86_400
/** Less than that by the time that a campaign needs: whoever is sent to the first finds it. */
const ALIKE_SECONDS = 60 * 86_400

/** Imports and their problems, for 90 days. */
export class DynamoImportStore extends DynamoListMembers implements ImportStore {
  private readonly clock: Clock

  constructor(tables: ItemTables, clock: Clock) {
    super(tables)
    this.clock = clock
  }

  async find(id: ImportId): Promise<Import | undefined> {
    const item = await this.control.get(importKey(id))
    return item && readFields(Import, item)
  }

  async list(request: PageRequest): Promise<PageOf<Import>> {
    const { items: listed, next } = await this.control.page({ hash: IMPORTS_PK, newestFirst: true }, request)
    const ids = listed.map((item) => readFields(Listed, item).importId)
    const found = await this.control.getMany(ids.map(importKey))
    const byId = new Map(found.map((item) => readFields(Import, item)).map((item) => [item.id, item]))
    return { items: ids.flatMap((id) => byId.get(id) ?? []), next }
  }

  /** A new one is listed before it is there: what a crash leaves in the list alone is passed over. */
  async save(item: Import, expectedRev: number | 'absent'): Promise<boolean> {
    if (expectedRev === 'absent')
      await this.control.put({ importId: item.id, ...importListKey(item), ...this.expiry() })
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

  async savePreview(id: ImportId, preview: ImportPreview): Promise<void> {
    await this.control.put({ ...storedFields(preview), ...importPreviewKey(id), ...this.expiry() })
  }

  async findPreview(id: ImportId): Promise<ImportPreview | undefined> {
    const item = await this.control.get(importPreviewKey(id))
    return item && readFields(ImportPreview, item)
  }

  async saveMembers(id: ImportId, members: readonly ListMember[]): Promise<void> {
    await this.control.putMany(
      members.map((member) => ({ ...storedFields(member), ...memberKey(id, member.contactId), ...this.expiry() })),
    )
  }

  async keepPrint(id: ImportId, print: string): Promise<void> {
    const expiresAt = Math.floor(this.clock.now().getTime() / 1000) + ALIKE_SECONDS
    const isFirst = await this.control.putAtRev(
      { importId: id, rev: 1, ...listPrintKey(print), [EXPIRES_AT]: expiresAt },
      'absent',
    )
    const standing = isFirst ? undefined : await this.control.get(listPrintKey(print))
    const first = standing === undefined ? id : readFields(Listed, standing).importId
    await this.control.put({ importId: first, ...firstAlikeKey(id), ...this.expiry() })
  }

  async firstAlike(id: ImportId): Promise<ImportId | undefined> {
    const item = await this.control.get(firstAlikeKey(id))
    return item && readFields(Listed, item).importId
  }

  async listMembers(id: ImportId, request: PageRequest): Promise<PageOf<ListMember>> {
    const range = { is: 'begins-with', value: MEMBER_PREFIX } as const
    const { items, next } = await this.control.page({ hash: importKey(id).pk, range }, request)
    return { items: items.map((item) => readFields(ListMember, item)), next }
  }

  async rememberMapping(header: string, mapping: ListMapping): Promise<void> {
    await this.control.put({ mapping, ...readColumnsKey(header) })
  }

  async findMapping(header: string): Promise<ListMapping | undefined> {
    const item = await this.control.get(readColumnsKey(header))
    return item && readFields(Remembered, item).mapping
  }

  private expiry() {
    return { [EXPIRES_AT]: Math.floor(this.clock.now().getTime() / 1000) + KEPT_SECONDS }
  }
}
