import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCountedPlatform } from './counted-platform.ts'
import { sumOf } from './counted-work.ts'
import { startDynalite } from './dynalite-process.ts'
import { contactsList } from './generated-lists.ts'

/** Takes a generated list of contacts in (100,000 rows, or `--rows`): how fast, in how much memory, for which work. */
const { values: flags } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
const rows = Number(flags.rows)
const WARM_UP = 1_000
const SAMPLE_MS = 100

const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'))
const dynamo = await startDynalite(folder)
try {
  const warmUp = await openCountedPlatform(dynamo.endpoint, 'warm-up-')
  await warmUp.import('contacts', () => contactsList(WARM_UP))
  warmUp.close()
  const platform = await openCountedPlatform(dynamo.endpoint, 'import-')
  await measure('a new list', platform)
  await measure('the same list again', platform)
  platform.close()
} finally {
  await dynamo.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(title: string, platform: Awaited<ReturnType<typeof openCountedPlatform>>): Promise<void> {
  globalThis.gc?.()
  platform.counter.take()
  const before = process.memoryUsage()
  let peak = before.rss
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, SAMPLE_MS)
  const startedMs = performance.now()
  const { accepted, unchanged, refused } = await platform.import('contacts', () => contactsList(rows))
  const seconds = (performance.now() - startedMs) / 1000
  clearInterval(sampling)
  const { requests, writes, reads } = platform.counter.take()
  globalThis.gc?.()
  const after = process.memoryUsage()
  console.log(`${title}: ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows a second`)
  console.log(`  accepted ${accepted}, unchanged ${unchanged}, refused ${refused}`)
  const each = (count: number) => (count / rows).toFixed(3)
  console.log(
    `  a row: ${each(requests)} requests, ${each(sumOf(writes))} write units, ${each(sumOf(reads))} read units`,
  )
  console.log(`  RSS before ${mb(before.rss)}, peak ${mb(peak)}, after ${mb(after.rss)}`)
  console.log(`  heap before ${mb(before.heapUsed)}, after ${mb(after.heapUsed)}`)
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`
}
