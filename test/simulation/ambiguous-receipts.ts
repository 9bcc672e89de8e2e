import * as z from 'zod'
import { ReceiptEvent, readLogBatch } from '#functions/delivery-log-batch.ts'
import { Receipt } from '#shared/contracts/receipt.ts'
import { MOST_SKEW_MS } from './at-submit.ts'
import type { World } from './world.ts'

type Job = { queue: string; body: string; reason: string }

/** A minute, and what clocks differ by. */
const NEAR_MS = 60_000 + 4 * MOST_SKEW_MS

/**
 * Whether a receipt was rightly put aside for somebody to look at: about its time several texts were handed over to its number,
 * so that by the time alone nobody can tell which of them it is about.
 */
export function isRightlyAside({ platform }: World, { queue, body, reason }: Job): boolean {
  if (queue !== 'receipts' || reason !== 'several texts may be meant') return false
  const { detail } = ReceiptEvent.parse(JSON.parse(body))
  const receipts = (readLogBatch(detail)?.logEvents ?? []).map(({ message }) => z.decode(Receipt, JSON.parse(message)))
  return receipts.every(({ to, acceptedAt }) => {
    const isNear = (atMs: number) => platform.truth.hasAstrayWorker || Math.abs(atMs - acceptedAt.getTime()) <= NEAR_MS
    const handedOver = platform.carrier.attempts.filter((one) => one.to === to && isNear(one.atMs))
    return new Set(handedOver.map(({ messageId }) => messageId)).size > 1
  })
}
