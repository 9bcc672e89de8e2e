import { readFileSync } from 'node:fs'

const FOLDER = 'test/fixtures/samples'

export const CONTACTS_FILE = readFileSync(`${FOLDER}/contacts.csv`)
export const INSTALMENTS_FILE = readFileSync(`${FOLDER}/instalments.csv`)

/** One event as it stands in the file; only what the tests look at. */
export type SampleEvent = {
  id: string
  type: string
  timestamp: string
  data: {
    orderId?: string
    order?: {
      id: string
      buyer: { id: string; name: string; phone: string }
      items: { sku: string; quantity: number }[]
      payment: { method: string; status: string }
      totalMinor: number
      closesAt: string
    }
    shipment?: { id: string; trackingNumber: string; carrier: { name: string } }
  }
}

export const SAMPLE_EVENTS: readonly SampleEvent[] = readFileSync(`${FOLDER}/order-events.ndjson`, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map(asEvent)

/** The fixture is checked by the platform itself when it takes it; here its lines are taken for what they are. */
function asEvent(line: string): SampleEvent {
  return JSON.parse(line) as SampleEvent
}

/** Rows of a list by their Chinese headers; the samples quote nothing. */
export function rowsOf(file: Buffer): Record<string, string>[] {
  const [header = '', ...lines] = file.toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])))
}

const BATCH_MS = 300_000

/** Events in the order of the file, in batches of five minutes; one that is late comes with the batch of its line. */
export function arrivals(): { at: Date; events: SampleEvent[] }[] {
  const batches = new Map<number, SampleEvent[]>()
  let latest = 0
  for (const event of SAMPLE_EVENTS) {
    latest = Math.max(latest, Date.parse(event.timestamp))
    const end = Math.ceil(latest / BATCH_MS) * BATCH_MS
    batches.set(end, [...(batches.get(end) ?? []), event])
  }
  return [...batches].map(([end, events]) => ({ at: new Date(end), events }))
}
