import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import type { ImportFileDeps } from '#shared/usecases/lists/import-file.ts'
import { importFile } from '#shared/usecases/lists/import-file.ts'
import { countsOf, openImportDesk } from '../../../builders/import-desk.ts'

const ROWS = 40_000
const ROWS_A_CHUNK = 500
/** 160 bytes a row: what is kept of each is told by its growth. */
const MOST_GROWTH_BYTES = ROWS * 160

async function* generatedList(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('客户编号,姓名,手机号,身份证号,营销同意,同意时间,标签\r\n')
  for (let from = 0; from < ROWS; from += ROWS_A_CHUNK) {
    const lines = Array.from({ length: ROWS_A_CHUNK }, (_, index) => {
      const number = String(from + index).padStart(7, '0')
      return `C${number},王芳,1380${number},11010519491231002X,是,2026-03-01T10:00:00+08:00,VIP|车贷\r\n`
    })
    yield encoder.encode(lines.join(''))
  }
}

function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

/** Counts what is saved and forgets it. */
function forgetfulContacts() {
  let saved = 0
  const contacts: ImportFileDeps['contacts'] = {
    find: async () => undefined,
    findMany: async () => new Map<string, Contact>(),
    listIdsByPhone: async () => [],
    link: async () => undefined,
    recordChange: async () => undefined,
    addZone: async () => undefined,
    removeAtRev: async () => true,
    listNotes: async () => [],
    save: async () => {
      saved += 1
      return true
    },
  }
  return { contacts, saved: () => saved }
}

it('takes 40,000 rows in without its memory growing with them', async () => {
  const { deps, upload } = openImportDesk()
  const importId = await upload('contacts', '')
  const { contacts, saved } = forgetfulContacts()
  const heaps: number[] = []
  const remainingMs = () => {
    if (saved() % 8000 < 100) heaps.push(usedHeap())
    return Number.POSITIVE_INFINITY
  }
  const createUpload = (key: string) => deps.files.createUpload(key)
  const files = {
    createUpload,
    read: generatedList,
    remove: async () => undefined,
    addPart: async () => undefined,
    readParts: () => deps.files.readParts(''),
    editParts: async () => undefined,
    removeParts: async () => undefined,
  }

  const { item } = await importFile({ ...deps, contacts, files }, { importId, remainingMs })

  const [first = 0] = heaps
  expect(countsOf(item)).toMatchObject({ state: 'done', rows: ROWS, accepted: ROWS, refused: 0, problemCount: 0 })
  expect(heaps.length).toBeGreaterThan(4)
  expect(Math.max(...heaps) - first).toBeLessThan(MOST_GROWTH_BYTES)
})
