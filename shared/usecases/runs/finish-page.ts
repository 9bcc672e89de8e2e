import type { Counts, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { isSameTally, tallyOf } from '#shared/domain/campaigns/tally.ts'
import {
  answeredElsewhere,
  asLineOf,
  doubtMessage,
  isClosed,
  isLeftByAStop,
  isOfRun,
} from '#shared/domain/sending/message-lifecycle.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStanding, MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { allOf } from '../in-parallel.ts'
import type { Draft } from '../sending/draft.ts'
import { forgetSums } from './forget-sums.ts'
import { whenToCount } from './mark-page.ts'

export type FinishPageDeps = {
  messages: Pick<MessageStore, 'findMany' | 'findStandings' | 'save'>
  runs: Pick<RunStore, 'saveProgress' | 'findRun' | 'saveRun'>
  clock: Clock
}

export type FinishPageOutcome = { kind: 'finished'; messages: number } | { kind: 'open'; until: Date }

/** How soon an unfinished page is looked at again. */
const LOOK_AGAIN_MS = 60_000

/**
 * Counts the page's messages as they are in the store; done when all are closed, else looked at again. Only the run's own
 * count: where another campaign or run holds an entry's key, the run gets a line of its own under a key of its own. One
 * that stands on two pages of a run, since its record moved while the audience was read, counts on both.
 */
export async function finishPage(
  deps: FinishPageDeps,
  run: Run,
  progress: PageProgress,
  drafts: readonly Draft[],
): Promise<FinishPageOutcome> {
  const countedAt = deps.clock.now()
  const found = await findOwn(deps, run, drafts)
  const open = found.filter((message) => !isClosed(message))
  if (open.length > 0 || found.length < drafts.length) {
    const until = lookAgainAt(countedAt, open)
    await deps.runs.saveProgress({ ...progress, wakeAt: until, rev: progress.rev + 1 }, progress.rev)
    return { kind: 'open', until }
  }
  const tally = tallyOf(found)
  const finished: PageProgress = {
    ...progress,
    state: 'finished',
    // A receipt may have come in while it was counted, when nothing was there to be marked yet.
    wakeAt: progress.state === 'open' && mayMove(tally.counts) ? whenToCount(countedAt) : null,
    ...tally,
    countedAt,
    rev: progress.rev + 1,
  }
  if (progress.state === 'finished' && !isSameTally(progress, tally)) await forgetSums(deps.runs, run)
  await deps.runs.saveProgress(finished, progress.rev)
  return { kind: 'finished', messages: drafts.length }
}

/** How the run's own message of each entry stands; nothing where there is none yet. */
async function findOwn(deps: FinishPageDeps, run: Run, drafts: readonly Draft[]): Promise<MessageStanding[]> {
  const written = await deps.messages.findStandings(drafts.map(({ message }) => message))
  const foreign = drafts.filter(({ message }) => isForeign(run, written.get(message.id)))
  const lines = await findLines(deps, run, foreign)
  return drafts.flatMap(({ message: { id } }) => lines.get(id) ?? ownOf(run, written.get(id)))
}

/** By the entry's key, what stands for the run beside whoever holds that key. */
async function findLines(deps: FinishPageDeps, run: Run, foreign: readonly Draft[]) {
  const lines = new Map<MessageId, MessageStanding>()
  if (foreign.length === 0) return lines
  const found = await deps.messages.findMany(foreign.map(({ message }) => message.id))
  const written = await deps.messages.findStandings(foreign.map(({ message }) => asLineOf(message, run.id)))
  await allOf(
    foreign.map(async ({ message }) => {
      const holder = found.get(message.id)
      const line = written.get(asLineOf(message, run.id).id)
      const [taken] = ownOf(run, holder) // by another worker on this page, meanwhile
      const stands = line ?? taken ?? (holder && (await answerForeign(deps, run, message, holder)))
      if (stands !== undefined) lines.set(message.id, stands)
    }),
  )
  return lines
}

function ownOf({ id }: Run, found: MessageStanding | undefined): MessageStanding[] {
  return found !== undefined && isOfRun(found, id) ? [found] : []
}

function isForeign({ id }: Run, found: MessageStanding | undefined): boolean {
  return found !== undefined && !isOfRun(found, id)
}

/**
 * A line says who answered the occasion. What a stopped campaign left without a submit is taken over: that one keeps its
 * word as a line, and the text is planned. Nothing where somebody else was first; the next look sees what stands then.
 */
async function answerForeign(
  deps: FinishPageDeps,
  { restoredAt }: Run,
  draft: Message,
  found: Message,
): Promise<Message | undefined> {
  const now = deps.clock.now()
  if (!isLeftByAStop(found) || found.campaignId === draft.campaignId) {
    const line = answeredElsewhere(draft, found, now)
    return (await deps.messages.save(line, 'absent')) ? line : undefined
  }
  if (found.page !== null) await deps.messages.save({ ...asLineOf(found, found.page.runId), rev: 1 }, 'absent')
  const planned = { ...draft, wakeAt: now, rev: found.rev + 1 }
  const taken = restoredAt === null ? planned : doubtMessage({ ...draft, rev: found.rev }, 'restored', restoredAt)
  return (await deps.messages.save(taken, found.rev)) ? taken : undefined
}

/** After the first of the messages that wait by themselves, a moment later so that it goes first. */
function lookAgainAt(now: Date, open: readonly MessageStanding[]): Date {
  const soonest = now.getTime() + LOOK_AGAIN_MS
  const waits = open.flatMap(({ wakeAt }) => (wakeAt === null ? [] : [wakeAt.getTime() + LOOK_AGAIN_MS]))
  return new Date(Math.max(soonest, waits.length === 0 ? soonest : Math.min(...waits)))
}

function mayMove(counts: Counts): boolean {
  return (counts.accepted ?? 0) + (counts['in-doubt'] ?? 0) > 0
}
