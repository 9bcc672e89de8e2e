import type { Import } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import {
  CONTACT_COLUMNS,
  type ColumnSpec,
  INSTALMENT_COLUMNS,
  LIST_COLUMNS,
} from '#shared/domain/lists/column-specs.ts'
import type { Columns } from '#shared/domain/lists/columns.ts'
import { createContactScan } from '#shared/domain/lists/contact-scan.ts'
import type { FileFault } from '#shared/domain/lists/file-problem.ts'
import { type FoundHeader, findHeaderRow, HEADER_WITHIN, readFoundHeader } from '#shared/domain/lists/find-header.ts'
import { printOfHeader } from '#shared/domain/lists/header-names.ts'
import { createInstalmentScan } from '#shared/domain/lists/instalment-scan.ts'
import { columnsOf } from '#shared/domain/lists/list-specs.ts'
import { createRecordScan } from '#shared/domain/lists/record-scan.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { Files } from '#shared/ports/files.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { OpenedTable, TableReader } from '#shared/ports/table-reader.ts'
import { createContactWriter, type ImportContactsDeps } from './import-contacts.ts'
import { importFileKey } from './import-file-key.ts'
import { createInstalmentWriter, type ImportInstalmentsDeps } from './import-instalments.ts'
import { createMemberWriter, type ImportMembersDeps } from './import-members.ts'
import { createRecordWriter, type ImportRecordsDeps } from './import-records.ts'
import type { WriteRows } from './import-rows.ts'

export type OpenListDeps = ImportContactsDeps &
  ImportInstalmentsDeps &
  ImportMembersDeps &
  ImportRecordsDeps & {
    imports: Pick<ImportStore, 'findMapping' | 'saveMembers'>
    files: Pick<Files, 'read'>
    tables: TableReader
  }

export type OpenedList = {
  ok: true
  header: Extract<FoundHeader<string>, { ok: true }>
  /** The header and all rows behind it; each walk reads the file anew. */
  rows: AsyncIterable<TableRow>
  /** The encoding, where it was only told by how the text looks. */
  guessed: string | null
  write: WriteRows
}
type Opened = OpenedList | { ok: false; fault: FileFault }
type Walk = { row: TableRow; rows: AsyncIterable<TableRow> }

/**
 * The list of an import with its header found, its columns told, and what only the whole file says. A repeat finds the same,
 * since the file stays as it is.
 */
export async function openList(deps: OpenListDeps, item: Import): Promise<Opened> {
  const table = await openTable(deps, item)
  if (!table.ok) return { ok: false, fault: { because: table.because } }
  const head = await firstRows(table.rows)
  const row = findHeaderRow(columnsOf(item.what), head, item.mapping)
  if (row === undefined) return { ok: false, fault: { because: 'empty' } }
  const remembered = await deps.imports.findMapping(printOfHeader(item.what, row.cells))
  const found: Found = { row, head, rows: from(table.rows, row), guessed: table.guessed }
  const read = <F extends string>(spec: ColumnSpec<F>) =>
    readFoundHeader({ what: item.what, spec }, { row, rows: head }, { mapping: item.mapping, remembered })
  return openAs(deps, item, found, read)
}

type Found = Walk & { head: readonly TableRow[]; guessed: string | null }
type Read = <F extends string>(spec: ColumnSpec<F>) => FoundHeader<F>

/** As the kind of list it is: what it scans for, and what writes its rows. */
async function openAs(deps: OpenListDeps, item: Import, found: Found, read: Read): Promise<Opened> {
  const { id: importId, idDates, what } = item
  switch (what) {
    case 'contacts': {
      const header = read(CONTACT_COLUMNS)
      if (!header.ok) return header
      const scan = await scanAll(found, createContactScan(header.columns))
      return opened(found, header, createContactWriter(deps, { importId, columns: header.columns, idDates, scan }))
    }
    case 'instalments': {
      const header = read(INSTALMENT_COLUMNS)
      if (!header.ok) return header
      const scan = await scanAll(found, createInstalmentScan(header.columns))
      return opened(found, header, createInstalmentWriter(deps, { importId, columns: header.columns, scan }))
    }
    case 'list': {
      const header = read(LIST_COLUMNS)
      if (!header.ok) return header
      const scan = await scanAll(found, createContactScan(header.columns))
      return opened(found, header, createMemberWriter(deps, { importId, columns: header.columns, scan }))
    }
    default: {
      const header = read(columnsOf(what))
      if (!header.ok) return header
      const scan = await scanAll(found, createRecordScan(header.columns))
      const file = { importId, type: what, since: item.createdAt, columns: header.columns, scan }
      return opened(found, header, createRecordWriter(deps, file))
    }
  }
}

function opened<F extends string>(
  { rows, guessed }: Found,
  header: Extract<FoundHeader<F>, { ok: true }>,
  write: WriteRows,
): OpenedList {
  return { ok: true, header: widened(header), rows, guessed, write }
}

/** The columns of one kind of list among those of all kinds. */
function widened<F extends string>(header: Extract<FoundHeader<F>, { ok: true }>): OpenedList['header'] {
  const columns: Columns<string> = {
    ...header.columns,
    places: new Map<string, { index: number; title: string }>(header.columns.places),
  }
  return { ...header, columns }
}

async function openTable(deps: OpenListDeps, { id }: Import): Promise<OpenedTable | { ok: false; because: 'gone' }> {
  try {
    return await deps.tables.open(() => deps.files.read(importFileKey(id)))
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return { ok: false, because: 'gone' }
    throw error
  }
}

async function firstRows(rows: AsyncIterable<TableRow>): Promise<TableRow[]> {
  const first: TableRow[] = []
  for await (const row of rows) {
    first.push(row)
    if (first.length >= HEADER_WITHIN || row.line >= HEADER_WITHIN) break
  }
  return first
}

function from(rows: AsyncIterable<TableRow>, { line }: TableRow): AsyncIterable<TableRow> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const row of rows) if (row.line >= line) yield row
    },
  }
}

async function scanAll<S>({ row: header, rows }: Walk, scan: { add(row: TableRow): void; close(): S }): Promise<S> {
  for await (const row of rows) if (row.line > header.line) scan.add(row)
  return scan.close()
}
