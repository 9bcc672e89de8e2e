import type { Erasure } from '#shared/contracts/erasure.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import type { Import } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import { readCsvLines } from '#shared/domain/lists/csv-text.ts'
import { fileProblem } from '#shared/domain/lists/file-problem.ts'
import { type FormerValue, readFormer, writeFormer } from '#shared/domain/lists/former-value.ts'
import { isRowAbout, type Sought } from '#shared/domain/people/mentions.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Files } from '#shared/ports/files.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { TableReader } from '#shared/ports/table-reader.ts'
import { formerValuesKey, importFileKey, refusedRowsKey } from '../lists/import-file-key.ts'

export type EraseFromListsDeps = {
  imports: Pick<ImportStore, 'list' | 'save' | 'addProblems' | 'findMembers' | 'saveMembers'>
  files: Pick<Files, 'read' | 'remove' | 'editParts'>
  tables: TableReader
  clock: Pick<Clock, 'now'>
}

const PAGE = 100

/**
 * Takes the person out of what is kept of lists: the columns of those that they are on, refused rows, what stood before an
 * import, and files that wait to be taken in, whose import then ends. `busy` while a list is just being read: what it leaves
 * is looked at again. A repeat changes nothing.
 */
export async function eraseFromLists(
  deps: EraseFromListsDeps,
  { ids }: Erasure,
  sought: Sought,
): Promise<'done' | 'busy'> {
  let isBusy = false
  let cursor: string | undefined
  do {
    const page = await deps.imports.list({ limit: PAGE, cursor })
    for (const item of page.items) {
      if (item.what === 'list') await blankMember(deps, item.id, ids)
      await editPapers(deps, item.id, sought)
      if (item.state === 'waiting' || item.state === 'previewed') await endIfAbout(deps, item, sought)
      isBusy ||= item.state === 'running' || item.undoing !== null
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return isBusy ? 'busy' : 'done'
}

/** They stay on it, so that the figures of its campaigns stand. */
async function blankMember({ imports }: EraseFromListsDeps, id: ImportId, ids: readonly string[]): Promise<void> {
  const members = [...(await imports.findMembers(id, ids)).values()]
  const named = members.filter(({ values }) => Object.keys(values).length > 0)
  if (named.length > 0)
    await imports.saveMembers(
      id,
      named.map((member) => ({ ...member, values: {} })),
    )
}

async function editPapers({ files }: EraseFromListsDeps, id: ImportId, sought: Sought): Promise<void> {
  await files.editParts(refusedRowsKey(id), (text) =>
    readCsvLines(text)
      .filter(({ cells }) => !isRowAbout(cells, sought))
      .map(({ line }) => line)
      .join(''),
  )
  await files.editParts(formerValuesKey(id), (text) => {
    const all = readFormer(text)
    const others = all.filter((former) => !sought.ids.includes(personOf(former)))
    return others.length === all.length ? text : writeFormer(others)
  })
}

function personOf(former: FormerValue): string {
  return (former.of === 'contact' ? former.id : former.contactId) ?? ''
}

async function endIfAbout(deps: EraseFromListsDeps, item: Import, sought: Sought): Promise<void> {
  if (!(await isFileAbout(deps, item.id, sought))) return
  const ended: Import = {
    ...item,
    state: 'failed',
    previewing: false,
    finishedAt: deps.clock.now(),
    problemCount: item.problemCount + 1,
    rev: item.rev + 1,
  }
  if (!(await deps.imports.save(ended, item.rev))) return // somebody starts it: it is read on as running
  await deps.imports.addProblems(item.id, [fileProblem({ because: 'erased' })])
  await deps.files.remove(importFileKey(item.id))
}

/** A file that nobody can read holds nothing that could be taken in; one that has not come yet holds nothing. */
async function isFileAbout({ tables, files }: EraseFromListsDeps, id: ImportId, sought: Sought): Promise<boolean> {
  try {
    const table = await tables.open(() => files.read(importFileKey(id)))
    if (!table.ok) return false
    for await (const { cells } of table.rows) if (isRowAbout(cells, sought)) return true
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return false
    throw error
  }
}
