import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import, ImportPreview, RowProblem } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import type { ListMember } from '#shared/contracts/list-member.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export interface ImportStore {
  find(id: ImportId): Promise<Import | undefined>
  /** Newest first; those of release 0.1 are not listed. */
  list(page: PageRequest): Promise<PageOf<Import>>
  /** Conditioned like `MessageStore.save`. */
  save(item: Import, expectedRev: number | 'absent'): Promise<boolean>
  /** A problem is known by its line and place on that line, so writing it again changes nothing. */
  addProblems(id: ImportId, problems: readonly RowProblem[]): Promise<void>
  /** By line. */
  listProblems(id: ImportId, page: PageRequest): Promise<PageOf<RowProblem>>
  /** The last one wins. */
  savePreview(id: ImportId, preview: ImportPreview): Promise<void>
  findPreview(id: ImportId): Promise<ImportPreview | undefined>
  /** Puts people on a list; somebody who is on it already gets the new place. */
  saveMembers(id: ImportId, members: readonly ListMember[]): Promise<void>
  /** Keeps that a list says this; of lists that say the same the first within 60 days stays. */
  keepPrint(id: ImportId, print: string): Promise<void>
  /** The first list that says the same as this one; undefined where nothing was kept of it. */
  firstAlike(id: ImportId): Promise<ImportId | undefined>
  /** By contact. */
  listMembers(id: ImportId, page: PageRequest): Promise<PageOf<ListMember>>
  /** Those of these contacts who are on the list, by contact. */
  findMembers(id: ImportId, contactIds: readonly string[]): Promise<Map<string, ListMember>>
  /** Keeps how the columns of a header were read; the last one wins. */
  rememberMapping(header: string, mapping: ListMapping): Promise<void>
  findMapping(header: string): Promise<ListMapping | undefined>
}
