import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Sources whose change makes the built console old. */
const SOURCES = [
  'console/src',
  'console/public',
  'console/index.html',
  'console/vite.config.ts',
  'shared/contracts',
  'shared/domain',
  'package-lock.json',
]

/** Beside `dist`, relative to the console's folder. */
const DRAFT = 'dist.new'

/** Builds the console where it is missing or older than its sources; the API does not wait for it. */
export async function buildConsole(root: string, say: (line: string) => void): Promise<void> {
  const built = join(root, 'console', 'dist', 'index.html')
  if (existsSync(built) && SOURCES.every((path) => newest(join(root, path)) <= statSync(built).mtimeMs)) return
  say('  Building the console; your browser shows it as soon as it is there.')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(
    process.execPath,
    [vite, 'build', 'console', '--logLevel', 'error', '--outDir', DRAFT, '--emptyOutDir'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) return say('  The console could not be built; the API works without it.')
  // Built beside and moved into place, so that a page that is being served never loses its files half-way.
  rmSync(join(root, 'console', 'dist'), { recursive: true, force: true })
  renameSync(join(root, 'console', DRAFT), join(root, 'console', 'dist'))
  say('  The console is built.')
}

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
}
