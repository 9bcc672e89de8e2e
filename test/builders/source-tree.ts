import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const FOLDERS = ['shared', 'functions', 'infra', 'console/src', 'local', 'bench', 'test']
const SKIPPED = ['node_modules', 'dist', 'fixtures', 'cdk.out']

/** A file of ours, with what it imports: ours by the path from the root, others by their name. */
export type Source = { path: string; text: string; imports: string[] }

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.includes(entry.name) ? [] : filesIn(path)
    return [path]
  })
}

function foldersThatAre(): string[] {
  const here = readdirSync('.', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  return FOLDERS.filter((folder) => here.includes(folder.split('/')[0] ?? ''))
}

export const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** What a file imports, ours by its path from the root (`shared/domain/calendar/time.ts`), others by their name. */
function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, one, two, three]) => resolve(path, one ?? two ?? three ?? ''))
}

export function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier
}

const FILES = foldersThatAre().flatMap(filesIn)
export const SOURCES: readonly Source[] = FILES.filter(
  (path) => /\.(ts|tsx|mts)$/.test(path) && !path.endsWith('.d.ts'),
).map((path) => {
  const text = readFileSync(path, 'utf8')
  return { path, text, imports: importsOf(path, text) }
})

export function sourcesIn(folder: string): Source[] {
  return SOURCES.filter(({ path }) => path.startsWith(`${folder}/`))
}

export function isOurs(imported: string): boolean {
  return FOLDERS.some((folder) => imported.startsWith(`${folder.split('/')[0]}/`))
}

/** `shared/domain`, `functions`, `local`. */
export function homeOf(path: string): string {
  const parts = path.split('/')
  return parts[0] === 'shared' ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

/** The code alone, so that words in comments break no rule. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}
