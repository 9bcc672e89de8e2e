import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Replaces the file as a whole: after a crash or a power cut at any instant it holds either the old text or the new one.
 * Only the owner may read it.
 */
export function replaceFile(path: string, text: string): void {
  const draft = `${path}.new`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  renameSync(draft, path)
}

/** The same, and it outlives a power cut once this returns. */
export function replaceFileForGood(path: string, text: string): void {
  replaceFile(path, text)
  syncPath(dirname(path))
}

/** On disk when it returns: what a file holds, or which files a folder has. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes the folder and those above it where they are missing, for the owner alone; they outlive a power cut once this returns. */
export function makeFolderForGood(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const above = dirname(resolve(first))
  for (let made = resolve(path); made !== above; made = dirname(made)) syncPath(dirname(made))
}

/** The file's text; undefined when there is no such file. */
export function findText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
