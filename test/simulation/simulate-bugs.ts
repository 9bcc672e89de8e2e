import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PLANTED_BUGS } from './planted-bugs.ts'

/** Plants each bug in a process of its own and runs seeds until one finds it. `--only <name>`, `--seeds N`. */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '500' }, only: { type: 'string' } } })

const bugs = PLANTED_BUGS.filter(({ name }) => values.only === undefined || name === values.only)
let missed = 0
for (const { name } of bugs) {
  const { caught, seed, found } = await hunt(name, Number(values.seeds))
  if (!caught) missed += 1
  console.log(`${name.padEnd(36)} ${caught ? `seed ${String(seed).padStart(4)}` : 'NOT FOUND'}  ${found}`)
}
console.log(`${bugs.length - missed} of ${bugs.length} planted bugs found within ${values.seeds} seeds`)
process.exitCode = missed > 0 ? 1 : 0

/** Whether the simulation finds the bug, at which seed and by which invariant. */
export function hunt(name: string, seeds: number): Promise<{ caught: boolean; seed: number; found: string }> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, '--bug', name, '--seeds', String(seeds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', () => {
      const seed = /SEED=(\d+)/.exec(output)?.[1]
      resolve({ caught: seed !== undefined, seed: Number(seed), found: output.split('\n')[0] ?? '' })
    })
  })
}
