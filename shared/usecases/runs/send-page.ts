import { PAGE_SIZE, type PageProgress, type Run } from '#shared/contracts/campaign.ts'
import type { MessageId, RunId } from '#shared/contracts/ids.ts'
import { AppError } from '#shared/domain/errors.ts'
import { openingOf } from '#shared/domain/sending/judge-message.ts'
import { doubtMessage, doubtRestored } from '#shared/domain/sending/message-lifecycle.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Gate } from '#shared/ports/pace.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { inParallel } from '../in-parallel.ts'
import type { Draft } from '../sending/draft.ts'
import { type CampaignReading, readCampaign } from '../sending/read-campaign.ts'
import { isAbandoned, isDisowned, isOutOfTime, type SendDeps } from '../sending/send-messages.ts'
import { giveBackClaim } from '../sending/submit-message.ts'
import { draftPage } from './draft-page.ts'
import { finishPage } from './finish-page.ts'
import { isMarked } from './mark-page.ts'
import { sendBlock } from './send-block.ts'

export type SendPageDeps = SendDeps & {
  messages: Pick<MessageStore, 'findStandings'>
  runs: Pick<RunStore, 'findAudience' | 'findRun' | 'saveRun' | 'findProgress' | 'saveProgress'>
}

export type SendPageOutcome =
  | { kind: 'finished'; messages: number }
  | { kind: 'waits'; until: Date }
  | { kind: 'open'; until: Date }
  | { kind: 'nothing-to-do' }

/** As many as are read at once, and no more than the pace lets leave in a second: they are submitted within one. */
const BLOCK = 50
const LONGEST_WAIT_MS = 15 * 60_000
const PAUSE_LOOK_MS = 15 * 60_000
const SAVED_AT_ONCE = 20

/**
 * Works through one page: judges every entry, sends what is right, and finishes the page when every message of it is
 * closed. A repeat finds a finished page and does nothing; after a crash (`again`) the messages that are there already are
 * read first, and a claim whose worker is gone becomes in-doubt. Quiet hours and pauses make the page wait whole. Of a run
 * that stands in a restored backup nobody is texted: whoever has no final message may have been.
 */
export async function sendPage(
  deps: SendPageDeps,
  page: { runId: RunId; number: number },
  again: boolean,
): Promise<SendPageOutcome> {
  await deps.rightOfWay?.beforeStretch()
  const [run, progress, audience] = await Promise.all([
    deps.runs.findRun(page.runId),
    deps.runs.findProgress(page.runId, page.number),
    deps.runs.findAudience(page.runId, page.number),
  ])
  if (run === undefined || progress === undefined || audience === undefined) {
    throw new AppError('NOT_FOUND', 'no such page', {
      retryable: true,
      context: { runId: page.runId, page: page.number },
    })
  }
  const isFinished = progress.state === 'finished'
  if (isFinished && (progress.wakeAt === null || isMarked(progress, deps.clock.now()))) return { kind: 'nothing-to-do' }
  const campaign = await readCampaign(deps.campaigns, run.campaignId, run.version)
  const drafts = draftPage(run, { ...audience, content: campaign.content }, deps.clock.now())
  // A finished page that was handed over is only counted again.
  if (progress.state === 'finished') return finishPage(deps, run, progress, drafts)
  if (run.restoredAt !== null) {
    await doubtPage(deps, drafts, run.restoredAt)
    return finishPage(deps, run, progress, drafts)
  }
  const waitUntil = whenToGoOn(deps, run, campaign, drafts)
  if (waitUntil !== null) return deferPage(deps, progress, waitUntil, 'waits')
  const closed = again ? await tendToWritten(deps, drafts) : new Set<MessageId>()
  const open = drafts.filter(({ message }) => !closed.has(message.id))
  const closedLine = await sendBlocks(deps, run, progress, open)
  if (closedLine !== null) return deferPage(deps, progress, closedLine, 'waits')
  await deps.rightOfWay?.beforeStretch()
  return finishPage(deps, run, progress, drafts)
}

/**
 * Null when all went; else when to go on: the line is closed or at its full pace, or this worker's time is over. What
 * failed by itself is thrown at the end, after the others.
 */
async function sendBlocks(
  deps: SendPageDeps,
  run: Run,
  { number }: PageProgress,
  drafts: readonly Draft[],
): Promise<Date | null> {
  let open = drafts
  let partsEach = 1
  let least = 1
  const failures: unknown[] = []
  while (open.length > 0) {
    await deps.rightOfWay?.beforeStretch()
    const gate = await deps.pace.prepare('bulk', { wanted: Math.ceil(open.length * partsEach), least })
    if (gate.kind === 'closed')
      return whenLineOpens(gate, { now: deps.clock.now(), firedAt: run.firedAt, number, partsEach })
    if (isOutOfTime(deps)) return deps.clock.now()
    const block = open.slice(0, Math.max(1, Math.min(BLOCK, Math.floor(gate.perSecond / partsEach))))
    const outcome = await sendBlock(deps, run, block, gate)
    open = [...outcome.left, ...open.slice(block.length)]
    partsEach = Math.max(partsEach, outcome.mostParts)
    least = outcome.left.length > 0 ? outcome.mostParts : 1
    failures.push(...outcome.failures)
  }
  if (failures.length > 0) throw failures[0]
  return null
}

type Closed = Extract<Gate, { kind: 'closed' }>
type Place = { now: Date; firedAt: Date; number: number; partsEach: number }

/**
 * When a page looks again. One that waits for the pace comes at about its turn, counted from the firing; one that is
 * past its turn (other runs share the line) comes back the later the longer it waits, so that waiting stays cheap.
 */
function whenLineOpens({ because, until, perSecond }: Closed, { now, firedAt, number, partsEach }: Place): Date {
  if (because !== 'pace') return until
  const turnMs = firedAt.getTime() + ((number - 1) * PAGE_SIZE * partsEach * 1000) / perSecond
  const lateMs = Math.min(LONGEST_WAIT_MS, Math.max(0, now.getTime() - turnMs) / 4)
  return new Date(Math.max(until.getTime(), turnMs, now.getTime() + lateMs))
}

/** Null when the page may go now. A stopped campaign's page goes on at once: each of its messages is cancelled there. */
function whenToGoOn(deps: SendPageDeps, run: Run, campaign: CampaignReading, drafts: readonly Draft[]): Date | null {
  const now = deps.clock.now()
  if (campaign.state === 'paused') {
    const ends = drafts.map(({ message: { notAfter } }) => notAfter?.getTime() ?? Number.POSITIVE_INFINITY)
    const look = Math.min(now.getTime() + PAUSE_LOOK_MS, ...ends)
    return look > now.getTime() ? new Date(look) : null
  }
  if (campaign.state !== 'active') return null
  const opening = openingOf(
    now,
    run.zone,
    drafts.map(({ message }) => message),
  )
  return opening > now && isInTime(drafts, opening) ? opening : null
}

/** Waiting that would make a text too late is no use: each is judged now, and says why it is held back. */
function isInTime(drafts: readonly Draft[], until: Date): boolean {
  return drafts.every(({ message: { notAfter } }) => notAfter === null || until < notAfter)
}

async function deferPage(
  deps: SendPageDeps,
  progress: PageProgress,
  until: Date,
  kind: 'waits' | 'open',
): Promise<SendPageOutcome> {
  await deps.runs.saveProgress({ ...progress, wakeAt: until, rev: progress.rev + 1 }, progress.rev)
  return { kind, until }
}

/** Messages that an earlier visit wrote: claims without a worker become in-doubt, and none of them is sent here again. */
async function tendToWritten(deps: SendPageDeps, drafts: readonly Draft[]): Promise<Set<MessageId>> {
  const written = await deps.messages.findMany(drafts.map(({ message }) => message.id))
  for (const message of written.values()) {
    if (message.state !== 'claimed') continue
    if (isDisowned(deps, message)) await giveBackClaim(deps, message)
    if (isDisowned(deps, message) || !isAbandoned(deps, message)) continue
    await deps.messages.save(doubtMessage(message, 'worker-lost', deps.clock.now()), message.rev)
  }
  return new Set(written.keys())
}

/** A repeat goes on where it was left: what is there already and closed stays. */
async function doubtPage(deps: SendPageDeps, drafts: readonly Draft[], restoredAt: Date): Promise<void> {
  const written = await deps.messages.findMany(drafts.map(({ message }) => message.id))
  await inParallel(drafts, SAVED_AT_ONCE, async ({ message }) => {
    const found = written.get(message.id)
    const doubted =
      found === undefined ? doubtMessage(message, 'restored', restoredAt) : doubtRestored(found, restoredAt)
    if (doubted !== null) await deps.messages.save(doubted, found?.rev ?? 'absent')
  })
}
