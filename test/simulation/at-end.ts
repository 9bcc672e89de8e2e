import type { Counts, PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import { type Message, MessageState } from '#shared/contracts/message.ts'
import { isRightlyAside } from './ambiguous-receipts.ts'
import { checkAudit } from './audit-checks.ts'
import { checkConsentWords } from './consent-words.ts'
import { checkCustoms } from './custom-checks.ts'
import { checkDayFigures } from './day-figures.ts'
import { checkEveryDay, checkOccasions } from './every-day.ts'
import { Violation } from './kernel.ts'
import { checkLine } from './line-checks.ts'
import { readId } from './occurrence.ts'
import { checkPresets } from './preset-checks.ts'
import { checkThanks } from './thanks.ts'
import type { Truth } from './truth.ts'
import type { World } from './world.ts'

const OPEN: readonly MessageState[] = ['planned', 'claimed', 'in-doubt']
/** Longer than any call and any invocation: by then a worker that lives has dealt with its claim. */
const ENOUGH_MS = 2 * 3_600_000
/** A lease lasts a minute, and clocks of workers differ by seconds. */
const LATE_FOR_A_LEASE_MS = 30_000
/** Writes of one message at most: two for each of its eight attempts, and what becomes of it. */
const MOST_WRITES = 24
/** Writes that only put it off: one for each quarter of an hour of the two days that it may wait, and some for changes. */
const MOST_WAITS = 300
/** More of them where operators pause and activate its campaign again and again: each time all that waits is looked at. */
const MOST_WAITS_A_STEP = 8
/** Writes to messages for each of them, over a whole seed. */
const MOST_WRITES_EACH = 9

/** What must hold once faults have stopped and everything has come to rest. @throws Violation */
export async function checkEnd(world: World): Promise<void> {
  checkAllFinal(world)
  checkNoneLate(world)
  checkNothingMissing(world)
  checkDigests(world)
  checkDeadLetters(world)
  await checkRuns(world)
  await checkDayFigures(world)
  checkEveryDay(world)
  checkOccasions(world)
  checkCustoms(world)
  checkThanks(world)
  checkToldTogether(world)
  checkPresets(world)
  checkReceipts(world)
  checkDoubts(world)
  checkConsentWords(world)
  checkWrites(world)
  checkLine(world)
  await checkAudit(world)
}

function messagesOf({ platform }: World): Message[] {
  return [...platform.truth.messages.values()]
}

function checkAllFinal(world: World): void {
  const open = messagesOf(world).find(({ state }) => OPEN.includes(state))
  if (open !== undefined) throw new Violation('final-state', `${readId(open.id).identity} is still ${open.state}`)
}

function checkNoneLate({ platform }: World): void {
  const [late] = platform.truth.late
  if (late !== undefined) throw new Violation('expiry', `${readId(late).identity} was put off when it was too late`)
}

function checkNothingMissing(world: World): void {
  const there = new Set(messagesOf(world).map(({ id }) => readId(id).identity))
  // What a greeting on a day of one's own is called at the end follows from the calendar, which is not asked here.
  for (const identity of [...there]) there.add(identity.replace(/\|holiday-greeting\|.*$/, '|holiday-greeting|'))
  const missing = world.expectations.wanted.find((identity) => !there.has(identity))
  if (missing !== undefined) throw new Violation('none-lost', `${missing} never became a message`)
}

/** Whoever is said to be told by another text is told by it. */
function checkToldTogether(world: World): void {
  for (const { id, reason, subject, trail } of messagesOf(world).filter(({ reason }) => reason === 'told-together')) {
    const by = world.platform.truth.messages.get(String(trail.at(-1)?.values.by))
    if (by?.submittedAt == null || by.about?.includes(subject.id) !== true)
      throw new Violation('told-once', `${readId(id).identity} is ${reason}, and no text that left tells of it`)
  }
}

function checkDigests({ platform, expectations }: World): void {
  const told = [...platform.truth.audiences.values()].flatMap(({ runId, entries }) => {
    const run = platform.truth.runs.get(runId)
    return run?.part === 'digest' ? entries.map((entry) => ({ day: run.date, ...entry })) : []
  })
  for (const { day, employeeId } of expectations.digests) {
    const entry = told.find((one) => one.day === day && (one.refs.includes(employeeId) || one.contactId === employeeId))
    if (entry === undefined) throw new Violation('none-lost', `nobody is told of ${employeeId} on ${day}`)
  }
}

/** What nobody can do is kept, and nothing else is: all that was sent back has been done. */
function checkDeadLetters(world: World): void {
  const { platform, poison } = world
  const left = platform.deadJobs.find((job) => !poison.includes(job.body) && !isRightlyAside(world, job))
  if (left !== undefined) throw new Violation('dead-letters', `${left.queue} has a dead letter: ${left.reason}`)
  const kept = poison.filter((body) => platform.deadJobs.some((job) => job.body === body))
  if (kept.length < poison.length)
    throw new Violation('dead-letters', 'a job that cannot be done is gone without a trace')
}

/** Every run is closed, every page counts each of its entries once, and the counts are what a recount gives. */
async function checkRuns({ platform }: World): Promise<void> {
  const { truth, stores } = platform
  for (const run of truth.runs.values()) {
    if (run.state !== 'closed') throw new Violation('sums', `run ${run.id} is ${run.state}`)
    checkPages(truth, run)
    let planned = 0
    const pages = await stores.runs.listProgress(run.id)
    if (pages.length !== run.pages)
      throw new Violation('sums', `run ${run.id} has ${pages.length} pages of ${run.pages}`)
    for (const { number, state, counts } of pages) {
      const audience = truth.audiences.get(`${run.id}#${number}`)
      if (state !== 'finished' || counts === null || audience === undefined)
        throw new Violation('sums', `page ${number} of ${run.id} is ${state}`)
      planned += audience.entries.length
      const sum = Object.values(counts).reduce((total: number, count) => total + (count ?? 0), 0)
      if (sum !== audience.entries.length)
        throw new Violation('sums', `page ${number} of ${run.id} counts ${sum} of ${audience.entries.length}`)
      checkRecount(truth, counts, audience)
    }
    checkKeptSums(run, pages)
    if (planned !== run.planned) throw new Violation('sums', `run ${run.id} planned ${run.planned}, holds ${planned}`)
  }
}

/** What a run keeps of its pages is what they say. */
function checkKeptSums({ id, counts: kept }: Run, pages: readonly PageProgress[]): void {
  if (kept === null) return
  for (const state of MessageState.options) {
    const sum = pages.reduce((total, { counts }) => total + (counts?.[state] ?? 0), 0)
    if ((kept[state] ?? 0) !== sum)
      throw new Violation('sums', `run ${id} keeps ${kept[state]} ${state}, its pages ${sum}`)
  }
}

/** No page with people on it stands beside its run, and nobody on two of them. */
function checkPages(truth: Truth, { id, pages }: Run): void {
  const people = new Set<string>()
  for (const { runId, number, entries } of truth.audiences.values()) {
    if (runId !== id) continue
    if (number > pages && entries.length > 0)
      throw new Violation('sums', `page ${number} of ${id} is no page of its run`)
    for (const { contactId, refs } of entries) {
      const who = [contactId, ...refs].join(' ')
      if (people.has(who)) throw new Violation('sums', `${who} stands on two pages of ${id}`)
      people.add(who)
    }
  }
}

/** A page counts its own run's messages alone, each as it stands. */
function checkRecount(truth: Truth, counts: Counts, { runId, number }: PageAudience): void {
  const states = new Map<string, MessageState>()
  for (const { page, state, contactId, occurrence } of truth.messages.values()) {
    if (page?.runId !== runId || page.number !== number) continue
    const [occasion = ''] = occurrence.split('~')
    // A line that was kept for a message about to be taken over says the same while that still stands.
    if (occasion === occurrence || !states.has(`${contactId} ${occasion}`))
      states.set(`${contactId} ${occasion}`, state)
  }
  for (const option of MessageState.options) {
    const said = counts[option] ?? 0
    const is = [...states.values()].filter((state) => state === option).length
    if (said !== is) throw new Violation('sums', `page ${number} of ${runId} counts ${said} ${option}, a recount ${is}`)
  }
}

/** A receipt that names a text by the provider's own id has moved it. */
function checkReceipts(world: World): void {
  const { receipts } = world.platform.carrier
  for (const { id, state, providerMessageId } of messagesOf(world)) {
    if (state === 'accepted' && providerMessageId !== null && receipts.has(providerMessageId))
      throw new Violation('receipts', `the receipt of ${readId(id).identity} was lost`)
  }
}

/** Who made a claim and lived on knows whether it submitted: what it did not is not left in doubt. */
function checkDoubts(world: World): void {
  const { truth, carrier, hired } = world.platform
  for (const { id, state } of messagesOf(world)) {
    const claim = truth.claims.get(id)
    if (state !== 'unconfirmed' || claim === undefined) continue
    if (carrier.starts.some(({ messageId, atMs }) => messageId === id && atMs >= claim.atMs)) continue
    const worker = hired.find(({ name }) => name === claim.worker)
    if (worker === undefined || worker.isAstray || worker.diedMs < claim.atMs + ENOUGH_MS) continue
    if (worker.unansweredMs.some((atMs) => Math.abs(atMs - claim.atMs) < ENOUGH_MS)) continue
    const unanswered = worker.unansweredWrites.filter((one) => one.id === id)
    // It gave the claim back, and heard nothing.
    if (unanswered.some(({ atMs }) => atMs > claim.atMs)) continue
    // It heard of the claim so late that others rightly took it for lost.
    if (unanswered.some(({ atMs, heardMs }) => atMs <= claim.atMs && heardMs > claim.atMs + LATE_FOR_A_LEASE_MS))
      continue
    throw new Violation('own-claims', `${readId(id).identity} ends unconfirmed, and its worker lived and sent nothing`)
  }
}

function checkWrites({ platform, campaigns }: World): void {
  const { writes, writesOf, waitsOf, messages } = platform.truth
  for (const [id, count] of writesOf)
    if (count > MOST_WRITES) throw new Violation('amplification', `${readId(id).identity} was written ${count} times`)
  for (const [id, count] of waitsOf)
    if (count > MOST_WAITS + MOST_WAITS_A_STEP * stepsOf(messages.get(id)?.campaignId))
      throw new Violation('amplification', `${readId(id).identity} was put off ${count} times`)
  function stepsOf(campaignId = '') {
    return campaigns.get(campaignId)?.steps.length ?? 0
  }
  const all = writes.messages
  if (messages.size > 0 && all > MOST_WRITES_EACH * messages.size)
    throw new Violation('amplification', `${all} writes for ${messages.size} messages`)
}
