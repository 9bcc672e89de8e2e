import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { addProofs, noProofs, wordsOfProofs } from './proofs.ts'
import type { ToldResult } from './seed-thread.ts'
import { playSeeds } from './seed-threads.ts'

/** `--seeds N --from S` runs fixed seeds, `--fresh <hash>` as many again from that text, `SEED=S` one with its trace. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    fresh: { type: 'string' },
    bug: { type: 'string' },
  },
})

const REPRODUCE = 'npm run simulate'

if (values.bug !== undefined) (await import('./plant-bug.ts')).plantBug(values.bug)
const { runSeed } = await import('./run-seed.ts')
const { SEED } = process.env
process.exitCode = SEED === undefined ? await runMany(seedsOf(values)) : await runOne(Number(SEED))

function seedsOf({ seeds, from, fresh }: typeof values): number[] {
  const count = Number(seeds)
  if (fresh === undefined) return Array.from({ length: count }, (_, index) => Number(from) + index)
  const digest = createHash('sha256').update(fresh).digest()
  const first = 1_000_000 + (digest.readUInt32BE(0) % 1_000_000_000)
  const half = Math.floor(count / 2)
  const fixed = Array.from({ length: count - half }, (_, index) => Number(from) + index)
  return [...fixed, ...Array.from({ length: half }, (_, index) => first + index)]
}

async function runOne(seed: number): Promise<number> {
  const result = await runSeed(seed, (line) => console.log(line))
  console.log(JSON.stringify({ ...result, violation: result.violation?.message ?? null }, null, 2))
  return result.violation === null ? 0 : 1
}

/** With a planted bug it goes from seed to seed and stops at the first that finds it, and finding none is the failure. */
async function runMany(seeds: readonly number[]): Promise<number> {
  const began = performance.now()
  const states: Record<string, number> = {}
  let [ran, failed, submits] = [0, 0, 0]
  let proofs = noProofs()
  const hear = (result: ToldResult) => {
    ran += 1
    submits += result.submits
    proofs = addProofs(proofs, result.proofs)
    for (const [state, count] of Object.entries(result.states)) states[state] = (states[state] ?? 0) + count
    if (result.violation === null) return
    failed += 1
    console.log(`${result.violation}\n  SEED=${result.seed} ${REPRODUCE}${values.bug ? ` -- --bug ${values.bug}` : ''}`)
  }
  if (values.bug === undefined) await playSeeds(seeds, hear)
  else await hunt(seeds, hear)
  const seconds = (performance.now() - began) / 1000
  const cpu = process.cpuUsage()
  const cpuSeconds = (cpu.user + cpu.system) / 1_000_000
  console.log(`${ran} seeds, ${failed} failed, ${submits} submits, ${JSON.stringify(states)}`)
  console.log(wordsOfProofs(proofs))
  console.log(`${perMinute(ran, seconds)} seeds a minute, ${perMinute(ran, cpuSeconds)} a minute of one core's time`)
  return failed > 0 ? 1 : 0
}

/** In this thread, where the bug is planted. */
async function hunt(seeds: readonly number[], hear: (result: ToldResult) => void): Promise<void> {
  for (const seed of seeds) {
    const result = await runSeed(seed)
    hear({ ...result, violation: result.violation?.message ?? null })
    if (result.violation !== null) return
  }
}

function perMinute(count: number, seconds: number): number {
  return Math.round((count / seconds) * 60)
}
