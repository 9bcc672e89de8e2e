import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs.ts'

/**
 * Makes every later import of the bug's file load it with the bug in it; nothing on disk changes.
 * @throws Error for a name that no bug has
 */
export function plantBug(name: string): void {
  const bug = PLANTED_BUGS.find((one) => one.name === name)
  if (bug === undefined) throw new Error(`no planted bug is called ${name}`)
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.endsWith(`/${bug.file}`)) return nextLoad(url, context)
      const source = spoil(readFileSync(fileURLToPath(url), 'utf8'), bug)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}

/** The source with the bug. @throws Error when the line to be spoilt is not there exactly once: the list must follow the code. */
export function spoil(source: string, { name, file, find, replace }: PlantedBug): string {
  const parts = source.split(find)
  const [before = '', after = ''] = parts
  if (parts.length !== 2) throw new Error(`planted bug ${name}: its line stands ${parts.length - 1} times in ${file}`)
  return before + replace + after
}
