import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message, Reason, Subject } from '#shared/contracts/message.ts'
import type { Order } from '#shared/contracts/record.ts'
import { AppError } from '#shared/domain/errors.ts'
import { basketWindow, findNudgeStop, isPaid, isSameBasket } from '#shared/domain/records/order-facts.ts'
import { setterOf } from '#shared/domain/records/set-by.ts'
import { isTold } from '#shared/domain/scenarios/asked-again.ts'
import { MOST_NUDGES, nudgeKey } from '#shared/domain/scenarios/shipped/unpaid-order-nudge.ts'
import { byWhom, closeMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { untilSaved } from '../until-saved.ts'
import { type Candidate, isStillToCome, type PlanDeps, planCandidate } from './plan-candidate.ts'
import { type ReadCandidatesDeps, readCandidates } from './read-candidates.ts'
import { isKeptInLine, readWaiting } from './read-waiting.ts'

export type AnswerDeps = PlanDeps &
  ReadCandidatesDeps & {
    records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'listOrdersOfContact' | 'claimOnce'>
    queues: Pick<Queues, 'sendJobs'>
  }

/** What an event may do to messages that are there: a correction or a payment taken back asks anew, other facts only stop. */
export type Asks = 'nothing' | 'correction' | 'payment-back'

/** Whether texts have left, and none is to come that could tell what was corrected. */
export type Answered = { hasLeft: boolean }
export type Asked = {
  asks: Asks
  /** The only shipment that it is about; null where it is about the whole order. */
  shipmentId: string | null
  /** It is word on the way, which only scenarios that follow each word answer. @default false */
  isTracking?: boolean
}

type Scene = { order: Order; messages: ReadonlyMap<MessageId, Message>; candidates: readonly Candidate[] }

const TRIES = 20

/**
 * Brings an order's messages in line with its facts: plans those that active and paused campaigns call for, moves those that a
 * correction changed, stops those that are no longer right, and asks again for those that a payment stopped which was taken
 * back. Works from stored facts alone, so the order of events means nothing and a repeat changes nothing.
 * @throws AppError HELD_BY_ANOTHER_WORKER (retryable) while a text is being sent that a correction is about.
 */
export async function answerOrder(deps: AnswerDeps, orderId: string, asked: Asked): Promise<Answered> {
  const { asks } = asked
  if (asked.isTracking === true && !(await readWaiting(deps)).some(isKeptInLine)) return { hasLeft: false }
  const context = { orderId }
  const contended = { what: 'the messages', code: 'HELD_BY_ANOTHER_WORKER' as const, tries: TRIES, context }
  return untilSaved<Answered>(contended, async () => {
    const scene = await readScene(deps, orderId, asks)
    if (scene === null) return { hasLeft: false }
    const due: MessageId[] = []
    const isDone = (await closeNudges(deps, scene, asks)) && (await planAll(deps, scene, asks, due))
    if (due.length > 0) await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: due }])
    if (!isDone) return 'lost'
    if (asks === 'payment-back') await askTwinsAgain(deps, scene.order)
    return { hasLeft: asks !== 'nothing' && hasLeft(scene, asked) }
  })
}

/**
 * The order as it stands after its messages were read: who changes the order later writes its messages later too, and
 * whoever acted on the older order meanwhile loses against that write.
 */
async function readScene(deps: AnswerDeps, orderId: string, asks: Asks): Promise<Scene | null> {
  const first = await deps.records.findOrder(orderId)
  if (first === undefined || first.contactId === null || first.placedAt === null) return null
  const candidates = await readCandidates(deps, first)
  const stop = findNudgeStop(first)
  const inLine = candidates.filter(({ isKeptInLine }) => isKeptInLine)
  if (asks === 'nothing' && stop === null && inLine.length === 0)
    return { order: first, messages: new Map(), candidates }
  const twins = stop === 'order-paid' ? await listTwins(deps, first) : []
  const ids = [first, ...twins].flatMap(nudgeIds)
  const asked = asks === 'nothing' && stop === null ? inLine : candidates
  const messages = await deps.messages.findMany([...ids, ...asked.flatMap((one) => one.ids)])
  if (messages.size === 0) return { order: first, messages, candidates }
  const order = (await deps.records.findOrder(orderId)) ?? first
  return { order, messages, candidates: order.rev === first.rev ? candidates : await readCandidates(deps, order) }
}

/** False when a message moved meanwhile: then everything is read again. */
async function planAll(deps: AnswerDeps, scene: Scene, asks: Asks, due: MessageId[]): Promise<boolean> {
  let isDone = true
  for (const candidate of scene.candidates) {
    const planned = await planCandidate(deps, candidate, { messages: scene.messages, asksAgain: asks !== 'nothing' })
    if (planned.kind === 'sending') throw heldBy('the message is being sent', scene.order.id)
    if (planned.kind === 'due') due.push(planned.id)
    if (planned.kind === 'lost' && (asks !== 'nothing' || candidate.isKeptInLine)) isDone = false
  }
  return isDone
}

/** Closes the planned nudges that are no longer right. False when one moved meanwhile: then everything is read again. */
async function closeNudges(deps: AnswerDeps, scene: Scene, asks: Asks): Promise<boolean> {
  const own = new Set(nudgeIds(scene.order))
  const inLine = new Set(scene.candidates.flatMap(({ isKeptInLine, ids }) => (isKeptInLine ? ids : [])))
  let isDone = true
  for (const message of scene.messages.values()) {
    // One that is being sent at this moment judged the order a moment ago; its worker reads again if it was slow.
    if (message.state !== 'planned' || message.subject.type !== 'order' || inLine.has(message.id)) continue
    const closing = own.has(message.id) ? closingOf(message, scene, asks) : closingOfTwin(scene.order)
    if (closing === null) continue
    const [state, because] = closing
    const values = byWhom(setterOf(scene.order, because))
    const closed = closeMessage(message, state, because, deps.clock.now(), values)
    if (!(await deps.messages.save(closed, message.rev))) isDone = false
  }
  return isDone
}

type Closing = ['suppressed' | 'cancelled' | 'expired', Reason] | null

/** An order needs none any more, or a correction of its hours left no time for this one. */
function closingOf(message: Message, { order, candidates }: Scene, asks: Asks): Closing {
  const because = findNudgeStop(order)
  if (because !== null) return ['cancelled', because]
  const ofCampaign = candidates.filter(({ campaign }) => campaign.id === message.campaignId)
  const isCalledFor = ofCampaign.some(({ ids }) => ids.includes(message.id))
  return asks === 'nothing' || ofCampaign.length === 0 || isCalledFor ? null : ['expired', 'too-late']
}

/** Of orders for the same basket one payment is enough. */
function closingOfTwin(order: Order): Closing {
  return isPaid(order) ? ['suppressed', 'duplicate-paid'] : null
}

/** The orders of the same basket, whose nudges this one's payment had made needless. */
async function askTwinsAgain(deps: AnswerDeps, order: Order): Promise<void> {
  if (isPaid(order)) return
  for (const { id } of await listTwins(deps, order))
    await answerOrder(deps, id, { asks: 'correction', shipmentId: null })
}

async function listTwins(deps: AnswerDeps, order: Order): Promise<Order[]> {
  if (order.contactId === null || order.placedAt === null) return []
  const { from, to } = basketWindow(order.placedAt)
  const others = await deps.records.listOrdersOfContact(order.contactId, from, to)
  return others.filter((other) => isSameBasket(order, other))
}

function nudgeIds({ id, contactId, placedAt }: Order): MessageId[] {
  if (contactId === null || placedAt === null) return []
  return Array.from({ length: MOST_NUDGES }, (_, index) =>
    messageIdOf({ contactId, occurrence: nudgeKey(id, placedAt, index + 1) }),
  )
}

function hasLeft({ messages, candidates }: Scene, { shipmentId }: Asked): boolean {
  const isMeant = ({ subject }: { subject: Subject }) => shipmentId === null || subject.id === shipmentId
  const isToCome = (candidate: Candidate) => isMeant(candidate.occurrence) && isStillToCome(candidate, messages)
  return [...messages.values()].some((message) => isMeant(message) && isTold(message)) && !candidates.some(isToCome)
}

function heldBy(why: string, orderId: string): AppError {
  return new AppError('HELD_BY_ANOTHER_WORKER', why, { retryable: true, context: { orderId } })
}
