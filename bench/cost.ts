import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carrierFees, type Line, type Month, reckonMonth, reckonQuiet, sumOfLines } from './cost-reckoning.ts'
import { measureUnitsOfWork } from './cost-scenarios.ts'
import { startDynalite } from './dynalite-process.ts'

/** What a month costs at AWS, in US dollars: counted work times list prices, as docs/cost.md shows it. */
/** Of the stacks `Account` and `dev`, as `npm run synth` writes them; own metrics are the two ticks'. */
const STANDING = { alarmMetrics: 50, eventSources: 6, ownMetrics: 2 }
const SHOP: Month = { contacts: 1_000, orders: 3_500, massTexts: 3_000 }
const MASS: Month = { contacts: 0, orders: 0, massTexts: 1_000_000 }

const folder = mkdtempSync(join(tmpdir(), 'carillon-cost-'))
const dynamo = await startDynalite(folder)
try {
  const units = await measureUnitsOfWork(dynamo.endpoint)
  const quiet = reckonQuiet(units, STANDING)
  print('A month in which nothing happens', quiet)
  for (const [title, month] of [
    ['On top: a shop with 10,000 texts', SHOP],
    ['On top: one million mass texts', MASS],
  ] as const) {
    print(title, reckonMonth(units, month))
    print('Beside it, at one part a text', carrierFees(month, 1), false)
  }
} finally {
  await dynamo.stop()
  rmSync(folder, { recursive: true, force: true })
}

function print(title: string, lines: readonly Line[], withSum = true): void {
  console.log(`### ${title}\n\n| | arithmetic | USD |\n| --- | --- | ---: |`)
  for (const { what, arithmetic, usd } of lines) console.log(`| ${what} | ${arithmetic} | ${money(usd)} |`)
  if (withSum) console.log(`| **sum** | | **${money(sumOfLines(lines))}** |`)
  console.log()
}

function money(usd: number): string {
  return usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: usd < 0.1 ? 3 : 2 })
}
