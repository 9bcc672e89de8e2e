import type { MessageId } from '#shared/contracts/ids.ts'
import type { Message, Subject } from '#shared/contracts/message.ts'
import type { Order } from '#shared/contracts/record.ts'
import { notesLastOrder } from '#shared/domain/campaigns/waiting-campaigns.ts'
import { AppError } from '#shared/domain/errors.ts'
import { basketWindow, isPaid, isSameBasket } from '#shared/domain/records/order-facts.ts'
import { isTold } from '#shared/domain/scenarios/asked-again.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { untilSaved } from '../until-saved.ts'
import { noteLastOrder } from './note-last-order.ts'
import { type Candidate, isStillToCome, type PlanDeps, planCandidate } from './plan-candidate.ts'
import { type ReadCandidatesDeps, readCandidates } from './read-candidates.ts'
import { comparesBaskets, followsTracking, readWaiting } from './read-waiting.ts'

export type AnswerDeps = PlanDeps &
  ReadCandidatesDeps & {
    records: Pick<
      RecordStore,
      'findOrder' | 'findShipment' | 'listOrdersOfContact' | 'claimOnce' | 'findKept' | 'saveKept'
    >
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
  /** The order of the same basket whose payment asks. @default the order's own word does */
  paidTwin?: Order
}

type Scene = {
  order: Order
  messages: ReadonlyMap<MessageId, Message>
  candidates: readonly Candidate[]
  /** Whether a campaign looks at the orders of the same basket. */
  comparesBaskets: boolean
  /** Whether a campaign counts from the buyer's newest order. */
  notesLastOrder: boolean
}

const TRIES = 20

/**
 * Brings an order's messages in line with its facts: plans those that active and paused campaigns call for, moves those that a
 * correction changed, stops those that are no longer right, and asks again for those that a payment stopped which was taken
 * back. Works from stored facts alone, so the order of events means nothing and a repeat changes nothing.
 * @throws AppError HELD_BY_ANOTHER_WORKER (retryable) while a text is being sent that a correction is about.
 */
export async function answerOrder(deps: AnswerDeps, orderId: string, asked: Asked): Promise<Answered> {
  const { asks } = asked
  if (asked.isTracking === true && !(await readWaiting(deps)).some(followsTracking)) return { hasLeft: false }
  const context = { orderId }
  const contended = { what: 'the messages', code: 'HELD_BY_ANOTHER_WORKER' as const, tries: TRIES, context }
  return untilSaved<Answered>(contended, async () => {
    const scene = await readScene(deps, orderId, asked)
    if (scene === null) return { hasLeft: false }
    if (scene.notesLastOrder) await noteLastOrder(deps, scene.order)
    const due: MessageId[] = []
    const isDone = await planAll(deps, scene, asks, due)
    if (due.length > 0) await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: due }])
    if (!isDone) return 'lost'
    if (scene.comparesBaskets && asked.paidTwin === undefined) await answerTwins(deps, scene.order, asks)
    return { hasLeft: asks !== 'nothing' && hasLeft(scene, asked) }
  })
}

/**
 * The order as it stands after its messages were read: who changes the order later writes its messages later too, and
 * whoever acted on the older order meanwhile loses against that write.
 */
async function readScene(deps: AnswerDeps, orderId: string, { asks, paidTwin }: Asked): Promise<Scene | null> {
  const first = await deps.records.findOrder(orderId)
  if (first === undefined || first.contactId === null || first.placedAt === null) return null
  const campaigns = await readWaiting(deps)
  const candidates = await readCandidates(deps, { order: first, campaigns, paidTwin })
  const common = {
    comparesBaskets: campaigns.some(comparesBaskets),
    notesLastOrder: campaigns.some(notesLastOrder),
  }
  const asked = asks === 'nothing' ? candidates.filter(({ isKeptInLine }) => isKeptInLine) : candidates
  const messages = await deps.messages.findMany(asked.flatMap(({ ids }) => ids))
  if (messages.size === 0) return { ...common, order: first, messages, candidates }
  const order = (await deps.records.findOrder(orderId)) ?? first
  const isMoved = order.rev !== first.rev
  const now = isMoved ? await readCandidates(deps, { order, campaigns, paidTwin }) : candidates
  return { ...common, order, messages, candidates: now }
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

/**
 * The orders of the same basket: one payment makes texts about the others needless, and one that was taken back asks for
 * them again.
 */
async function answerTwins(deps: AnswerDeps, order: Order, asks: Asks): Promise<void> {
  const paid = isPaid(order)
  if (!paid && asks !== 'payment-back') return
  for (const { id } of await listTwins(deps, order))
    await answerOrder(deps, id, {
      asks: paid ? 'nothing' : 'correction',
      shipmentId: null,
      ...(paid && { paidTwin: order }),
    })
}

async function listTwins(deps: AnswerDeps, order: Order): Promise<Order[]> {
  if (order.contactId === null || order.placedAt === null) return []
  const { from, to } = basketWindow(order.placedAt)
  const others = await deps.records.listOrdersOfContact(order.contactId, from, to)
  return others.filter((other) => isSameBasket(order, other))
}

function hasLeft({ messages, candidates }: Scene, { shipmentId }: Asked): boolean {
  const isMeant = ({ subject }: { subject: Subject }) => shipmentId === null || subject.id === shipmentId
  const isToCome = (candidate: Candidate) => isMeant(candidate.occurrence) && isStillToCome(candidate, messages)
  return [...messages.values()].some((message) => isMeant(message) && isTold(message)) && !candidates.some(isToCome)
}

function heldBy(why: string, orderId: string): AppError {
  return new AppError('HELD_BY_ANOTHER_WORKER', why, { retryable: true, context: { orderId } })
}
