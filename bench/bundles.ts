import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { type Bundle, bundleFunction, foreignLocalesIn, heaviestIn } from './bundle.ts'
import { leastStarts, openStarts, type Times } from './bundle-start.ts'

/** Every function as infra bundles it: its size, what is in it, and how long it takes to start beside an empty one. */

const KB = 1024
const SENDER = 'send-message'
const MOST_SENDER_BYTES = 616 * KB
const MOST_TIMES_EMPTY = 15
const MOST_SENDER_TIMES = 7
const TOLERANCE = 0.05
const BASELINE = new URL('./bundles-baseline.json', import.meta.url)
const Sizes = z.record(z.string(), z.int())
type Sizes = z.infer<typeof Sizes>

const FUNCTIONS = new URL('../functions/', import.meta.url)
const names = readdirSync(FUNCTIONS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(new URL(entry.name, FUNCTIONS)).includes('main.ts'))
  .map(({ name }) => name)

const folder = mkdtempSync(join(tmpdir(), 'carillon-bundles-'))
try {
  const bundles = await Promise.all(names.map((name) => bundleFunction(name, folder)))
  const times = await measure(bundles)
  print(bundles, times)
  const sizes = Object.fromEntries(bundles.map(({ name, bytes }) => [name, bytes]))
  const faults = [...limitFaults(bundles, times), ...(process.argv.includes('--check') ? baselineFaults(sizes) : [])]
  if (process.argv.includes('--save')) writeFileSync(BASELINE, `${JSON.stringify(sizes, null, 2)}\n`)
  for (const fault of faults) console.error(`FAULT ${fault}`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(bundles: readonly Bundle[]): Promise<Times> {
  const starts = await openStarts(folder)
  try {
    return await leastStarts(
      starts,
      bundles.map(({ file }) => file),
    )
  } finally {
    await starts.close()
  }
}

function print(bundles: readonly Bundle[], { emptyMs, startMs }: Times): void {
  console.log(`${'function'.padEnd(20)}${'KB'.padStart(8)}${'start ms'.padStart(10)}${'x empty'.padStart(9)}`)
  console.log(`${'(empty)'.padEnd(20)}${''.padStart(8)}${emptyMs.toFixed(0).padStart(10)}${'1.0'.padStart(9)}`)
  for (const { name, file, bytes } of bundles) {
    const ms = startMs.get(file) ?? 0
    const cells = [
      (bytes / KB).toFixed(1).padStart(8),
      ms.toFixed(0).padStart(10),
      (ms / emptyMs).toFixed(1).padStart(9),
    ]
    console.log(name.padEnd(20) + cells.join(''))
  }
  const sender = bundles.find(({ name }) => name === SENDER)
  console.log(`\nHeaviest in ${SENDER}:`)
  for (const [from, bytes] of sender ? heaviestIn(sender, 15) : [])
    console.log(`${(bytes / KB).toFixed(1).padStart(8)}  ${from}`)
}

function limitFaults(bundles: readonly Bundle[], { emptyMs, startMs }: Times): string[] {
  return bundles.flatMap((bundle) => {
    const { name, file, bytes } = bundle
    const times = (startMs.get(file) ?? 0) / emptyMs
    const locales = foreignLocalesIn(bundle)
    return [
      ...(name === SENDER && bytes > MOST_SENDER_BYTES ? [`${name} has ${bytes} bytes of ${MOST_SENDER_BYTES}`] : []),
      ...(times > (name === SENDER ? MOST_SENDER_TIMES : MOST_TIMES_EMPTY)
        ? [`${name} takes ${times.toFixed(1)} times as long to start as an empty one`]
        : []),
      ...(locales.length > 0 ? [`${name} holds ${locales.length} locales of zod`] : []),
    ]
  })
}

function baselineFaults(sizes: Sizes): string[] {
  const baseline = Sizes.parse(JSON.parse(readFileSync(BASELINE, 'utf8')))
  return Object.entries(sizes).flatMap(([name, bytes]) => {
    const known = baseline[name]
    if (known === undefined) return [`${name} has no baseline: run with --save`]
    const change = (bytes - known) / known
    return Math.abs(change) <= TOLERANCE
      ? []
      : [`${name} changed by ${(change * 100).toFixed(1)} %: ${known} to ${bytes}`]
  })
}
