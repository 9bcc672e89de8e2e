import type { KeptCode } from '#shared/contracts/kept-event.ts'
import type { OrderEvent, RecordChanged } from '#shared/contracts/order-event.ts'
import { isFromTheFuture } from '#shared/domain/records/event-instants.ts'
import { checkSaying } from '#shared/domain/records/read-saying.ts'
import { readRecordType } from '#shared/domain/records/record-types.ts'
import { type AnswerDeps, answerOrder } from './answer-order.ts'
import { answerRecord } from './answer-record.ts'
import { type FindShopDeps, findShop, type Where } from './find-shop.ts'
import { type RecordEventDeps, recordEvent } from './record-event.ts'
import { tellCases } from './tell-cases.ts'
import { translateSaying } from './translate-saying.ts'

export type ActOnEventDeps = RecordEventDeps & AnswerDeps & FindShopDeps

/** Why an event is put aside although it was read; null where it was acted on. */
export type KeptWhy = { code: KeptCode; detail?: string } | null

/**
 * Records an event's facts, then plans or cancels the messages that they call for; answers why it is to be put aside where
 * it cannot be honoured. A repeat changes nothing.
 */
export async function actOnEvent(deps: ActOnEventDeps, event: OrderEvent): Promise<KeptWhy> {
  if (isFromTheFuture(event, deps.clock.now())) return { code: 'from-the-future' }
  if (event.type === 'record.changed' && readRecordType(event.data.type) === undefined)
    return { code: 'unknown-fact', detail: 'this type of record is not kept' }
  const where = await findShop(deps, event)
  if (where === 'which-shop') return { code: 'which-shop' }
  return event.type === 'record.changed' ? actOnSaying(deps, event, where) : act(deps, event, where)
}

/** Acts on all of a saying that can be acted on, one event after another, and answers why on the rest nobody could. */
export async function actOnSaying(deps: ActOnEventDeps, event: RecordChanged, where: Where): Promise<KeptWhy> {
  const { events, lacks } = await translateSaying(deps, event, where)
  let why: KeptWhy = null
  for (const one of events) why = (await act(deps, one, where)) ?? why
  const { unknown } = checkSaying(event.data)
  if (unknown.length > 0) return { code: 'unknown-fact', detail: inWords(unknown) }
  return lacks.length > 0 ? { code: 'record-incomplete', detail: inWords(lacks) } : why
}

async function act(deps: ActOnEventDeps, event: OrderEvent, where: Where): Promise<KeptWhy> {
  const { orders, corrects, kept } = await recordEvent(deps, event, where)
  if (kept !== undefined) await answerRecord(deps, kept)
  if (event.type === 'order.shipped') await tellCases(deps, event, where)
  let hasLeft = false
  for (const { id, asked } of orders) hasLeft = (await answerOrder(deps, id, asked)).hasLeft || hasLeft
  return corrects && hasLeft ? { code: 'texts-left' } : null
}

function inWords(lacks: readonly { path: string; message: string }[]): string {
  return lacks.map(({ path, message }) => `${path} ${message}`).join('; ')
}
