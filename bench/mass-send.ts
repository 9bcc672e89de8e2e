import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Counted, overBaseline, readBaseline, saveBaseline } from './baseline.ts'
import { sumOf } from './counted-work.ts'
import { startDynalite } from './dynalite-process.ts'
import type { Figures, MassSend } from './measure.ts'
import { countsOf, memoryOf, placesOf, row, tableOf } from './report.ts'
import { measureMassSends, measureSingles } from './scenarios.ts'

/**
 * Counts what one message of a mass send costs, beside what the design aims at. `--large` adds 100,000 recipients,
 * `--save` keeps the figures as the baseline, `--check` fails when counted work is more than 1 % over it.
 */
const { values: flags } = parseArgs({
  options: { large: { type: 'boolean' }, save: { type: 'boolean' }, check: { type: 'boolean' } },
})
/** What each text costs shows at small sizes too: a check takes a minute. */
const SIZES = [1_000, 4_000, ...(flags.check ? [] : [10_000]), ...(flags.large ? [100_000] : [])]
const WARM_UP = 200
const SINGLES = 100

const MASS_AIMS = { requests: 2.3, writeUnits: 2.1, readUnits: 3.1, queueRequests: 0.05, submits: 1 }
const KINDS = {
  // A text that a cap counts writes and reads its number's item besides.
  holiday: { title: 'holiday greeting', aims: { ...MASS_AIMS, requests: 3.3, writeUnits: 3.1, readUnits: 4.2 } },
  reminder: { title: 'repayment reminder', aims: { ...MASS_AIMS, readUnits: 4.1 } },
} as const
type Kind = keyof typeof KINDS
const KIND_NAMES: readonly Kind[] = ['holiday', 'reminder']

const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'))
const dynamo = await startDynalite(folder)
const counted: Counted = {}
try {
  await measureMassSends(dynamo.endpoint, WARM_UP)
  printSingles(await measureSingles(dynamo.endpoint, SINGLES))
  const sends: { size: number; by: Record<Kind, MassSend> }[] = []
  for (const size of SIZES) sends.push({ size, by: await measureMassSends(dynamo.endpoint, size) })
  for (const kind of KIND_NAMES) {
    printMass(
      kind,
      sends.map(({ size, by }) => ({ size, send: by[kind] })),
    )
  }
} finally {
  await dynamo.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (flags.save) saveBaseline(counted)
if (flags.check) checkBaseline()

function printSingles(singles: { atOnce: MassSend; waiting: MassSend }): void {
  const print = (title: string, aim: number, { figures }: MassSend) => {
    const own = { messageWriteUnits: sumOf(figures.places.writes, 'messages') }
    counted[title] = own
    console.log(`${tableOf(title, { messageWriteUnits: aim }, [{ title: 'measured', figures: own }])}\n`)
  }
  print('a single message due at once', 6, singles.atOnce)
  print('a single message that waits', 9, singles.waiting)
}

function printMass(kind: Kind, sends: readonly { size: number; send: MassSend }[]): void {
  const { title, aims } = KINDS[kind]
  const columns = sends.map(({ size, send }) => ({ title: nameOf(size), figures: keep(title, size, send.figures) }))
  console.log(tableOf(title, aims, columns))
  const last = sends.at(-1)
  if (last) console.log(placesOf(last.send.figures))
  console.log(row('  this process', ['RSS, peak', 'heap, after', 'took']))
  for (const { size, send } of sends) console.log(memoryOf(nameOf(size), send))
  console.log()
}

function keep(title: string, size: number, figures: Figures): Record<string, number> {
  const counts = countsOf(figures)
  counted[`${title} to ${nameOf(size)}`] = counts
  return counts
}

function nameOf(size: number): string {
  return size.toLocaleString('en')
}

function checkBaseline(): void {
  const faults = overBaseline(counted, readBaseline())
  for (const fault of faults) console.log(fault)
  console.log(faults.length === 0 ? 'Counted work is within 1 % of the baseline.' : 'Counted work has grown.')
  if (faults.length > 0) process.exitCode = 1
}
