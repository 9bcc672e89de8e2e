import { CampaignId, type MessageId, parseMessageId } from '#shared/contracts/ids.ts'
import type { SendJob } from '#shared/contracts/jobs.ts'
import {
  holdsScenario,
  isOwnText,
  isServiceText,
  type Lane,
  type Message,
  ShippedKindId,
} from '#shared/contracts/message.ts'
import { QUESTION_SHARD } from '#shared/contracts/table.ts'
import { kindFor, kindOf } from '#shared/domain/scenarios/registry.ts'
import { COUNT_HAND_OVER_MS, HAND_OVER_MS, PAGE_HAND_OVER_MS } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { DueMessage, MessageStore } from '#shared/ports/message-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { DuePage, RunStore } from '#shared/ports/run-store.ts'
import { allOf, inParallel } from '../in-parallel.ts'

export type SweepDeps = {
  messages: Pick<MessageStore, 'listDue' | 'handOver' | 'dueShards'>
  runs: Pick<RunStore, 'listDuePages' | 'handOverPage' | 'findProgress' | 'dueShards'>
  campaigns: Pick<CampaignStore, 'find'>
  queues: Queues
  clock: Clock
  remainingMs(): number
}

export type SweepCounts = { messages: number; pages: number; questions: number }

const READ_AT_ONCE = 200
const IDS_A_JOB = 10
/** Of the jobs that close questions, each of which is a request of its own. */
const CLOSED_AT_ONCE = 20
const STOP_EARLY_MS = 15_000

/**
 * Hands over everything that is due, oldest first, however late it was written. `wakeAt` moves on by the lease before the
 * job is sent, so a job that is lost brings its messages up again; a second sweep beside this one finds them moved.
 * @param ahead also hand over what comes due within this many milliseconds: after a restart, jobs lost with a process.
 */
export async function sweepDue(deps: SweepDeps, ahead = 0): Promise<SweepCounts> {
  const until = new Date(deps.clock.now().getTime() + ahead)
  const counts: SweepCounts = { messages: 0, pages: 0, questions: 0 }
  const shards = Math.max(deps.messages.dueShards, deps.runs.dueShards)
  await allOf(
    Array.from({ length: shards }, async (_, shard) => {
      if (shard < deps.messages.dueShards) counts.messages += await sweepMessages(deps, shard, until)
      if (shard < deps.runs.dueShards) counts.pages += await sweepPages(deps, shard, until)
    }),
  )
  counts.questions = await sweepQuestions(deps)
  return counts
}

/** Never ahead of their time: an answer may still come. */
function sweepQuestions(deps: SweepDeps): Promise<number> {
  return sweepShard(deps, QUESTION_SHARD, deps.clock.now(), async (moved) => {
    await inParallel(moved, CLOSED_AT_ONCE, ({ id }) =>
      deps.queues.campaignJob({ type: 'close-question', messageId: id }),
    )
  })
}

function sweepMessages(deps: SweepDeps, shard: number, until: Date): Promise<number> {
  return sweepShard(deps, shard, until, (moved) => sendInLanes(deps, moved))
}

/** Goes on until none is left or time is up. */
async function sweepShard(
  deps: SweepDeps,
  shard: number,
  until: Date,
  send: (moved: readonly DueMessage[]) => Promise<void>,
): Promise<number> {
  let handed = 0
  while (deps.remainingMs() > STOP_EARLY_MS) {
    const due = await deps.messages.listDue(shard, until, READ_AT_ONCE)
    const moved = await handOver(deps, due)
    await send(moved)
    handed += moved.length
    if (due.length < READ_AT_ONCE || moved.length === 0) break
  }
  return handed
}

async function handOver(deps: SweepDeps, due: readonly DueMessage[]): Promise<DueMessage[]> {
  const next = new Date(deps.clock.now().getTime() + HAND_OVER_MS)
  const moved = await allOf(due.map(async (one) => ((await deps.messages.handOver(one, next)) ? [one] : [])))
  return moved.flat()
}

async function sendInLanes(deps: SweepDeps, due: readonly DueMessage[]): Promise<void> {
  const lanes: Record<Lane, MessageId[]> = { transactional: [], bulk: [] }
  const customs = due.filter(({ id }) => shippedKindOf(id) === undefined && !isSingleText(id))
  const byEvent = await findByEvent(deps, customs)
  for (const { id, campaignId } of due) lanes[byEvent.has(campaignId) ? 'transactional' : laneOf(id)].push(id)
  for (const lane of ['transactional', 'bulk'] as const) {
    const jobs = jobsFor(lanes[lane])
    if (jobs.length > 0) await deps.queues.sendJobs(lane, jobs)
  }
}

/** Jobs of ten messages each, in their order; none for none. */
export function jobsFor(ids: readonly MessageId[]): SendJob[] {
  return Array.from({ length: Math.ceil(ids.length / IDS_A_JOB) }, (_, job) => ({
    type: 'messages',
    ids: ids.slice(job * IDS_A_JOB, (job + 1) * IDS_A_JOB),
  }))
}

/** Which of the campaigns whose key does not say so answer events: each is read once. */
async function findByEvent({ campaigns }: SweepDeps, due: readonly DueMessage[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(due.map(({ campaignId }) => campaignId))]
  const found = await allOf(ids.map((id) => campaigns.find(CampaignId.parse(id))))
  return new Set(found.flatMap((one) => (one !== undefined && kindFor(one).trigger === 'event' ? [one.id] : [])))
}

/** Messages that answer an event go first; what came off a mass send never stands in their way. */
function laneOf(id: MessageId): Lane {
  if (isSingleText(id)) return 'transactional'
  const kind = shippedKindOf(id)
  return kind !== undefined && kindOf(kind).trigger === 'event' ? 'transactional' : 'bulk'
}

/** The same for a message that was read: one of a scenario in its campaign is of a page where a date began it. */
export function laneOfMessage({ id, page, kind }: Pick<Message, 'id' | 'page' | 'kind'>): Lane {
  return holdsScenario(kind) && page === null ? 'transactional' : laneOf(id)
}

/** Somebody asked for it, or waits for an answer: it is of no campaign. */
function isSingleText(id: MessageId): boolean {
  const [, kind = ''] = parseMessageId(id)?.occurrence.split('#') ?? []
  return isOwnText(kind) || isServiceText(kind)
}

function shippedKindOf(id: MessageId): ShippedKindId | undefined {
  return ShippedKindId.safeParse(parseMessageId(id)?.occurrence.split('#')[1]).data
}

async function sweepPages(deps: SweepDeps, shard: number, until: Date): Promise<number> {
  const due = await deps.runs.listDuePages(shard, until, READ_AT_ONCE)
  const now = deps.clock.now()
  let handed = 0
  for (const page of due) {
    const toCount = await isFinished(deps, page)
    if (page.wakeAt > now && toCount) continue
    const next = new Date(now.getTime() + (toCount ? COUNT_HAND_OVER_MS : PAGE_HAND_OVER_MS))
    if (!(await deps.runs.handOverPage(page, next))) continue
    await deps.queues.sendJobs('bulk', [{ type: 'page', runId: page.runId, number: page.number, again: true }])
    handed += 1
  }
  return handed
}

/** One that is to be counted again waits for messages that are just moving: never ahead of its time. */
async function isFinished(deps: SweepDeps, { runId, number }: DuePage): Promise<boolean> {
  return (await deps.runs.findProgress(runId, number))?.state === 'finished'
}
