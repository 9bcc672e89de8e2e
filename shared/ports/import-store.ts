import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import, RowProblem } from '#shared/contracts/import.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export interface ImportStore {
  find(id: ImportId): Promise<Import | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(item: Import, expectedRev: number | 'absent'): Promise<boolean>
  /** A problem is known by its line and place on that line, so writing it again changes nothing. */
  addProblems(id: ImportId, problems: readonly RowProblem[]): Promise<void>
  /** By line. */
  listProblems(id: ImportId, page: PageRequest): Promise<PageOf<RowProblem>>
}
