import type { MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { AppError } from '#shared/domain/errors.ts'
import {
  closeMessage,
  doubtMessage,
  isClosed,
  isPutOff,
  isWaitingFor,
  moveMessage,
  receiptComesUntil,
} from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Gate, WaitsFor } from '#shared/ports/pace.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { inParallel } from '../in-parallel.ts'
import { readRules } from '../read-rules.ts'
import { readShops } from '../read-shops.ts'
import { readTemplates } from '../read-templates.ts'
import { markPage } from '../runs/mark-page.ts'
import { readAmongRivals } from './read-among-rivals.ts'
import { readCampaignOf, type SingleReading } from './read-campaign.ts'
import { readRivals } from './read-rivals.ts'
import { refsOf } from './refs-of.ts'
import { giveBackClaim, type SubmitDeps, submitMessage } from './submit-message.ts'
import { laneOfMessage } from './sweep-due.ts'

export type SendDeps = SubmitDeps & {
  messages: Pick<MessageStore, 'find' | 'findMany' | 'save'>
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  runs: Pick<RunStore, 'findRun' | 'findAudience' | 'findProgress' | 'saveProgress'>
  /** Milliseconds this worker may go on for. */
  remainingMs(): number
}

/** Room for a usual text, and what a worker asks for at once so that its next texts find some. */
const LEAST_PARTS = 1
const WANTED_PARTS = 10
/** As many of a job, and so between claim and record: a worker that dies leaves no more of them in doubt. */
const SIDE_BY_SIDE = 10
/** A worker that is cut off between a claim and its record leaves a doubt, so nothing is begun with less time than that may take. */
const STOP_EARLY_MS = 10_000
/** After this long a text that no job has brought in line is judged by the words of now, at its old time. */
const FOLLOWED_WITHIN_MS = 15 * 60_000
const LOOK_AGAIN_MS = 30_000

export type SendCounts = { sent: number; setAside: number; later: number; skipped: number }

/**
 * Sends a handful of single messages whose time has come side by side, each at most once; a repeat finds them closed. Also looks after
 * those whose claim outlived its worker, and after doubts that no receipt settled in 72 h. What this worker has no time
 * for comes up again in the due index. One that fails does not keep the others.
 * @throws AppError HELD_BY_ANOTHER_WORKER (retryable) while somebody holds a lease, after dealing with the others.
 */
export async function sendMessages(deps: SendDeps, ids: readonly MessageId[]): Promise<SendCounts> {
  const counts: SendCounts = { sent: 0, setAside: 0, later: 0, skipped: 0 }
  const found = await deps.messages.findMany(ids).catch(undefinedIfMalformed)
  const failures: unknown[] = []
  await inParallel(ids, SIDE_BY_SIDE, async (id) => {
    try {
      const message = found === undefined ? await deps.messages.find(id) : found.get(id)
      const how = message === undefined ? 'skipped' : await sendOne(deps, message)
      counts[how] += 1
    } catch (error) {
      failures.push(error)
    }
  })
  // One that may go better next time brings the job again; the others are closed by then, or fail again and are told then.
  const [first] = failures
  if (first !== undefined) throw failures.find(isRetryable) ?? first
  return counts
}

/** An item that cannot be read spoils the batch that it is read in, so each is then read by itself. */
function undefinedIfMalformed(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'MALFORMED_ITEM') throw error
}

function isRetryable(error: unknown): boolean {
  return !(error instanceof AppError) || error.retryable
}

async function sendOne(deps: SendDeps, message: Message): Promise<keyof SendCounts> {
  if (message.state === 'claimed') return leaveClaim(deps, message)
  if (message.state === 'in-doubt') return leaveDoubt(deps, message)
  if (isClosed(message)) return 'skipped'
  if (isPutOff(message, deps.clock.now())) return 'later'
  if (message.dueAt > deps.clock.now()) return waitUntil(deps, message, message.dueAt)
  if (isOutOfTime(deps)) return 'later'
  return sendDue(deps, message, LEAST_PARTS)
}

/** A text that turns out to be longer than there is room for asks for that much and is judged anew. */
async function sendDue(deps: SendDeps, message: Message, least: number): Promise<keyof SendCounts> {
  const lane = laneOfMessage(message)
  if (lane === 'bulk') await deps.rightOfWay?.beforeText()
  const gate = await deps.pace.prepare(lane, { wanted: Math.max(least, WANTED_PARTS), least })
  if (gate.kind === 'closed') return waitForLine(deps, message, gate)
  if (isOutOfTime(deps)) return 'later'
  const { readAtMs } = gate
  const campaign = await readCampaignOf(deps.campaigns, message)
  if (isBeingFollowed(deps, campaign))
    return waitUntil(deps, message, new Date(deps.clock.now().getTime() + LOOK_AGAIN_MS))
  const shops = await readShops(deps, gate.shopsVersion)
  const rules = await readRules(deps, gate.rulesVersion)
  const draft = { message: { ...message, campaignVersion: campaign.version }, refs: await refsOf(deps, message) }
  const templates = await readTemplates(deps, gate.templatesVersion)
  const rivals = await readRivals(deps, message)
  const block = { campaign, countries: gate.countries, shops, rules, templates, rivals, at: deps.clock.now() }
  const [reading] = await readAmongRivals(deps, [draft], block)
  if (reading === undefined) return 'skipped'
  const submission = await submitMessage(deps, { draft, lane, expectedRev: message.rev, reading, readAtMs })
  if (submission.kind === 'paced') return sendDue(deps, message, submission.parts)
  if (submission.kind === 'taken') return 'skipped'
  if (submission.kind === 'later') return 'later'
  return submission.message.submittedAt === null ? 'setAside' : 'sent'
}

/** Whether the job that brings planned texts in line with an edit may not have come to this one yet. */
function isBeingFollowed({ clock }: SendDeps, { behind }: SingleReading): boolean {
  return behind !== null && clock.now().getTime() - behind.getTime() < FOLLOWED_WITHIN_MS
}

/** Asked right before a text is begun, when the waiting for the pace is over. */
export function isOutOfTime({ remainingMs }: Pick<SendDeps, 'remainingMs'>): boolean {
  return remainingMs() < STOP_EARLY_MS
}

/** Whether nobody can be at work on a claimed message any more. */
export function isAbandoned(deps: Pick<SubmitDeps, 'clock' | 'workers'>, { lease }: Message): boolean {
  return lease === null || lease.until <= deps.clock.now() || deps.workers.isGone(lease.holder)
}

/** Whether this worker made the claim and surely submitted nothing under it: its answer was lost. */
export function isDisowned({ workers }: Pick<SubmitDeps, 'workers'>, { lease }: Message): boolean {
  return lease !== null && workers.isDisowned(lease.holder)
}

function heldByAnotherWorker(messageId: MessageId): AppError {
  return new AppError('HELD_BY_ANOTHER_WORKER', 'the message is being sent', {
    retryable: true,
    context: { messageId },
  })
}

async function leaveClaim(deps: SendDeps, message: Message): Promise<'setAside' | 'later' | 'skipped'> {
  if (isDisowned(deps, message)) return (await giveBackClaim(deps, message)) ? 'later' : 'skipped'
  if (!isAbandoned(deps, message)) throw heldByAnotherWorker(message.id)
  const doubted = doubtMessage(message, 'worker-lost', deps.clock.now())
  return (await deps.messages.save(doubted, message.rev)) ? 'setAside' : 'skipped'
}

async function leaveDoubt(deps: SendDeps, message: Message): Promise<'setAside' | 'skipped'> {
  const now = deps.clock.now()
  if (now < receiptComesUntil(message, now)) return 'skipped'
  const change = { state: 'unconfirmed' as const, reason: 'no-receipt' as const, wakeAt: message.closesAt }
  const unconfirmed = moveMessage(message, change, { at: now, code: 'unconfirmed' })
  if (message.page !== null) await markPage(deps, message.page)
  return (await deps.messages.save(unconfirmed, message.rev)) ? 'setAside' : 'skipped'
}

/** A text that is too late by now need not wait for a line to open. */
async function waitForLine(
  deps: SendDeps,
  message: Message,
  { until, because }: Extract<Gate, { kind: 'closed' }>,
): Promise<'later' | 'setAside' | 'skipped'> {
  const now = deps.clock.now()
  const { notAfter } = message
  if (notAfter === null || now < notAfter)
    return waitUntil(deps, message, notAfter !== null && notAfter < until ? notAfter : until, because)
  const expired = closeMessage(message, 'expired', 'too-late', now)
  return (await deps.messages.save(expired, message.rev)) ? 'setAside' : 'skipped'
}

/** Not now: handed over too early, or the line is closed. Back into the due index; uses up no attempt. */
async function waitUntil(
  deps: SendDeps,
  message: Message,
  until: Date,
  because?: WaitsFor,
): Promise<'later' | 'skipped'> {
  const values = { because: because ?? '', until: until.toISOString() }
  const said = because === undefined || isWaitingFor(message, because)
  const steps = said ? [] : [{ at: deps.clock.now(), code: 'waits' as const, values }]
  const back = moveMessage(message, { wakeAt: until }, ...steps)
  return (await deps.messages.save(back, message.rev)) ? 'later' : 'skipped'
}
