import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import type { IdDates, Import, ImportWhat, RowProblem } from '#shared/contracts/import.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Files } from '#shared/ports/files.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { type ImportFileDeps, type ImportFileOutcome, importFile } from '#shared/usecases/lists/import-file.ts'
import { importFileKey } from '#shared/usecases/lists/import-file-key.ts'

const CHUNK_BYTES = 1000

/** Uploaded files in memory, read in small chunks. */
export class MemoryFiles implements Files {
  readonly kept = new Map<string, Uint8Array>()

  async createUpload(key: string) {
    return { method: 'PUT' as const, url: `https://files.test/${key}`, headers: {} }
  }

  async *read(key: string): AsyncGenerator<Uint8Array> {
    const bytes = this.kept.get(key)
    if (!bytes) throw new AppError('NOT_FOUND', 'no such file', { retryable: false })
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.slice(at, at + CHUNK_BYTES)
  }

  async remove(key: string): Promise<void> {
    this.kept.delete(key)
  }

  readonly parts = new Map<string, Map<number, string>>()

  async addPart(key: string, { number, text }: { number: number; text: string }): Promise<void> {
    const parts = this.parts.get(key) ?? new Map<number, string>()
    if (!parts.has(number)) parts.set(number, text)
    this.parts.set(key, parts)
  }

  async *readParts(key: string): AsyncGenerator<string> {
    for (const [, text] of [...(this.parts.get(key) ?? [])].toSorted(([a], [b]) => a - b)) yield text
  }

  async editParts(key: string, edit: (text: string) => string): Promise<void> {
    for (const [number, text] of this.parts.get(key) ?? []) this.parts.get(key)?.set(number, edit(text))
  }

  async removeParts(key: string): Promise<void> {
    this.parts.delete(key)
  }
}

/** Everything an import needs, in memory, at 2026-12-01 09:00 in Shanghai; imports are numbered. */
export function openImportDesk() {
  const stores = createMemoryStores()
  const files = new MemoryFiles()
  let made = 0
  const deps = {
    ...stores,
    files,
    queues: { campaignJob: async () => undefined },
    tables: createTableReader(),
    hasher: createPhoneHasher('test-pepper'),
    clock: { now: () => new Date('2026-12-01T01:00:00Z'), monotonicMs: () => 0 },
    ids: { create: (prefix: string) => `${prefix}${String(++made).padStart(20, '0')}` },
  }

  async function upload(what: ImportWhat, content: string | Uint8Array, idDates?: IdDates): Promise<ImportId> {
    const { id } = await createImport(deps, { what, by: 'admin/test', idDates })
    files.kept.set(importFileKey(id), typeof content === 'string' ? new TextEncoder().encode(content) : content)
    return id
  }

  async function run(importId: ImportId, changed: Partial<ImportFileDeps> = {}): Promise<ImportFileOutcome> {
    return importFile({ ...deps, ...changed }, { importId, remainingMs: () => Number.POSITIVE_INFINITY })
  }

  async function problemsOf(id: ImportId): Promise<RowProblem[]> {
    return (await stores.imports.listProblems(id, { limit: 100_000 })).items
  }

  /** Uploads a list and takes it in. */
  async function bring(what: ImportWhat, content: string | Uint8Array) {
    const { item } = await run(await upload(what, content))
    return { item, problems: await problemsOf(item.id) }
  }
  return { deps, stores, files, upload, run, bring, problemsOf }
}

export type ImportDesk = ReturnType<typeof openImportDesk>

/** The figures that an import answers with. */
export function countsOf({ state, rows, accepted, unchanged, refused, problemCount }: Import) {
  return { state, rows, accepted, unchanged, refused, problemCount }
}

/** A store whose `verb` throws the nth time, as when the worker is killed there; `before` the write or after it. */
export function failingAt<T extends object>(store: T, verb: keyof T, nth: number, when: 'before' | 'after'): T {
  let calls = 0
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      if (name !== verb) return method.bind(target)
      return async (...args: unknown[]) => {
        calls += 1
        if (calls >= nth && when === 'before') throw new Error('the worker is gone')
        const result: unknown = await Reflect.apply(method, target, args)
        if (calls >= nth) throw new Error('the worker is gone')
        return result
      }
    },
  })
}
