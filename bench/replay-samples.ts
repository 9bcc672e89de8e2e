import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message } from '#shared/contracts/message.ts'
import { startRuntime } from '../local/runtime.ts'
import { connect } from './api-client.ts'

/** Imports the sample lists, replays the sample orders of 2026-12-01 and runs on to 2026-12-08; prints what became of all. */
const SAMPLES = new URL('../test/fixtures/samples/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'carillon-replay-'))
const startedMs = performance.now()
const runtime = await startRuntime({
  port: 0,
  folder,
  consoleFolder: folder,
  webhookSecrets: [],
  writeLog: () => undefined,
})
console.log(`ready in ${Math.round(performance.now() - startedMs)} ms`)

try {
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  await api.setClock('2026-11-30T12:00:00Z')
  for (const [what, name] of [
    ['contacts', 'contacts.csv'],
    ['instalments', 'instalments.csv'],
  ] as const) {
    const { rows, accepted, unchanged, refused, problemCount, problems } = await api.import(
      what,
      readFileSync(new URL(name, SAMPLES)),
    )
    console.log(name, { rows, accepted, unchanged, refused, problemCount })
    console.log(tally(Array.isArray(problems) ? problems : [], ({ code }) => String(code)))
  }
  await api.campaign('unpaid-order-nudge')
  await api.campaign('shipment-notice')
  await api.campaign('repayment-reminder')
  await api.campaign('birthday-greeting')
  await api.campaign('holiday-greeting', { date: '2026-12-07' })
  const lines = readFileSync(new URL('order-events.ndjson', SAMPLES), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const statuses: Record<string, number> = {}
  let latest = ''
  const replayedMs = performance.now()
  for (const line of lines) {
    const event: { id: string; type: string; timestamp: string; data: unknown } = JSON.parse(line)
    if (event.timestamp > latest) {
      latest = event.timestamp
      await api.setClock(latest)
    }
    const status = await api.postEvent(event)
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  await api.setClock('2026-12-08T12:00:00Z')
  console.log(
    `replayed ${lines.length} events and eight days in ${Math.round(performance.now() - replayedMs)} ms`,
    statuses,
  )
  console.log('texts on the phone:', (await api.texts()).length)
  console.table(await outcomes())
} finally {
  await runtime.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function outcomes(): Promise<Record<string, Record<string, number>>> {
  const table: Record<string, Record<string, number>> = {}
  let cursor: string | undefined
  do {
    const page = await runtime.stores.contacts.scan({ limit: 100, cursor })
    for (const contact of page.items)
      for (const message of await runtime.stores.messages.listOfContact(contact.id)) count(table, message)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return table
}

function count(table: Record<string, Record<string, number>>, { kind, subject, state, reason }: Message): void {
  const row = subject.type === 'digest' ? `${kind} (digest)` : kind
  const column = reason === null ? state : `${state}: ${reason}`
  const counts = table[row] ?? {}
  table[row] = counts
  counts[column] = (counts[column] ?? 0) + 1
}

function tally<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}
