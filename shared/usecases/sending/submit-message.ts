import type { Lane, Message } from '#shared/contracts/message.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { closesAtOf } from '#shared/domain/replies/questions.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { answered, claimOf, isLeaseOld, type OwnDelay, plannedAgain } from '#shared/domain/sending/attempt.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import { INSTEAD } from '#shared/domain/sending/guards/truth.ts'
import { judgeMessage, type SendDecision } from '#shared/domain/sending/judge-message.ts'
import { closeMessage, HAND_OVER_MS, isWaitingFor, moveMessage } from '#shared/domain/sending/message-lifecycle.ts'
import { spokenText } from '#shared/domain/sending/own-text.ts'
import { markedAsTold } from '#shared/domain/sending/together.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Log } from '#shared/ports/log.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { Pace, WaitsFor } from '#shared/ports/pace.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RightOfWay } from '#shared/ports/right-of-way.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { Workers } from '#shared/ports/workers.ts'
import { type ReadRulesDeps, readRules } from '../read-rules.ts'
import { type ReadShopsDeps, readShops } from '../read-shops.ts'
import { type ReadTemplatesDeps, readTemplates } from '../read-templates.ts'
import { codeOf } from '../send-own-text.ts'
import { countText } from './count-text.ts'
import type { Draft } from './draft.ts'
import { type ReadAmongDeps, readAmongRivals } from './read-among-rivals.ts'
import { readCampaignOf } from './read-campaign.ts'
import { type ReadRivalsDeps, readRivals } from './read-rivals.ts'

export type SubmitDeps = ReadAmongDeps &
  ReadRivalsDeps &
  ReadShopsDeps &
  ReadRulesDeps &
  ReadTemplatesDeps & {
    campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
    messages: Pick<MessageStore, 'find' | 'findMany' | 'save'>
    counts: NumberTextStore
    sms: SmsProvider
    pace: Pace
    queues: Pick<Queues, 'campaignJob'>
    clock: Clock
    workers: Workers
    /** Codes follow from it, which no store keeps. */
    hasher: PhoneHasher
    log: Log
    /** @default nobody to let go first */
    rightOfWay?: RightOfWay
  }

/** What was decided on, with the moment of reading on the monotonic clock. */
export type Prepared = { draft: Draft; lane: Lane; expectedRev: number | 'absent'; reading: Reading; readAtMs: number }

export type Submission =
  | { kind: 'closed'; message: Message }
  | { kind: 'later'; message: Message }
  /** The room that was secured is used up; nothing was written. */
  | { kind: 'paced'; parts: number }
  /** Another worker was first; whatever it made of the message stands. */
  | { kind: 'taken' }

/** What the carrier is told besides what the message keeps. */
type Leaving = Pick<Extract<SendDecision, { kind: 'send' }>, 'to' | 'signature' | 'template'>

/** A submit starts at most this long after the reads that it relies on (design.md §3). */
const FRESH_MS = 1000
const RECORD_TRIES = 4
const GIVEN_BACK_SECONDS = 5
const AGAIN_MS = 5_000
/**
 * Judges one message and, if it is right, counts it, claims it, submits it once and records the answer. A repeat finds the claim
 * and does nothing. A crash between claim and record leaves an expired lease, which the next worker turns into
 * `in-doubt`, never into a second text; a crash before the claim leaves the message as it was.
 */
export async function submitMessage(deps: SubmitDeps, prepared: Prepared): Promise<Submission> {
  const { message } = prepared.draft
  const now = deps.clock.now()
  const decision = judgeMessage(message, kindIn(prepared.reading, message), prepared.reading, now)
  if (isInstead(decision)) return carryOutElsewhere(deps, message, prepared.expectedRev)
  if (decision.kind !== 'send')
    return setAside(deps, message, whyMissed(prepared.draft, decision), prepared.expectedRev, now)
  if (!(await markTold(deps, prepared, decision))) return lookAgain(deps, prepared)
  if (!deps.pace.take(prepared.lane, decision.parts)) return { kind: 'paced', parts: decision.parts }
  const refused = await countText(deps, prepared, decision, now).catch((error: unknown) => {
    deps.pace.giveBack(decision.parts)
    throw error
  })
  if (refused !== null) {
    deps.pace.giveBack(decision.parts)
    return setAside(deps, message, refused, prepared.expectedRev, now)
  }
  const claimed = withClosing(claimOf(message, decision, deps.workers.nameClaim(), now), prepared.reading)
  if (!(await claim(deps, claimed, prepared.expectedRev))) {
    deps.pace.giveBack(decision.parts)
    return { kind: 'taken' }
  }
  if (deps.clock.monotonicMs() - prepared.readAtMs <= FRESH_MS) return submit(deps, claimed, decision)
  const decided = await judgeAgain(deps, prepared, claimed).catch((error: unknown) => letGo(deps, claimed, error))
  return decided.kind === 'send' ? submit(deps, claimed, decided) : decided
}

/**
 * Keeps on each text that this one tells of that it does, before this one is claimed: whoever was about to send that one loses
 * its claim. False where one of them has moved since it was read. A crash afterwards leaves marks of a text that is still
 * planned, or closed without having left; either way the others wait for it no longer than it is open.
 */
async function markTold(
  { messages }: SubmitDeps,
  { draft, reading }: Prepared,
  { about = null }: Extract<SendDecision, { kind: 'send' }>,
): Promise<boolean> {
  const mates = reading.together?.others.filter(({ order }) => about?.includes(order.id) === true) ?? []
  for (const { message } of mates) {
    const marked = markedAsTold(message, draft.message)
    if (marked !== null && !(await messages.save(marked, message.rev))) return false
  }
  return true
}

/** What it would tell of has changed under its hands: it is read anew in a moment. */
async function lookAgain(deps: SubmitDeps, { draft: { message }, expectedRev }: Prepared): Promise<Submission> {
  const waiting = moveMessage(message, { wakeAt: new Date(deps.clock.now().getTime() + AGAIN_MS) })
  return (await deps.messages.save(waiting, expectedRev)) ? { kind: 'later', message: waiting } : { kind: 'taken' }
}

/** A question whose silence something follows from is looked at again when it closes. */
function withClosing(claimed: Message, { campaign, contact }: Reading): Message {
  return { ...claimed, closesAt: closesAtOf(claimed, campaign.content, contact?.zone ?? DEFAULT_ZONE) }
}

export function isInstead(decision: SendDecision): boolean {
  return decision.kind === 'final' && decision.because === INSTEAD
}

/**
 * Whoever opens tasks does so for a step that texts nobody, and closes it: a sender does nothing but send. A job that is lost
 * comes again, since the message is still planned and looked at again.
 */
async function carryOutElsewhere(
  deps: SubmitDeps,
  message: Message,
  expectedRev: number | 'absent',
): Promise<Submission> {
  const waiting = moveMessage(message, { wakeAt: new Date(deps.clock.now().getTime() + HAND_OVER_MS) })
  if (!(await deps.messages.save(waiting, expectedRev))) return { kind: 'taken' }
  await deps.queues.campaignJob({ type: 'carry-out', id: message.id })
  return { kind: 'later', message: waiting }
}

/** By the content that it was planned with. */
function kindIn({ campaign }: Reading, { kind }: Message) {
  return kindFor({ kind, content: campaign.content })
}

/**
 * Writes the claim; false when another worker was first. A claim whose answer was lost may stand, and nobody would ever
 * submit under it: it is read back by its name. What cannot be read back now, this worker gives back when it meets it.
 */
async function claim(deps: SubmitDeps, claimed: Message, expectedRev: number | 'absent'): Promise<boolean> {
  try {
    return await deps.messages.save(claimed, expectedRev)
  } catch (error) {
    const found = await deps.messages.find(claimed.id).catch(() => undefined)
    const isOurs = found?.state === 'claimed' && found.lease?.holder === claimed.lease?.holder
    if (isOurs) return true
    disown(deps, claimed)
    deps.pace.giveBack(claimed.parts ?? 0)
    throw error
  }
}

function disown({ workers }: SubmitDeps, { lease }: Message): void {
  if (lease !== null) workers.disown(lease.holder)
}

/** Something is away between the claim and the submit: the claim is given back, now or when this worker meets it. */
async function letGo(deps: SubmitDeps, claimed: Message, error: unknown): Promise<never> {
  disown(deps, claimed)
  await putBack(deps, claimed, 'claim-given-back', GIVEN_BACK_SECONDS).catch(() => undefined)
  throw error
}

/** What is too late since it was selected too late has another reason than what waited for too long. */
function whyMissed({ isMissed }: Draft, decision: Exclude<SendDecision, { kind: 'send' }>): typeof decision {
  const isLate = isMissed === true && decision.kind === 'final' && decision.because === 'too-late'
  return isLate ? { ...decision, because: 'missed-while-paused' } : decision
}

/**
 * More than a second went by between the reads and the claim: everything is read again, the switch and the campaign too,
 * and room is taken anew. Never submit on stale truth.
 */
async function judgeAgain(
  deps: SubmitDeps,
  prepared: Prepared,
  claimed: Message,
): Promise<Submission | (Leaving & { kind: 'send' })> {
  const parts = claimed.parts ?? 1
  deps.pace.giveBack(parts)
  if (isLeaseOld(claimed, deps.clock.now())) return putBack(deps, claimed, 'slow-claim', 0)
  const gate = await deps.pace.prepare(prepared.lane, { wanted: parts, least: parts })
  if (gate.kind === 'closed') return putBack(deps, claimed, gate.because, secondsUntil(gate.until, deps.clock.now()))
  const campaign = await readCampaignOf(deps.campaigns, claimed)
  if (campaign.version !== claimed.campaignVersion) return putBack(deps, claimed, 'changed-meanwhile', 0)
  const shops = await readShops(deps, gate.shopsVersion)
  const rules = await readRules(deps, gate.rulesVersion)
  const templates = await readTemplates(deps, gate.templatesVersion)
  const rivals = await readRivals(deps, claimed)
  const at = deps.clock.now()
  const block = { campaign, countries: gate.countries, shops, rules, templates, rivals, at }
  const [reading] = await readAmongRivals(deps, [prepared.draft], block)
  const now = deps.clock.now()
  const decision = reading === undefined ? null : judgeMessage(claimed, kindIn(reading, claimed), reading, now)
  if (decision === null || deps.clock.monotonicMs() - gate.readAtMs > FRESH_MS || isLeaseOld(claimed, now))
    return putBack(deps, claimed, 'slow-reads', 5)
  if (isInstead(decision)) return putBack(deps, claimed, 'changed-meanwhile', 0)
  if (decision.kind !== 'send') return setAside(deps, claimed, decision, claimed.rev, now)
  if (decision.to === '' || decision.text !== claimed.text || decision.toHash !== claimed.toHash) {
    return putBack(deps, claimed, 'changed-meanwhile', 0)
  }
  if (!deps.pace.take(prepared.lane, parts)) return putBack(deps, claimed, 'pace', 1)
  return decision
}

async function setAside(
  deps: SubmitDeps,
  message: Message,
  decision: Exclude<SendDecision, { kind: 'send' }>,
  expectedRev: number | 'absent',
  now: Date,
): Promise<Submission> {
  if (decision.kind === 'final') {
    const closed = closeMessage(message, decision.state, decision.because, now, decision.values)
    return (await deps.messages.save(closed, expectedRev)) ? { kind: 'closed', message: closed } : { kind: 'taken' }
  }
  const values = { because: decision.because, until: decision.until.toISOString() }
  const change = { state: 'planned' as const, lease: null, submittedAt: null, wakeAt: decision.until }
  const steps = isWaitingFor(message, decision.because) ? [] : [{ at: now, code: 'waits' as const, values }]
  const waiting = moveMessage(message, change, ...steps)
  return (await deps.messages.save(waiting, expectedRev)) ? { kind: 'later', message: waiting } : { kind: 'taken' }
}

async function submit(deps: SubmitDeps, claimed: Message, { to, signature, template }: Leaving): Promise<Submission> {
  const { id, category } = claimed
  const text = spokenText(claimed, (nonce) => codeOf(deps.hasher, nonce))
  const answer = await deps.sms.submit({ messageId: id, to, text, category, signature, template })
  const now = deps.clock.now()
  if (answer.kind === 'unknown') deps.log.error('PROVIDER_SUBMIT_UNKNOWN', { messageId: id, code: answer.code })
  if (answer.kind === 'line-down') deps.log.error('PROVIDER_LINE_DOWN', { messageId: id, code: answer.code })
  if (answer.kind !== 'accepted' && answer.kind !== 'unknown') deps.pace.giveBack(claimed.parts ?? 1)
  // Neither waits for the other: a line that cannot be told of an answer must not cost the message its record.
  const [reported, recorded] = await Promise.allSettled([
    deps.pace.report(answer),
    record(deps, claimed, (message) => answered(message, answer, deps.sms.name, now)),
  ])
  if (recorded.status === 'rejected') throw recorded.reason
  if (reported.status === 'rejected') throw reported.reason
  return recorded.value
}

function secondsUntil(until: Date, now: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000))
}

/** Gives back a claim that this worker holds and never submitted under, if it is still that claim. */
export async function giveBackClaim(deps: Pick<SubmitDeps, 'messages' | 'clock'>, claimed: Message): Promise<boolean> {
  const code: OwnDelay = 'claim-given-back'
  const again = plannedAgain(claimed, code, GIVEN_BACK_SECONDS, deps.clock.now())
  return deps.messages.save(again, claimed.rev)
}

/** The claim is given back unused, for another look after that long. */
async function putBack(
  deps: SubmitDeps,
  claimed: Message,
  code: OwnDelay | WaitsFor,
  afterSeconds: number,
): Promise<Submission> {
  const now = deps.clock.now()
  return record(deps, claimed, (message) => plannedAgain(message, code, afterSeconds, now))
}

/**
 * Writes what became of a claim. When something else was written meanwhile (a receipt before our record, a reconcile that
 * took us for dead), the outcome is applied to what stands there, if that is still the same attempt and still open to it.
 * If the store stays away, the claim is left to its lease and becomes in-doubt.
 */
async function record(deps: SubmitDeps, claimed: Message, outcome: (message: Message) => Message): Promise<Submission> {
  let current = claimed
  for (let tries = 0; tries < RECORD_TRIES; tries += 1) {
    const next = outcome(current)
    if (await deps.messages.save(next, current.rev)) {
      return next.state === 'planned' ? { kind: 'later', message: next } : { kind: 'closed', message: next }
    }
    const found = await deps.messages.find(claimed.id)
    if (found === undefined || found.attempt !== claimed.attempt) return { kind: 'taken' }
    if (found.state !== 'claimed' && found.state !== 'in-doubt') return { kind: 'closed', message: found }
    current = found
  }
  return { kind: 'taken' }
}
