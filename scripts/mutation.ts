import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Random } from '../test/simulation/random.ts'
import { type Mutant, mutantsOf, withMutant } from './mutants.ts'

/**
 * How many small changes to the rules and use cases some test notices: a random sample, each in a copy of the sources, by
 * the tests of its file first and then by the simulation. `--sample N`, `--seed S` (printed), `--seeds N` of the simulation.
 */
const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
    seeds: { type: 'string', default: '100' },
  },
})

const MOST_TESTS = 12
const LONGEST_MS = 300_000
const ROOTS = ['shared/domain', 'shared/usecases']
const PARTS = ['shared', 'functions', 'local', 'test', 'infra', 'package.json', 'tsconfig.json', 'vitest.config.ts']

const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
try {
  prepare(copy)
  process.exitCode = judge(copy, sampleOf(Number(values.sample), Number(values.seed)))
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function prepare(folder: string): void {
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
}

function sampleOf(count: number, seed: number): Mutant[] {
  const all = ROOTS.flatMap(filesIn).flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  console.log(`${all.length} mutants, a sample of ${count} with --seed ${seed}`)
  return new Random(seed).shuffled(all).slice(0, count)
}

function judge(folder: string, mutants: readonly Mutant[]): number {
  const tests = filesIn('test').filter((file) => /\.test\.ts$/u.test(file) && /^test\/(unit|functions)\//u.test(file))
  const sources = tests.map((file) => ({ file, source: readFileSync(file, 'utf8') }))
  const survivors: Mutant[] = []
  const killed = { tests: 0, simulation: 0 }
  for (const mutant of mutants) {
    const original = readFileSync(mutant.file, 'utf8')
    writeFileSync(join(folder, mutant.file), withMutant(original, mutant))
    const by = killerOf(folder, testsOf(mutant.file, sources))
    writeFileSync(join(folder, mutant.file), original)
    if (by === null) survivors.push(mutant)
    else killed[by] += 1
    console.log(`${(by ?? 'SURVIVED').padEnd(10)} ${mutant.file}:${mutant.line} ${mutant.what}`)
  }
  const score = Math.round(((mutants.length - survivors.length) / Math.max(1, mutants.length)) * 1000) / 10
  console.log(`score ${score} %: ${killed.tests} killed by tests, ${killed.simulation} by the simulation, survivors:`)
  for (const { file, line, what } of survivors) console.log(`  ${file}:${line} ${what}`)
  return 0
}

function killerOf(folder: string, tests: readonly string[]): 'tests' | 'simulation' | null {
  const vitest = join(process.cwd(), 'node_modules/vitest/vitest.mjs')
  if (tests.length > 0 && fails(folder, [vitest, 'run', '--bail', '1', ...tests])) return 'tests'
  return fails(folder, ['test/simulation/main.ts', '--seeds', String(values.seeds)]) ? 'simulation' : null
}

/** What hangs is noticed too. */
function fails(folder: string, args: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, [...args], { cwd: folder, stdio: 'ignore', timeout: LONGEST_MS })
  return status !== 0
}

/** Those called like the file, then those that import it. */
function testsOf(file: string, sources: readonly { file: string; source: string }[]): string[] {
  const name = basename(file, '.ts')
  const named = sources.filter((one) => basename(one.file).startsWith(`${name}.`))
  const importing = sources.filter(({ source }) => source.includes(`#${file}`))
  return [...new Set([...named, ...importing].map((one) => one.file))].slice(0, MOST_TESTS)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
}
