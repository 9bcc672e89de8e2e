import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { parseMessageId } from '../shared/contracts/ids.ts'
import { inParallel } from '../shared/usecases/in-parallel.ts'
import { connect } from './api-client.ts'
import { contactsList } from './generated-lists.ts'
import { orderPlaced, orderShipped } from './orders.ts'
import { startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'

/**
 * How long a buyer waits for a shipment notice, from the post of the event to the arrival of its text at a gateway on loopback:
 * 15 events a second, alone, beside the import of a list and then for the length of a mass send, in one run:
 * `--recipients 20000 --alone 300 --imported 20000`. Events come on the second's beat, whether or not the earlier ones are
 * answered. The clock flows as on any day.
 */
const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '20000' },
    alone: { type: 'string', default: '300' },
    imported: { type: 'string', default: '20000' },
  },
})
const [recipients, alone, imported] = [Number(values.recipients), Number(values.alone), Number(values.imported)]
const EVENTS_A_SECOND = 15
/** Where the events are more, orders ship in several parcels. */
const orders = alone + 300
const PLACED_AT = new Date('2026-12-01T00:20:00Z')
const SHIPPED_AT = new Date('2026-12-01T00:30:00Z')
const PLACED_AT_ONCE = 10
const POLL_MS = 100
const LATE_TEXTS_MS = 10_000

type Span = { p50: number; p95: number; p99: number; most: number }

const folder = mkdtempSync(join(tmpdir(), 'carillon-events-'))
const sink = await startSink()
const platform = await startPlatform(folder, sink.url)
const api = await connect(platform.origin, WEBHOOK_SECRET)
/** When the event of each parcel was posted. */
const posted = new Map<number, number>()
const posts: Promise<void>[] = []
try {
  await prepare()
  await postUntil(async () => posted.size >= alone)
  const aloneSpan = spanOf(await waitsOf([...posted.keys()]))
  const besideSpan = await postBesideImport()
  const { duringSpan, events, seconds } = await postDuringMassSend()
  console.log(
    `mass send of ${recipients + imported}: ${Math.round((recipients + imported) / seconds)} texts a second, with ${events} events meanwhile`,
  )
  // What else runs here waits in both rows.
  console.log(`load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`)
  console.table({ 'alone, ms': aloneSpan, 'beside an import, ms': besideSpan, 'during the mass send, ms': duringSpan })
  console.log(`event to text, p99: ${(besideSpan.p99 / aloneSpan.p99).toFixed(1)} times as long beside an import`)
  console.log(`event to text, p99: ${(duringSpan.p99 / aloneSpan.p99).toFixed(1)} times as long during a mass send`)
} finally {
  await platform.kill()
  sink.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** A list, a greeting for all of it at 09:00, and orders that are still to ship; it is 08:30. */
async function prepare(): Promise<void> {
  await api.setClock('2026-11-30T12:00:00Z')
  await api.import('contacts', Buffer.concat([...contactsList(recipients)]))
  await api.campaign('holiday-greeting', { date: '2026-12-01' })
  await api.campaign('shipment-notice')
  await api.setClock('2026-12-01T00:30:00Z')
  const placed = Array.from({ length: orders }, (_, row) => orderPlaced(row, 'online', PLACED_AT))
  await inParallel(placed, PLACED_AT_ONCE, take)
  await api.letClockFlow('2026-12-01T00:30:10Z')
}

/** While a list of people whom nobody knows yet is taken in, below those who are known. */
async function postBesideImport(): Promise<Span> {
  const earlier = new Set(posted.keys())
  const state = { isOver: false }
  const importing = api.import('contacts', Buffer.concat([...contactsList(recipients + imported)])).finally(() => {
    state.isOver = true
  })
  await postUntil(async () => state.isOver)
  await importing
  return spanOf(await waitsOf([...posted.keys()].filter((parcel) => !earlier.has(parcel))))
}

/** From the first text of the mass send to its last. */
async function postDuringMassSend() {
  await api.letClockFlow('2026-12-01T00:59:58Z')
  while ((await sink.mass()) === 0) await pause(POLL_MS)
  const startedMs = performance.now()
  const earlier = new Set(posted.keys())
  const events = () => posted.size - earlier.size
  await postUntil(async () => (await sink.mass()) >= recipients + imported)
  const seconds = (performance.now() - startedMs) / 1000
  const duringSpan = spanOf(await waitsOf([...posted.keys()].filter((parcel) => !earlier.has(parcel))))
  return { duringSpan, events: events(), seconds }
}

/** Posts on the beat until it is time to stop, and waits for the answers. */
async function postUntil(isOver: () => Promise<boolean>): Promise<void> {
  const startedMs = performance.now()
  for (let beat = 0; ; beat += 1) {
    await pause(Math.max(0, startedMs + (beat * 1000) / EVENTS_A_SECOND - performance.now()))
    if (await isOver()) break
    const parcel = posted.size
    posted.set(parcel, nowMs())
    posts.push(take(orderShipped(parcel % orders, { at: SHIPPED_AT, parcel })))
  }
  await Promise.all(posts)
}

async function take(event: Parameters<typeof api.postEvent>[0]): Promise<void> {
  const status = await api.postEvent(event)
  if (status < 200 || status > 299) throw new Error(`${event.id}: ${status}`)
}

/** From post to text, in milliseconds. @throws Error when a text does not come */
async function waitsOf(parcels: readonly number[]): Promise<number[]> {
  const giveUpMs = performance.now() + LATE_TEXTS_MS
  for (;;) {
    const arrived = new Map<number, number>()
    for (const [id, atMs] of await sink.arrivals()) {
      const [, shipment] = parseMessageId(id)?.occurrence.split('#shipment-notice#SH-') ?? []
      if (shipment !== undefined) arrived.set(Number(shipment), atMs)
    }
    const waits = parcels.map((parcel) => (arrived.get(parcel) ?? Number.NaN) - (posted.get(parcel) ?? Number.NaN))
    if (!waits.some(Number.isNaN)) return waits
    if (performance.now() > giveUpMs) throw new Error(`${waits.filter(Number.isNaN).length} texts did not come`)
    await pause(POLL_MS)
  }
}

function spanOf(waits: readonly number[]): Span {
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

/** On the clock that all processes of this machine share. */
function nowMs(): number {
  return performance.timeOrigin + performance.now()
}
