import { constants, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { EVERYTHING, type Fate, RecordedFile } from './recorded-file.ts'
import type { SyncRecord } from './sync-records.ts'

type Entries = Map<string, RecordedFile | RecordedFolder>
type Named = { folder: RecordedFolder; name: string; node: RecordedFile | RecordedFolder | undefined }

/** The names of a folder on the disk, and the changes to them since its last sync. */
class RecordedFolder {
  readonly synced: Entries = new Map()
  readonly now: Entries = new Map()
  since: { names: Named[] }[] = []

  sync(): void {
    this.since = []
    this.synced.clear()
    for (const [name, node] of this.now) this.synced.set(name, node)
  }
}

/**
 * A folder as the disk has it, by what was really asked of the operating system: bytes count as synced once their file was,
 * names once their folder was. Everything else is left to a `Fate`.
 */
export class RecordedDisk {
  readonly #root = new RecordedFolder()
  readonly #path: string
  readonly #open = new Map<number, RecordedFile | RecordedFolder>()

  /** What the folder holds now is on the disk. */
  constructor(path: string) {
    this.#path = path
    load(path, this.#root)
  }

  apply(record: SyncRecord): void {
    if (record.kind === 'open') this.#opened(record)
    if (record.kind === 'rename') this.#renamed(record)
    if (record.kind === 'remove') this.#name([[record.path, undefined]])
    if (record.kind === 'make-folder') this.#madeFolder(record.path)
    if ('file' in record) this.#changed(record)
  }

  #changed(record: SyncRecord & { file: number }): void {
    const node = this.#open.get(record.file)
    if (record.kind === 'close') this.#open.delete(record.file)
    if (record.kind === 'sync') node?.sync()
    if (!(node instanceof RecordedFile)) return
    if (record.kind === 'write') node.write(record.place, record.bytes)
    if (record.kind === 'resize') node.resize(record.size)
  }

  /** Every file that is found after a power cut, by its path in the folder. */
  after(fate: Fate): Map<string, Buffer> {
    const found = new Map<string, Buffer>()
    const shown = entriesAfter(this.#root, fate)
    const visit = (folder: RecordedFolder, path: string) => {
      for (const [name, node] of shown.get(folder) ?? folder.synced) {
        if (node instanceof RecordedFile) found.set(join(path, name), node.after(fate))
        else visit(node, join(path, name))
      }
    }
    visit(this.#root, '')
    return found
  }

  /** Whether all that was written to this file of the folder is on the disk. */
  isSynced(path: string): boolean {
    const node = this.#find(join(this.#path, path))
    return !(node instanceof RecordedFile) || node.isSynced
  }

  #opened({ file, flags, path }: SyncRecord & { kind: 'open' }): void {
    const known = this.#find(path)
    if (known === undefined && !(flags & constants.O_CREAT)) throw new Error(`${path} was opened and never made`)
    const node = known ?? new RecordedFile()
    if (known === undefined) this.#name([[path, node]])
    if (flags & constants.O_TRUNC && node instanceof RecordedFile) node.resize(0)
    this.#open.set(file, node)
  }

  #renamed({ from, to }: { from: string; to: string }): void {
    const node = this.#find(from)
    if (node === undefined) return
    this.#name([
      [from, undefined],
      [to, node],
    ])
  }

  #madeFolder(path: string): void {
    if (this.#find(path) === undefined) this.#name([[path, new RecordedFolder()]])
  }

  /** All of them are one change of the disk's journal. */
  #name(changes: [path: string, node: RecordedFile | RecordedFolder | undefined][]): void {
    const names = changes.flatMap(([path, node]): Named[] => {
      const folder = this.#find(dirname(path))
      return folder instanceof RecordedFolder ? [{ folder, name: basename(path), node }] : []
    })
    const change = { names }
    for (const { folder, name, node } of names) {
      if (node === undefined) folder.now.delete(name)
      else folder.now.set(name, node)
    }
    for (const folder of new Set(names.map(({ folder }) => folder))) folder.since.push(change)
  }

  #find(path: string): RecordedFile | RecordedFolder | undefined {
    let node: RecordedFile | RecordedFolder | undefined = this.#root
    for (const name of relative(this.#path, path).split('/').filter(Boolean)) {
      node = node instanceof RecordedFolder ? node.now.get(name) : undefined
    }
    return node
  }
}

/** Each change to names is kept or not, as a whole: a rename never leaves a file under no name. */
function entriesAfter(root: RecordedFolder, fate: Fate): Map<RecordedFolder, Entries> {
  const folders = [root, ...foldersIn(root)]
  const shown = new Map(folders.map((folder) => [folder, new Map(folder.synced)]))
  const kept = new Map<object, boolean>()
  for (const folder of folders) {
    for (const change of folder.since) {
      if (!kept.has(change)) kept.set(change, fate.isKept())
      if (!kept.get(change)) continue
      for (const { name, node } of change.names.filter((named) => named.folder === folder)) {
        if (node === undefined) shown.get(folder)?.delete(name)
        else shown.get(folder)?.set(name, node)
      }
    }
  }
  return shown
}

function foldersIn(folder: RecordedFolder): RecordedFolder[] {
  const nodes = [...folder.synced.values(), ...folder.now.values()]
  const inside = [...new Set(nodes.filter((node) => node instanceof RecordedFolder))]
  return inside.flatMap((one) => [one, ...foldersIn(one)])
}

function load(path: string, folder: RecordedFolder): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name)
    const node = entry.isDirectory() ? new RecordedFolder() : new RecordedFile(readFileSync(inside))
    folder.now.set(entry.name, node)
    if (node instanceof RecordedFolder) load(inside, node)
  }
  folder.sync()
}

/** Writes those files into an empty folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, path), bytes, { mode: 0o600 })
  }
}

/** The file in which the record and the folder of the killed process differ; undefined where the recorder missed nothing. */
export function findDifference(disk: RecordedDisk, folder: string): string | undefined {
  const recorded = disk.after(EVERYTHING)
  const found = new RecordedDisk(folder).after(EVERYTHING)
  const paths = new Set([...recorded.keys(), ...found.keys()])
  return [...paths].find((path) => !(recorded.get(path) ?? EMPTY).equals(found.get(path) ?? EMPTY))
}

const EMPTY = Buffer.alloc(0)
