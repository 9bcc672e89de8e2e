import { parseArgs } from 'node:util'
import { hunt } from './hunt.ts'
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
