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
import { allOf } from '#shared/usecases/in-parallel.ts'
import { scheduledKindOf } from '#shared/usecases/runs/scheduled-kind.ts'
import { readCampaign } from '#shared/usecases/sending/read-campaign.ts'
import { jobsFor, laneOfMessage } from '#shared/usecases/sending/sweep-due.ts'
import { listWaking, listWakingPages } from './due-things.ts'

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

const LOOKED_AT = 1_000

/** What is left when the clock stands and nothing is due: waits that end later by the clock. */
export function watchLeftWaiting(deps: Deps): LeftWaiting {
  return {
    async list() {
      const held = (await overdueMessages(deps)).map(waitingOf)
      const [pages, whyLine] = await Promise.all([pagesAhead(deps), whyLineWaits(deps)])
      return summed([
        ...held,
        ...pages
          .filter(({ texts }) => texts > 0)
          .map(({ page, texts, because }) => ({ because: because ?? whyLine, texts, until: page.wakeAt })),
      ])
    },
    async hurry() {
      const slow = (await overdueMessages(deps)).filter(isHeldUpByWorker)
      if (slow.length > 0) return handOver(deps, slow)
      // Pages are read whole, so only once: when no text of theirs is under way any more.
      return recount(deps, await pagesAhead(deps))
    },
  }
}

async function handOver({ queues }: Deps, messages: readonly Message[]): Promise<number> {
  const lanes = [...Map.groupBy(messages, laneOfMessage)].map(
    ([lane, those]) => [lane, jobsFor(those.map(({ id }) => id))] as const,
  )
  await allOf(lanes.map(([lane, jobs]) => queues.sendJobs(lane, jobs)))
  return lanes.flatMap(([, jobs]) => jobs).length
}

async function recount({ queues }: Deps, pages: readonly PageAhead[]): Promise<number> {
  const jobs = pages
    .filter(({ isDone }) => isDone)
    .map(({ page: { runId, number } }) => ({ type: 'page' as const, runId, number, again: true }))
  if (jobs.length > 0) await queues.sendJobs('bulk', jobs)
  return jobs.length
}

/** Open messages whose time has come, of those that will wake. */
async function overdueMessages({ messages, clock }: Deps): Promise<Message[]> {
  const found = await messages.findMany((await listWaking(messages, LOOKED_AT)).map(({ id }) => id))
  const now = clock.now()
  return [...found.values()].filter((message) => !isClosed(message) && message.dueAt <= now)
}

function waitingOf(message: Message): Waiting {
  const last = message.trail.at(-1)
  const until = message.wakeAt ?? message.dueAt
  if (message.state === 'claimed') return { because: 'being-sent', texts: 1, until }
  if (isHeldUpByWorker(message)) return { because: 'slow-machine', texts: 1, until }
  const because =
    last?.code === 'waits' ? String(last.values.because) : last?.code === 'try-later' ? last.code : 'failed'
  return { because, texts: 1, until }
}

/** `texts` of it are not written yet, and wait with it for that reason, or else for the line; the others wait by themselves. */
type PageAhead = { page: DuePage; isDone: boolean; texts: number; because: string | null }

/** Open pages that will wake. */
async function pagesAhead(deps: Deps): Promise<PageAhead[]> {
  const pages = await listWakingPages(deps.runs, LOOKED_AT)
  return (await Promise.all(pages.map((page) => lookAtPage(deps, page)))).flat()
}

async function lookAtPage({ runs, messages, campaigns, clock }: Deps, page: DuePage): Promise<PageAhead[]> {
  const progress = await runs.findProgress(page.runId, page.number)
  if (progress?.state !== 'open') return []
  const [run, audience] = await Promise.all([runs.findRun(page.runId), runs.findAudience(page.runId, page.number)])
  if (run === undefined || audience === undefined) return []
  const campaign = await readCampaign(campaigns, run.campaignId, run.version)
  const kind = scheduledKindOf({ kind: run.kind, content: campaign.content })
  const planned = audience.entries.map((entry) => kind.occurrenceOf(entry, run, campaign.content))
  const ids = audience.entries.map(({ contactId }, place) =>
    messageIdOf({ contactId, occurrence: planned[place]?.key ?? '' }),
  )
  const written = await messages.findMany(ids)
  const texts = ids.length - written.size
  const isShut = openingOf(clock.now(), run.zone, planned) > clock.now()
  const because = campaign.state === 'paused' ? 'paused' : isShut ? 'quiet-hours' : null
  return [{ page, isDone: texts === 0 && [...written.values()].every(isClosed), texts, because }]
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
    reasons.set(because, { because, texts: sum.texts + texts, until: until < sum.until ? until : sum.until })
  }
  return [...reasons.values()].toSorted((a, b) => a.because.localeCompare(b.because))
}
