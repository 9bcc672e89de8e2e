import { deliveryIdOf, type WebhookId } from '#shared/contracts/ids.ts'
import type { Delivery, DeliveryAnswer, OutgoingEvent, ToldMove } from '#shared/contracts/webhook.ts'

/** Waits before the second try and so on, in seconds; after the last one nothing more is tried. */
export const RETRY_SECONDS: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400]
/** How long a delivery that was handed over may take before it comes up again. */
export const DELIVERY_HAND_OVER_MS = 300_000
/** After so long it is looked up whether what was foretold came about. */
const FORETOLD_MS = 60_000
/** Longer than any worker lives: what has not come about by then never will. */
const FORETOLD_FOR_MS = 30 * 60_000
/** The endpoint says that it is gone for good (https://www.rfc-editor.org/rfc/rfc9110#name-410-gone, read 2026-11-30). */
const GONE = 410

type Made = { webhookId: WebhookId; event: OutgoingEvent; now: Date }

/** Of what has happened: due at once. */
export function newDelivery({ webhookId, event, now }: Made): Delivery {
  const id = deliveryIdOf(webhookId, event)
  const nothingYet = { move: null, tries: 0, answer: null, triedAt: null }
  return { id, webhookId, event, state: 'waiting', ...nothingYet, createdAt: now, wakeAt: now, rev: 1 }
}

/** Of what is about to be written: it comes up in a minute unless it is confirmed before. */
export function foretell(made: Made, move: ToldMove): Delivery {
  const wakeAt = new Date(made.now.getTime() + FORETOLD_MS)
  return { ...newDelivery(made), state: 'foretold', move, wakeAt }
}

/** What it foretold has come about: due now. */
export function confirmDelivery(delivery: Delivery, now: Date): Delivery {
  return { ...delivery, state: 'waiting', wakeAt: now, rev: delivery.rev + 1 }
}

/** What it foretold has not come about so far: it is looked up again in a minute, and given up after half an hour. */
export function askAgain(delivery: Delivery, now: Date): Delivery | null {
  if (now.getTime() - delivery.createdAt.getTime() > FORETOLD_FOR_MS) return null
  return { ...delivery, wakeAt: new Date(now.getTime() + FORETOLD_MS), rev: delivery.rev + 1 }
}

/** The delivery after a try. Any 2xx is a yes; what else comes is tried again, until the waits are used up or it is 410. */
export function afterTry(delivery: Delivery, answer: DeliveryAnswer, now: Date): Delivery {
  const { status } = answer
  const tried = { ...delivery, tries: delivery.tries + 1, answer, triedAt: now, rev: delivery.rev + 1 }
  if (status !== null && status >= 200 && status < 300) return { ...tried, state: 'delivered', wakeAt: null }
  const wait = status === GONE ? undefined : RETRY_SECONDS[delivery.tries]
  if (wait === undefined) return { ...tried, state: 'failed', wakeAt: null }
  return { ...tried, wakeAt: new Date(now.getTime() + wait * 1000) }
}

/** Closed without a try: there is nobody to tell. */
export function giveUp(delivery: Delivery, code: string): Delivery {
  const answer = { status: null, code }
  return { ...delivery, state: 'failed', answer, wakeAt: null, rev: delivery.rev + 1 }
}

/** Tried anew from the first try on, by a job that its writer sends: the sweep leaves it to that for a while. */
export function redriven(delivery: Delivery, now: Date): Delivery {
  return leftToJob({ ...delivery, state: 'waiting', tries: 0, rev: delivery.rev + 1 }, now)
}

/** The same delivery, which comes up again by itself only if its job is lost. */
export function leftToJob(delivery: Delivery, now: Date): Delivery {
  return { ...delivery, wakeAt: new Date(now.getTime() + DELIVERY_HAND_OVER_MS) }
}
