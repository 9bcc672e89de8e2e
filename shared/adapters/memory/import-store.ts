import { importListKey, memberKey, problemKey } from '#shared/adapters/dynamo/keys.ts'
import { placesOnLine } from '#shared/adapters/places-on-line.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import, ImportPreview, RowProblem } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import type { ListMember } from '#shared/contracts/list-member.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Imports and their problems, like the table; nothing expires. */
export class MemoryImportStore implements ImportStore {
  private readonly imports = new RevisionedItems<Import>()
  private readonly problems = new Map<ImportId, Map<string, RowProblem>>()
  private readonly previews = new Map<ImportId, ImportPreview>()
  private readonly members = new Map<ImportId, Map<string, ListMember>>()
  private readonly prints = new Map<string, ImportId>()
  private readonly firsts = new Map<ImportId, ImportId>()
  private readonly mappings = new Map<string, ListMapping>()

  async find(id: ImportId): Promise<Import | undefined> {
    return this.imports.find(id)
  }

  async list(request: PageRequest): Promise<PageOf<Import>> {
    const keyOf = (item: Import) => importListKey(item).sk
    return pageOfSorted(
      { list: ['imports'], items: this.imports.filter(() => true), keyOf, newestFirst: true },
      request,
    )
  }

  async savePreview(id: ImportId, preview: ImportPreview): Promise<void> {
    this.previews.set(id, copyOf(preview))
  }

  async findPreview(id: ImportId): Promise<ImportPreview | undefined> {
    return copyOf(this.previews.get(id))
  }

  async saveMembers(id: ImportId, members: readonly ListMember[]): Promise<void> {
    const ofList = this.members.get(id) ?? new Map<string, ListMember>()
    for (const member of members) ofList.set(member.contactId, copyOf(member))
    this.members.set(id, ofList)
  }

  async keepPrint(id: ImportId, print: string): Promise<void> {
    const first = this.prints.get(print) ?? id
    this.prints.set(print, first)
    this.firsts.set(id, first)
  }

  async firstAlike(id: ImportId): Promise<ImportId | undefined> {
    return this.firsts.get(id)
  }

  async listMembers(id: ImportId, request: PageRequest): Promise<PageOf<ListMember>> {
    const items = [...(this.members.get(id)?.values() ?? [])]
    const keyOf = ({ contactId }: ListMember) => memberKey(id, contactId).sk
    const page = pageOfSorted({ list: ['members', id], items, keyOf }, request)
    return { items: page.items.map((member) => copyOf(member)), next: page.next }
  }

  async findMembers(id: ImportId, contactIds: readonly string[]): Promise<Map<string, ListMember>> {
    const ofList = this.members.get(id)
    return new Map(
      contactIds.flatMap((contactId): [string, ListMember][] => {
        const member = ofList?.get(contactId)
        return member === undefined ? [] : [[contactId, copyOf(member)]]
      }),
    )
  }

  async rememberMapping(header: string, mapping: ListMapping): Promise<void> {
    this.mappings.set(header, copyOf(mapping))
  }

  async findMapping(header: string): Promise<ListMapping | undefined> {
    return copyOf(this.mappings.get(header))
  }

  async save(item: Import, expectedRev: number | 'absent'): Promise<boolean> {
    return this.imports.save(item.id, item, expectedRev)
  }

  async addProblems(id: ImportId, problems: readonly RowProblem[]): Promise<void> {
    const places = placesOnLine(problems)
    const ofImport = this.problems.get(id) ?? new Map<string, RowProblem>()
    for (const [index, problem] of problems.entries()) {
      ofImport.set(problemKey(id, problem.line, places[index] ?? 0).sk, copyOf(problem))
    }
    this.problems.set(id, ofImport)
  }

  async listProblems(id: ImportId, request: PageRequest): Promise<PageOf<RowProblem>> {
    const items = [...(this.problems.get(id) ?? [])]
    const page = pageOfSorted({ list: ['problems', id], items, keyOf: ([key]) => key }, request)
    return { items: page.items.map(([, problem]) => copyOf(problem)), next: page.next }
  }
}
