import type { CountedPlatform } from './counted-platform.ts'
import { sumOf, type Work } from './counted-work.ts'

/** Counted work for each message, and where it went. */
export type Figures = {
  requests: number
  writeUnits: number
  readUnits: number
  queueRequests: number
  submits: number
  places: { writes: Record<string, number>; reads: Record<string, number> }
}

export type Memory = { rssMb: number; heapMb: number }
export type MassSend = { figures: Figures; memory: Memory; seconds: number }

/** Counts from the beginning until no job waits any more; `messages`: by how many the counts are divided. */
export async function measure(
  platform: CountedPlatform,
  messages: number,
  begin: () => Promise<unknown>,
): Promise<MassSend> {
  const { counter, queues, submits, handlers } = platform
  counter.take()
  queues.requests = 0
  submits.count = 0
  const peak = { rss: 0 }
  const startedMs = performance.now()
  await begin()
  await queues.drain(handlers, () => {
    peak.rss = Math.max(peak.rss, process.memoryUsage.rss())
  })
  const seconds = (performance.now() - startedMs) / 1000
  const figures = figuresOf(counter.take(), messages, { queueRequests: queues.requests, submits: submits.count })
  globalThis.gc?.()
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  return {
    figures,
    seconds,
    memory: { rssMb: megabytes(peak.rss), heapMb: megabytes(process.memoryUsage().heapUsed) },
  }
}

function figuresOf(work: Work, messages: number, counts: { queueRequests: number; submits: number }): Figures {
  const each = (units: Record<string, number>) =>
    Object.fromEntries(Object.entries(units).map(([place, count]) => [place, count / messages]))
  return {
    requests: work.requests / messages,
    writeUnits: sumOf(work.writes) / messages,
    readUnits: sumOf(work.reads) / messages,
    queueRequests: counts.queueRequests / messages,
    submits: counts.submits / messages,
    places: { writes: each(work.writes), reads: each(work.reads) },
  }
}
