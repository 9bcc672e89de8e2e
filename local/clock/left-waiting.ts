import type { Stores } from '#shared/adapters/stores.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { LineDefaults } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import { leaseParts, newLine } from '#shared/domain/line/line-lease.ts'
import { isHeldUpByWorker } from '#shared/domain/sending/attempt.ts'
import { openingOf } from '#shared/domain/sending/judge-message.ts'
import { isClosed } from '#shared/domain/sending/message-lifecycle.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { DuePage } from '#shared/ports/run-store.ts'
import { scheduledKindOf } from '#shared/usecases/runs/scheduled-kind.ts'
import { readCampaign } from '#shared/usecases/sending/read-campaign.ts'
import { laneOf } from '#shared/usecases/sending/sweep-due.ts'

/** Texts whose time has come and that wait all the same, for one reason; `until`: when the first of them is looked at again. */
export type Waiting = { because: string; texts: number; until: Date }

type Deps = Pick<Stores, 'messages' | 'runs' | 'campaigns' | 'lines'> & {
  queues: Pick<Queues, 'sendJobs'>
  clock: Clock
  lineDefaults: LineDefaults
}

export interface LeftWaiting {
  /** By reason, of the first thousand texts and thousand pages of each shard that wake next; empty when nothing waits. */
  list(): Promise<Waiting[]>
  /**
   * Hands over at once what waits only since this machine was slow, or where nothing does, pages all of whose texts are done
   * by now; how many jobs that made. A second one for the same text finds it closed.
   */
  hurry(): Promise<number>
}

const EVER = new Date('9999-01-01T00:00:00Z')
const LOOKED_AT = 1_000
const IDS_A_JOB = 10

/** What is left when the clock stands and nothing is due: waits that end later by the clock. */
export function watchLeftWaiting(deps: Deps): LeftWaiting {
  return {
    async list() {
      const held = (await overdueMessages(deps)).map((message) => waitingOf(message))
      const pages = await pagesAhead(deps)
      return summed([...held, ...pages.flatMap((page) => page.waiting ?? [])])
    },
    async hurry() {
      const slow = handOver(deps, (await overdueMessages(deps)).filter(isHeldUpByWorker))
      // Pages are read whole, so only once: when no text of theirs is under way any more.
      const jobs = slow.length > 0 ? slow : (await donePages(deps)).map((page) => recount(deps, page))
      await Promise.all(jobs)
      return jobs.length
    },
  }
}

function handOver({ queues }: Deps, messages: readonly Message[]): Promise<void>[] {
  return (['transactional', 'bulk'] as const).flatMap((lane) => {
    const ids = messages.filter(({ id }) => laneOf(id) === lane).map(({ id }) => id)
    const jobs = []
    for (let start = 0; start < ids.length; start += IDS_A_JOB)
      jobs.push({ type: 'messages' as const, ids: ids.slice(start, start + IDS_A_JOB) })
    return jobs.map((job) => queues.sendJobs(lane, [job]))
  })
}

function recount({ queues }: Deps, { runId, number }: DuePage): Promise<void> {
  return queues.sendJobs('bulk', [{ type: 'page', runId, number, again: true }])
}

/** Open messages whose time has come, of those that will wake. */
async function overdueMessages({ messages, clock }: Deps): Promise<Message[]> {
  const shards = Array.from({ length: messages.dueShards }, (_, shard) => messages.listDue(shard, EVER, LOOKED_AT))
  const found = await messages.findMany((await Promise.all(shards)).flat().map(({ id }) => id))
  const now = clock.now()
  return [...found.values()].filter((message) => !isClosed(message) && message.dueAt <= now)
}

function waitingOf(message: Message): Waiting & { until: Date } {
  const last = message.trail.at(-1)
  const until = message.wakeAt ?? message.dueAt
  if (message.state === 'claimed') return { because: 'being-sent', texts: 1, until }
  if (isHeldUpByWorker(message)) return { because: 'slow-machine', texts: 1, until }
  const because =
    last?.code === 'waits' ? String(last.values.because) : last?.code === 'try-later' ? last.code : 'failed'
  return { because, texts: 1, until }
}

async function donePages(deps: Deps): Promise<DuePage[]> {
  return (await pagesAhead(deps)).flatMap(({ page, isDone }) => (isDone ? [page] : []))
}

type PageAhead = { page: DuePage; isDone: boolean; waiting: Waiting | null }

/** Open pages that will wake: what of them is not written yet waits with them, the rest by itself. */
async function pagesAhead(deps: Deps): Promise<PageAhead[]> {
  const { runs } = deps
  const shards = Array.from({ length: runs.dueShards }, (_, shard) => runs.listDuePages(shard, EVER, LOOKED_AT))
  const ahead = await Promise.all((await Promise.all(shards)).flat().map((page) => lookAtPage(deps, page)))
  return ahead.flatMap((page) => page ?? [])
}

async function lookAtPage(deps: Deps, page: DuePage): Promise<PageAhead | null> {
  const { runs, messages, campaigns, clock } = deps
  const progress = await runs.findProgress(page.runId, page.number)
  if (progress?.state !== 'open') return null
  const [run, audience] = await Promise.all([runs.findRun(page.runId), runs.findAudience(page.runId, page.number)])
  if (run === undefined || audience === undefined) return null
  const campaign = await readCampaign(campaigns, run.campaignId, run.version)
  const kind = scheduledKindOf({ kind: run.kind, content: campaign.content })
  const ids = audience.entries.map((entry) => {
    const { key } = kind.occurrenceOf(entry, run, campaign.content)
    return messageIdOf({ contactId: entry.contactId, occurrence: key })
  })
  const written = await messages.findMany(ids)
  const texts = ids.length - written.size
  if (texts === 0) return { page, isDone: [...written.values()].every(isClosed), waiting: null }
  const isShut = openingOf(clock.now(), run.zone) > clock.now()
  const because = campaign.state === 'paused' ? 'paused' : isShut ? 'quiet-hours' : await whyLineWaits(deps)
  return { page, isDone: false, waiting: { because, texts, until: page.wakeAt } }
}

async function whyLineWaits({ lines, lineDefaults: defaults, clock }: Deps): Promise<string> {
  const line = (await lines.find(defaults.provider)) ?? newLine(defaults)
  const lease = leaseParts(line, { lane: 'bulk', wanted: 1, least: 1, now: clock.now(), defaults })
  return lease.kind === 'refused' ? lease.because : 'failed'
}

function summed(all: readonly Waiting[]): Waiting[] {
  const reasons = new Map<string, Waiting>()
  for (const { because, texts, until } of all) {
    const sum = reasons.get(because) ?? { because, texts: 0, until }
    reasons.set(because, {
      because,
      texts: sum.texts + texts,
      until: until < sum.until ? until : sum.until,
    })
  }
  return [...reasons.values()].toSorted((a, b) => a.because.localeCompare(b.because))
}
