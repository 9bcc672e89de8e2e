import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from './api-client.ts'
import { postBare, startBareWrites } from './bare-loops.ts'
import { contactsList } from './generated-lists.ts'
import { startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'

/**
 * Mass sends through the signed HTTP provider to a gateway on loopback, whole, and beside them in the same run what a text
 * costs at least on this machine: `--recipients 2000,20000,100000`. Processor time is the processes' own, dynalite's left
 * out; Linux only.
 */
const { values } = parseArgs({
  options: { recipients: { type: 'string', default: '2000,20000,100000' } },
})
const sizes = values.recipients.split(',').map(Number)
const BARE_TEXTS = 10_000
const TICKS_A_SECOND = 100

type Figures = { 'texts a second': number; 'CPU ms a text': number; 'resident MB': number }

const bare = await sendBare()
const rows: Record<string, Figures> = {
  'bare loop: posts': bare,
  'bare loop: two writes': await writeBare(),
}
for (const size of sizes) rows[`Carillon: ${size.toLocaleString('en')}`] = await sendWhole(size)

console.table(rows)
for (const [name, figures] of Object.entries(rows).slice(2)) {
  const [slower, dearer] = [ratio(bare, figures, 'texts a second'), ratio(figures, bare, 'CPU ms a text')]
  console.log(`${name}: ${slower} times slower than the bare posts, ${dearer} times their processor time`)
}

async function sendBare(): Promise<Figures> {
  const sink = await startSink()
  const figures = await measuredHere(BARE_TEXTS, () => postBare(BARE_TEXTS, sink.url, WEBHOOK_SECRET))
  sink.stop()
  return figures
}

async function writeBare(): Promise<Figures> {
  const writes = await startBareWrites()
  const figures = await measuredHere(BARE_TEXTS, () => writes.run(BARE_TEXTS))
  await writes.stop()
  return figures
}

/** In a platform of its own, so that each size shows the memory it takes. */
async function sendWhole(recipients: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-throughput-'))
  const sink = await startSink()
  const platform = await startPlatform(folder, sink.url)
  try {
    const pid = platform.child.pid ?? 0
    const api = await connect(platform.origin, WEBHOOK_SECRET)
    await api.setClock('2026-11-30T12:00:00Z')
    await api.import('contacts', Buffer.concat([...contactsList(recipients)]))
    await api.campaign('holiday-greeting', { date: '2026-12-01' })
    const [cpuMs, startedMs] = [processorMs(pid), performance.now()]
    await api.setClock('2026-12-01T01:00:00Z')
    const figures = figuresOf(recipients, performance.now() - startedMs, processorMs(pid) - cpuMs, residentBytes(pid))
    const taken = (await sink.counts()).size
    if (taken !== recipients) throw new Error(`the gateway took ${taken} texts of ${recipients}`)
    return figures
  } finally {
    await platform.kill()
    sink.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measuredHere(texts: number, work: () => Promise<void>): Promise<Figures> {
  const [cpu, startedMs] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return figuresOf(texts, performance.now() - startedMs, (user + system) / 1000, process.memoryUsage().rss)
}

function figuresOf(texts: number, elapsedMs: number, cpuMs: number, rssBytes: number): Figures {
  return {
    'texts a second': Math.round((texts * 1000) / elapsedMs),
    'CPU ms a text': Number((cpuMs / texts).toFixed(3)),
    'resident MB': Math.round(rssBytes / 1e6),
  }
}

function ratio(above: Figures, below: Figures, name: keyof Figures): string {
  return (above[name] / below[name]).toFixed(1)
}

/** User and system time of a process so far (proc(5), fields 14 and 15). */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
