import { workerOf } from '#shared/adapters/system/workers.ts'
import { presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'
import { Violation } from './kernel.ts'
import { readId, type Said } from './occurrence.ts'
import { homeOf } from './places.ts'
import { checkCollection, checkPresetStops, isNamedByRecord, isOfContract } from './preset-at-submit.ts'
import { COUNTRY_OF, LURES } from './strangers.ts'
import type { NumberState, Truth } from './truth.ts'
import { isNight, isOutside, weekdayAt } from './wall-clock.ts'
import type { Worker } from './worker.ts'

/** A submit starts at most this long after the reads that it relies on (design.md §3). */
const FRESH_MS = 1_000
/** How far a worker's clock may be off: it cannot know the hour any better. */
export const MOST_SKEW_MS = 2_000

/** A provider's time-out, and some. */
const LEAST_LEFT_MS = 8_000

type Moment = { said: Said; fromMs: number; nowMs: number }

/** What must hold at the moment a worker begins to hand a text to the provider. @throws Violation */
export function checkSubmit(truth: Truth, worker: Worker, submit: Submit, nowMs: number): void {
  const said = readId(submit.messageId)
  const moment = { said, fromMs: nowMs - FRESH_MS, nowMs }
  checkTime(worker, nowMs)
  checkClaim(truth, worker, submit, nowMs)
  checkRecipient(truth, moment, submit)
  checkOptOut(truth, moment, submit)
  checkConsent(truth, moment, submit)
  checkRecord(truth, moment, submit)
  checkPresetStops(truth, truth.messages.get(submit.messageId), moment)
  checkCampaign(truth, moment, submit)
  checkSwitch(truth, moment)
  checkCountry(truth, moment, submit)
  checkWords(submit)
  checkHours(truth, worker, moment, submit)
  checkCaps(truth, worker, moment, submit)
}

/** A sender that is cut off while a text is under way leaves a doubt; only a slow call may bring it that far. */
function checkTime(worker: Worker, nowMs: number): void {
  if (!worker.isSlowed && worker.cutOffAtMs - nowMs < LEAST_LEFT_MS)
    throw new Violation('in-time', 'a text leaves right before its sender is cut off')
}

/** A text leaves on its own worker's claim, and while nobody can take that worker for lost: a receipt looks for it then. */
function checkClaim(truth: Truth, worker: Worker, { messageId }: Submit, nowMs: number): void {
  const message = truth.messages.get(messageId)
  const { lease } = message ?? {}
  const isOwn = message?.state === 'claimed' && lease != null && workerOf(lease.holder) === worker.name
  if (isOwn && (truth.hasAstrayWorker || lease.until.getTime() > nowMs + 2 * MOST_SKEW_MS)) return
  if (isOwn) throw new Violation('claim-first', 'a text leaves when its claim is as good as over')
  // Somebody whose clock is hours off may have taken this worker for lost.
  if (truth.hasAstrayWorker && message?.state === 'in-doubt') return
  throw new Violation('claim-first', `a text leaves while its message is ${message?.state ?? 'not there'}`)
}

function hashOf(truth: Truth, { messageId }: Submit): string {
  return truth.messages.get(messageId)?.toHash ?? ''
}

function checkRecipient(truth: Truth, { said, fromMs, nowMs }: Moment, { to, messageId }: Submit): void {
  const isHere = (phone: string | null) => phone === to
  const orderId = orderOf(truth, said, messageId)
  const ofOrder = orderId === null ? null : truth.orders.of(orderId)
  if (ofOrder?.last?.phone != null) {
    if (ofOrder.everHeld(fromMs, nowMs, ({ phone }) => isHere(phone))) return
  } else if (truth.people.of(said.contactId).everHeld(fromMs, nowMs, ({ phone }) => isHere(phone))) return
  if (isNamedByRecord(truth, truth.messages.get(messageId), { fromMs, nowMs, to })) return
  throw new Violation('right-recipient', `the text of ${said.identity} goes to another number`)
}

/** Of a scenario of one's own and of a preset the message says it: their keys need not name the record. */
function orderOf(truth: Truth, { kind, about }: Said, messageId: string): string | null {
  const { subject, details } = truth.messages.get(messageId) ?? {}
  const isDeclared = kind.startsWith('x-') || presetOf(kind) !== undefined
  if ((isDeclared || kind === 'order-thanks') && subject?.type === 'order') return subject.id
  if (isDeclared) return subject?.type === 'shipment' ? (details?.order ?? null) : null
  if (kind === 'unpaid-order-nudge') return about.split('#')[0] ?? null
  return kind === 'shipment-notice' ? (truth.shipments.of(about.replace(/~\d+$/, '')).last?.orderId ?? null) : null
}

/** Only a notice about a contract under way passes an opt-out, and only in China. */
function checkOptOut(truth: Truth, { said, fromMs, nowMs }: Moment, submit: Submit): void {
  if (isChineseNotice(said, submit)) return
  if (!truth.optOuts.of(hashOf(truth, submit)).everHeld(fromMs, nowMs, (state) => takes(state, submit)))
    throw new Violation('opt-out', `${said.identity} leaves over a second after the number opted out`)
  if (isSilencedElsewhere(truth, { said, fromMs, nowMs }, submit))
    throw new Violation('opt-out', `${said.identity} leaves over a second after another number of theirs opted out`)
}

/** What another number of the same person said holds until the one that is texted was opened since. */
function isSilencedElsewhere(truth: Truth, { said, fromMs, nowMs }: Moment, submit: Submit): boolean {
  const [own = '', ...others] = truth.numbers.get(said.contactId) ?? []
  if (hashOf(truth, submit) !== own) return false
  const openedMs = truth.optOuts.of(own).lastHeardMs(nowMs, (state) => state === 'open') ?? Number.NEGATIVE_INFINITY
  return others.some((other) => {
    const sinceMs = truth.optOuts.of(other).heldSince(fromMs, (state) => isPersons(state) && !takes(state, submit))
    const isOpenSince = truth.optOuts.of(other).everHeld(fromMs, nowMs, (state) => takes(state, submit))
    return sinceMs !== undefined && !isOpenSince && openedMs < sinceMs
  })
}

function isPersons(state: NumberState): boolean {
  return state !== 'carrier'
}

function takes(state: NumberState, { category }: Submit): boolean {
  return state === 'open' || (state === 'marketing' && category !== 'marketing')
}

const ASKS_CONSENT = ['birthday-greeting', 'holiday-greeting', 'broadcast', 'order-thanks']

function checkConsent(truth: Truth, { said, fromMs, nowMs }: Moment, { category }: Submit): void {
  if (!ASKS_CONSENT.includes(said.kind) && category !== 'marketing') return
  if (truth.people.of(said.contactId).everHeld(fromMs, nowMs, ({ consented }) => consented)) return
  throw new Violation('consent', `${said.identity} leaves without consent`)
}

function checkRecord(truth: Truth, { said, fromMs, nowMs }: Moment, submit: Submit): void {
  if (said.kind === 'unpaid-order-nudge') {
    const order = truth.orders.of(orderOf(truth, said, submit.messageId) ?? '')
    if (!order.everHeld(fromMs, nowMs, ({ stopped }) => !stopped))
      throw new Violation('payment', `${said.identity} leaves over a second after the order was settled`)
    checkGathered(truth, { said, fromMs, nowMs }, submit)
  }
  if (said.kind === 'order-thanks') {
    const order = truth.orders.of(orderOf(truth, said, submit.messageId) ?? '')
    if (!order.everHeld(fromMs, nowMs, ({ cancelled, delivered }) => delivered && !cancelled))
      throw new Violation('payment', `${said.identity} leaves for no order that arrived`)
  }
  if (said.kind === 'repayment-reminder') {
    checkReminder(truth, { said, fromMs, nowMs }, submit)
  }
  if (said.kind === 'shipment-notice') {
    const order = truth.orders.of(orderOf(truth, said, submit.messageId) ?? '')
    if (!order.everHeld(fromMs, nowMs, ({ cancelled, delivered }) => !cancelled && !delivered))
      throw new Violation('payment', `${said.identity} leaves over a second after the order was cancelled or delivered`)
  }
}

const READ: readonly string[] = ['claimed', 'accepted', 'delivered', 'in-doubt', 'unconfirmed']

/** What one text tells of besides its own order is unpaid too, and no other text that may be read tells of it. */
function checkGathered(truth: Truth, { said, fromMs, nowMs }: Moment, { messageId }: Submit): void {
  const [own = '', step = ''] = said.about.split('#')
  if (step.includes('~')) return
  for (const id of truth.messages.get(messageId)?.about ?? [own]) {
    const other = truth.nudgedBy.get(`${id}#${step}`) ?? messageId
    if (other !== messageId && READ.includes(truth.messages.get(other)?.state ?? ''))
      throw new Violation('told-once', `${said.identity} tells of ${id}, which another text tells of`)
    truth.nudgedBy.set(`${id}#${step}`, messageId)
    if (!truth.orders.of(id).everHeld(fromMs, nowMs, ({ stopped }) => !stopped))
      throw new Violation('payment', `${said.identity} tells of ${id} over a second after that was settled`)
  }
}

/** As many as it speaks of were open in the last second, and no fewer than were open throughout it. */
function checkReminder(truth: Truth, { said, fromMs, nowMs }: Moment, { messageId, text }: Submit): void {
  const { about, subject, details } = truth.messages.get(messageId) ?? {}
  const ids = about ?? [`${subject?.id}:${details?.period}`]
  const loans = ids.map((id) => truth.instalments.of(id.replace(/:(?=\d+$)/u, '#')))
  const ever = loans.filter((loan) => loan.everHeld(fromMs, nowMs, ({ settled }) => !settled))
  const always = loans.filter((loan) => !loan.everHeld(fromMs, nowMs, ({ settled }) => settled))
  const spoken = Number(/您有(\d+)笔|(\d+) instalments/u.exec(text)?.slice(1).find(Boolean) ?? 1)
  if (spoken <= ever.length && spoken >= always.length) return
  throw new Violation('payment', `${said.identity} speaks of ${spoken} open instalments, of ${ever.length} at most`)
}

function checkCampaign(truth: Truth, { said, fromMs, nowMs }: Moment, { messageId }: Submit): void {
  const campaign = truth.campaigns.of(truth.messages.get(messageId)?.campaignId ?? '')
  if (campaign.everHeld(fromMs, nowMs, (state) => state === 'active')) return
  throw new Violation('campaign', `${said.identity} leaves over a second after its campaign was stopped or paused`)
}

function checkSwitch(truth: Truth, { said, fromMs, nowMs }: Moment): void {
  if (truth.stopped.of('line').everHeld(fromMs, nowMs, (stopped) => !stopped)) return
  throw new Violation('switch', `${said.identity} leaves over a second after the switch was thrown`)
}

/** By the beginnings of the simulation's own numbers, not by the product's table; of any other nothing is known here. */
function checkCountry(truth: Truth, { said, fromMs, nowMs }: Moment, { to }: Submit): void {
  const country = Object.entries(COUNTRY_OF).find(([beginning]) => to.startsWith(beginning))?.[1]
  if (country === undefined) return
  if (truth.open.of('line').everHeld(fromMs, nowMs, (open) => open.split(' ').includes(country))) return
  throw new Violation('country', `${said.identity} leaves for ${country} over a second after it was closed`)
}

/** What strangers wrote into orders stands in no text, in whatever form. */
function checkWords({ text }: Submit): void {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  const lure = LURES.find((one) => plain.includes(one.lure))
  if (lure !== undefined) throw new Violation('no-lure', 'a text says what a stranger wrote into an order')
}

function isChineseNotice({ kind }: Said, { to }: Submit): boolean {
  return isOfContract(kind) && to.startsWith('+86')
}

/** By the clock of whoever holds the number, wherever the platform takes them to be. */
function checkHours(truth: Truth, worker: Worker, { said, fromMs, nowMs }: Moment, submit: Submit): void {
  const mayWake = isChineseNotice(said, submit)
    ? truth.optOuts.of(hashOf(truth, submit)).everHeld(fromMs, nowMs, (state) => takes(state, submit))
    : false
  const isToStaff = truth.messages.get(submit.messageId)?.category === 'internal'
  if (mayWake || isToStaff || worker.isAstray) return
  const zone = truth.livesIn.get(submit.to) ?? homeOf(submit.to)
  if (isNight(fromMs - MOST_SKEW_MS, zone) && isNight(nowMs + MOST_SKEW_MS, zone))
    throw new Violation('quiet-hours', `${said.identity} leaves at night in ${zone}`)
  checkCollection(truth.messages.get(submit.messageId), {
    ...{ to: submit.to, zone },
    edges: [fromMs - MOST_SKEW_MS, nowMs + MOST_SKEW_MS],
  })
  const isPromoting = truth.messages.get(submit.messageId)?.category === 'marketing'
  const edges = [fromMs - MOST_SKEW_MS, nowMs + MOST_SKEW_MS]
  if (isPromoting && edges.every((atMs) => mayNotPromote(submit.to, atMs, zone)))
    throw new Violation('marketing-hours', `${said.identity} leaves at an hour at which none may promote in ${zone}`)
}

/** No hour of one day at which marketing leaves is further from another, by half an hour for clock changes and skews. */
const SURELY_ONE_DAY_MS = 10.5 * 3_600_000

/** What asks on after a reader's own answer counts as no marketing that comes unasked. One marketing text a number and day, and one that asks for money: what leaves less than a night after another one leaves on the same day. */
function checkCaps(truth: Truth, worker: Worker, { said, nowMs }: Moment, { to, messageId }: Submit): void {
  const category = truth.messages.get(messageId)?.category
  if (category !== 'marketing' && category !== 'collection') return
  if (said.kind === 'satisfaction-survey' && said.about.includes('#question-')) return
  const before = truth.capped.get(`${category} ${to}`) ?? []
  truth.capped.set(`${category} ${to}`, [...before, { atMs: nowMs, messageId }])
  if (worker.isAstray || truth.hasAstrayWorker) return
  const other = before.find((one) => one.messageId !== messageId && nowMs - one.atMs < SURELY_ONE_DAY_MS)
  if (other !== undefined) throw new Violation('capped', `${said.identity} is a second ${category} text of one day`)
}

/** Marketing by the beginning of a number: hours, and whether Sundays too; every other country is taken as cautiously. */
const MARKETING: Readonly<Record<string, { hours: readonly [number, number]; sundays: boolean }>> = {
  '+86': { hours: [9, 21], sundays: true },
  '+1': { hours: [10, 17], sundays: false },
  '+49': { hours: [8, 20], sundays: false },
}
const ELSEWHERE = { hours: [9, 20], sundays: false } as const

function mayNotPromote(to: string, atMs: number, zone: string): boolean {
  const { hours, sundays } = Object.entries(MARKETING).find(([beginning]) => to.startsWith(beginning))?.[1] ?? ELSEWHERE
  return isOutside(atMs, zone, hours) || (!sundays && weekdayAt(atMs, zone) === 7)
}
