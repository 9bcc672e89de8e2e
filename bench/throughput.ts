import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from './api-client.ts'
import { postBare, startBareWrites } from './bare-loops.ts'
import { contactsList } from './generated-lists.ts'
import { type Engine, type Sink, startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'

/**
 * Mass sends through the signed HTTP provider to a gateway on loopback, whole, and beside them in the same run what a text
 * costs at least on this machine: `--recipients 2000,20000,100000`. On each engine, `--engines dynalite,SQLite`:
 * SQLite as `npm start` has it, and dynalite as its package gives it. Processor time is that of all processes; Linux only.
 */
const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '2000,20000,100000' },
    engines: { type: 'string', default: 'dynalite,SQLite' },
  },
})
const sizes = values.recipients.split(',').map(Number)
const BARE_TEXTS = 10_000
const TICKS_A_SECOND = 100

type ApiClient = Awaited<ReturnType<typeof connect>>
type Figures = { 'texts a second': number; 'CPU ms a text': number; 'resident MB': number }
/** The engine of `npm start` last, so that its lines are the last of the run. */
const ENGINES = (['dynalite', 'SQLite'] as const).filter((engine) => values.engines.split(',').includes(engine))
/** The firing, then minutes on: on a slow machine a text whose facts grew old while it waited is looked at once more. */
const INSTANTS = ['2026-12-01T01:00:00Z', '2026-12-01T01:05:00Z', '2026-12-01T01:10:00Z', '2026-12-01T01:15:00Z']

console.log(`This disk syncs ${syncsASecond()} times a second`)
const bare = await sendBare()
const rows: Record<string, Figures> = { 'bare posts': bare }
for (const engine of ENGINES) rows[`two bare writes, ${engine}`] = await writeBare(engine)
const told: string[] = []
for (const engine of ENGINES) {
  for (const size of sizes) {
    const name = `${engine === 'SQLite' ? 'Carillon' : 'on dynalite'}: ${size.toLocaleString('en')}`
    const figures = await sendWhole(size, engine)
    rows[name] = figures
    const [slower, dearer] = [ratio(bare, figures, 'texts a second'), ratio(figures, bare, 'CPU ms a text')]
    told.push(`${name}: ${slower} times slower than the bare posts, ${dearer} times their processor time`)
  }
}

console.table(rows)
for (const line of told) console.log(line)

async function sendBare(): Promise<Figures> {
  const sink = await startSink()
  const figures = await measuredHere(BARE_TEXTS, () => postBare(BARE_TEXTS, sink.url, WEBHOOK_SECRET))
  sink.stop()
  return figures
}

async function writeBare(engine: Engine): Promise<Figures> {
  const writes = await startBareWrites(engine)
  const figures = await measuredHere(BARE_TEXTS, () => writes.run(BARE_TEXTS))
  await writes.stop()
  return figures
}

/** In a platform of its own, so that each size shows the memory it takes. */
async function sendWhole(recipients: number, engine: Engine): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-throughput-'))
  const sink = await startSink()
  const platform = await startPlatform(folder, sink.url, { engine })
  try {
    const pid = platform.child.pid ?? 0
    const api = await connect(platform.origin, WEBHOOK_SECRET)
    await api.setClock('2026-11-30T12:00:00Z')
    await api.import('contacts', Buffer.concat([...contactsList(recipients)]))
    await api.campaign('holiday-greeting', { date: '2026-12-01' })
    const cpuMs = processorMs(pid)
    const elapsedMs = await sendToAll(recipients, api, sink)
    return figuresOf(recipients, elapsedMs, processorMs(pid) - cpuMs, residentBytes(pid))
  } finally {
    await platform.kill()
    sink.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long it took until the gateway had every text, without the asking of the gateway. */
async function sendToAll(recipients: number, api: ApiClient, sink: Sink): Promise<number> {
  let elapsedMs = 0
  let taken = 0
  for (const instant of INSTANTS) {
    const startedMs = performance.now()
    await api.setClock(instant)
    elapsedMs += performance.now() - startedMs
    taken = (await sink.counts()).size
    if (taken === recipients) return elapsedMs
  }
  throw new Error(`the gateway took ${taken} texts of ${recipients}`)
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

/** User and system time so far of a process (proc(5), fields 14 and 15) and of those that it started, dynalite's among them. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const own = ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((child) => child !== '')
  return children.map((child) => processorMs(Number(child))).reduce((sum, ms) => sum + ms, own)
}

/** How often a second a page that was written can be brought to this disk. */
function syncsASecond(): number {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-syncs-'))
  const file = openSync(join(folder, 'page'), 'w')
  const page = Buffer.alloc(4096)
  const startedMs = performance.now()
  let syncs = 0
  for (; performance.now() - startedMs < 1000; syncs += 1) {
    writeSync(file, page)
    fdatasyncSync(file)
  }
  closeSync(file)
  rmSync(folder, { recursive: true })
  return syncs
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
