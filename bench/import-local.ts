import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { importFile } from '#shared/usecases/lists/import-file.ts'
import { aWorkbook, type Cell } from '../test/builders/workbook.ts'
import { contactsList, shortList } from './generated-lists.ts'

/**
 * Takes a generated list of contacts in on the engine of one machine (20,000 rows, or `--rows`): rows a second of processor
 * time, and the memory that it takes at the most. `--short` has four columns, where there are nine, two of them dates, else; `--workbook` has four too,
 * in a workbook.
 */
const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    short: { type: 'boolean', default: false },
    workbook: { type: 'boolean', default: false },
  },
})
const rows = Number(flags.rows)
const list = flags.workbook ? workbook : flags.short ? shortList : contactsList
const PARTS = 4
const peaks: number[] = []
const workbooks = new Map<number, Uint8Array>()

const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'))
const db = new Database(join(folder, 'bench.db'))
try {
  const clock = { now: () => new Date('2026-11-30T12:00:00Z'), monotonicMs: () => 0 }
  let made = 0
  let size = 0
  const deps = {
    ...createTableStores(createSqliteTables(db), clock),
    clock,
    hasher: createPhoneHasher('bench'),
    queues: { campaignJob: async () => undefined },
    tables: createTableReader(),
    ids: { create: (start: string) => `${start}${String(++made).padStart(20, '0')}` },
    files: {
      createUpload: async (key: string) => ({ method: 'PUT' as const, url: `https://files.test/${key}`, headers: {} }),
      read: () => watched(list(size)),
      remove: async () => undefined,
      addPart: async () => undefined,
      readParts: () => streamOf([]),
      editParts: async () => undefined,
      removeParts: async () => undefined,
    },
  }
  const take = async (count: number) => {
    size = count
    const { id } = await createImport(deps, { what: 'contacts', by: 'admin/bench' })
    return (await importFile(deps, { importId: id, remainingMs: () => Number.POSITIVE_INFINITY })).item
  }
  await take(1_000)
  for (const title of ['a new list', 'the same list again']) {
    peaks.length = 0
    const before = process.cpuUsage()
    const { accepted, unchanged, refused } = await take(rows)
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    console.log(`${title}: ${Math.round(rows / seconds)} rows a second of processor time (${seconds.toFixed(1)} s)`)
    console.log(`  accepted ${accepted}, unchanged ${unchanged}, refused ${refused}`)
    const resident = peaks.length < PARTS ? process.resourceUsage().maxRSS / 1024 : quarters().join(', ')
    console.log(`  resident at the most, quarter by quarter: ${resident} MB`)
  }
} finally {
  db.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Of so many rows below its header, in one piece as it is uploaded. */
function* workbook(count: number): Generator<Uint8Array> {
  const known = workbooks.get(count) ?? aWorkbook([['客户编号', '姓名', '手机号', '类型'], ...peopleOf(count)])
  workbooks.set(count, known)
  yield known
}

function peopleOf(count: number): Cell[][] {
  return Array.from({ length: count }, (_, row) => [row, `王${row % 100}`, 19_900_000_000 + row, '客户'])
}

/** Each time that the list is read, piece by piece. */
async function* watched(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    peaks.push(process.memoryUsage.rss())
    yield piece
  }
}

/** It is read more than once, so that each quarter is one of the time. */
function quarters(): number[] {
  const each = Math.ceil(peaks.length / PARTS)
  return Array.from({ length: PARTS }, (_, part) =>
    Math.round(Math.max(...peaks.slice(part * each, (part + 1) * each)) / 2 ** 20),
  )
}

async function* streamOf<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  yield* pieces
}
