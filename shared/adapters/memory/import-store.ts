import { problemKey } from '#shared/adapters/dynamo/keys.ts'
import { placesOnLine } from '#shared/adapters/places-on-line.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import, RowProblem } from '#shared/contracts/import.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Imports and their problems, like the table; nothing expires. */
export class MemoryImportStore implements ImportStore {
  private readonly imports = new RevisionedItems<Import>()
  private readonly problems = new Map<ImportId, Map<string, RowProblem>>()

  async find(id: ImportId): Promise<Import | undefined> {
    return this.imports.find(id)
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
